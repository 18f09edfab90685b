import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileKind } from '../../../src/codex/file-kind.ts';
import { analyse } from '../../../src/features/analysis.ts';
import { completions } from '../../../src/features/completion/complete.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { withCursor } from '../cursor.ts';
import { chosen, editor, labels, type PlaceName, places } from './choose.ts';

const policy =
  'default_permissions = "planned"\n[permissions.acme]\n[mcp_servers.docs.identity]\ncommand = "a"\n[model_providers."a b"]\n';
const settings =
  '[mcp_servers.docs]\n[mcp_servers.mine]\n[permissions.wide]\n[agents.critic]\n[agents]\nmax_depth = 1\nmcp_servers.none = 1\n';

/** A text with its cursor, the kind of the other file, how the list begins, and what choosing an item gives. */
const positions: readonly (readonly [
  marked: string,
  place: PlaceName,
  first: string,
  choice: string,
  result: string,
])[] = [
  ['default_permissions = "|"', 'requirements', 'wide · :read-only', 'wide', 'default_permissions = "wide"|'],
  ['default_permissions = "|"', 'managed', 'acme · :read-only', 'acme', 'default_permissions = "acme"|'],
  ['model_provider = |', 'config', 'a b · openai', 'a b', 'model_provider = "a b"|'],
  [
    '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\nserver = "|"',
    'requirements',
    'docs · mine',
    'mine',
    '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\nserver = "mine"|',
  ],
  ['[mcp_servers]\n|', 'requirements', 'docs · mine · <id>', 'mine', '[mcp_servers]\n[mcp_servers.mine]\n|'],
  [
    '[mcp_servers.docs]\n[mcp_servers.|]',
    'requirements',
    '',
    'mcp_servers.mine',
    '[mcp_servers.docs]\n[mcp_servers.mine]|',
  ],
  ['[permissions.|]', 'managed', '', 'permissions.planned', '[permissions.planned]|'],
  ['[mcp_servers]\n|', 'config', 'docs · <id>', 'docs', '[mcp_servers]\n[mcp_servers.docs]\n|'],
];

describe('completion of names of other files', () => {
  for (const [marked, place, first, choice, result] of positions) {
    it(`${place}: ${JSON.stringify(marked)}`, () => {
      const { text, offset } = withCursor(marked);
      const textDocument = TextDocument.create(`file://${places[place]}`, 'toml', 1, text);
      const [other, kind]: [string, FileKind] =
        place === 'requirements' ? [settings, 'config'] : [policy, 'requirements'];
      const companions = [{ document: parseDocument(other), kind }];
      const analysis = { ...analyse(textDocument, places[place], { profile: 'balanced' }), companions };
      const cursor = textDocument.positionAt(offset);
      const asked = { analysis, cursor, list: completions(analysis, cursor, editor) };
      const wanted = first === '' ? [] : first.split(' · ');
      assert.deepEqual(labels(asked).slice(0, wanted.length), wanted);
      assert.equal(chosen(asked, choice), result);
    });
  }
});
