import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { valueCandidates } from '../../../src/codex/candidates.ts';
import { fileKinds } from '../../../src/codex/file-kind.ts';
import { fileReferences } from '../../../src/codex/file-reference.ts';
import { isRefusedValue } from '../../../src/features/completion/judge.ts';
import { ask, chosen, editor, labels, type PlaceName } from './choose.ts';

const client = { ...editor, selectCommand: 'select' };

/** A root key asked for below a header, what choosing it makes of the text, and what is selected then, in `«»`. */
const positions: readonly (readonly [marked: string, place: PlaceName, choice: string, result: string])[] = [
  ['[features]\nmod|', 'config', 'model = ""', 'model = "«»"\n\n[features]\n'],
  ['# ours\n\n[features]\nmod|', 'config', 'model = ""', '# ours\n\nmodel = "«»"\n\n[features]\n'],
  [
    'sandbox_mode = "read-only"\r\n\r\n[features]\r\nmod|',
    'config',
    'model = ""',
    'sandbox_mode = "read-only"\r\nmodel = "«»"\r\n\r\n[features]\r\n',
  ],
  ['[features]\nnot|\n', 'config', 'notify = []', 'notify = [«»]\n\n[features]\n\n'],
  ['[features]\nmodel_c|', 'config', 'model_context_window = 0', 'model_context_window = «0»\n\n[features]\n'],
  ['[features]\nchatgpt|', 'requirements', 'chatgpt_base_url = ""', 'chatgpt_base_url = "«»"\n\n[features]\n'],
  [
    '[mcp_servers]\nallowed_ch|',
    'requirements',
    'allowed_chatgpt_workspaces = []',
    'allowed_chatgpt_workspaces = [«»]\n\n[mcp_servers]\n',
  ],
];

describe('root keys whose value is to be typed, below a header', () => {
  for (const [marked, place, choice, result] of positions) {
    it(`${place}: ${JSON.stringify(marked)}`, () => {
      const asked = ask(marked, place, { client });
      const item = asked.list.items.find(({ label }) => label === choice);
      assert.equal(item?.command?.command, 'select');
      const [uri, range] = item.command.arguments ?? [];
      assert.equal(uri, asked.analysis.textDocument.uri);
      const text = chosen(asked, choice).replace('|', '');
      const document = TextDocument.create('', 'toml', 0, text);
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      assert.equal(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, result);
    });
  }

  it('are not offered where the editor cannot go there, nor where the value can be chosen', () => {
    assert.deepEqual(
      labels(ask('[features]\nmod|', 'config')).filter((label) => label.startsWith('model = ')),
      [],
    );
    const listed = labels(ask('[tui]\nhide_a|', 'config', { client }));
    assert.deepEqual(
      listed.filter((label) => label.startsWith('hide_agent')),
      ['hide_agent_reasoning = true', 'hide_agent_reasoning = false'],
    );
  });

  it('are offered with their words unasked, since Codex refuses none of them whatever stands beside it', () => {
    const words = fileKinds.flatMap((kind) => {
      const { schema } = fileReferences[kind];
      return Object.keys(schema.keys).flatMap((name) =>
        valueCandidates(schema, [name])
          .filter(({ holes }) => holes.length === 0)
          .map(({ text }) => ({ kind, name, text })),
      );
    });
    assert.ok(words.some(({ name, text }) => name === 'cli_auth_credentials_store' && text === '"keyring"'));
    const refused = words.filter(({ kind, name, text }) => isRefusedValue(kind, [name], text));
    assert.deepEqual(refused, []);
  });
});
