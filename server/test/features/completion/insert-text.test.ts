import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { CompletionClient } from '../../../src/features/completion/list.ts';
import { ask, editor, type PlaceName } from './choose.ts';

type Written = Pick<CompletionItem, 'insertText' | 'textEdit' | 'textEditText'>;

function written(marked: string, label: string, place: PlaceName = 'requirements', client = editor): Written {
  const item = ask(marked, place, { client }).list.items.find((candidate) => candidate.label === label);
  assert.ok(item, label);
  const { insertText, textEdit, textEditText } = item;
  return {
    ...(insertText !== undefined && { insertText }),
    ...(textEdit && { textEdit }),
    ...(textEditText && { textEditText }),
  };
}

/** An editor that takes text as it is. */
const plain: CompletionClient = { snippets: false, insertReplace: false };

function at(line: number, start: number, end: number, newText: string): Written {
  return { textEdit: { range: { start: { line, character: start }, end: { line, character: end } }, newText } };
}

describe('the text of an item of completion', () => {
  it('needs no range for a name on a line where nothing else stands', () => {
    const expected = { insertText: 'allow_upstream_proxy = ' };
    for (const marked of ['|', '|\n', '|\r\n', '  |', '\t|  ', '|\nenabled = true']) {
      assert.deepEqual(written(`[experimental_network]\n${marked}`, 'allow_upstream_proxy'), expected, marked);
    }
    for (const marked of ['\ufeff|', 'log_dir = ""\r\n|\r\n[features]\r\n']) {
      assert.deepEqual(written(marked, 'allow_appshots'), { insertText: 'allow_appshots = ' });
    }
    const asItIs = written('|', 'allow_appshots', 'requirements', plain);
    assert.deepEqual(asItIs, { insertText: 'allow_appshots = ' });
  });

  it('is the label where it says no more', () => {
    assert.deepEqual(written('|', 'allowed_web_search_modes = ["cached"]'), {});
  });

  it('has a range beside a letter, a comment, a bracket and a comma', () => {
    assert.deepEqual(written('log_|', 'log_dir'), at(0, 0, 4, 'log_dir = "$1"'));
    assert.deepEqual(written('| # soon', 'log_dir'), at(0, 0, 0, 'log_dir = "$1"'));
    assert.deepEqual(written('mcp_servers.|', '<id>', 'requirements', plain), at(0, 12, 12, 'id.'));
    assert.deepEqual(written('features = { | }', 'hooks'), at(0, 13, 13, 'hooks = '));
    assert.deepEqual(written('features = { hooks = true, | }', 'memories'), at(0, 27, 27, 'memories = '));
    assert.deepEqual(written('enforce_residency = |', 'us'), at(0, 20, 20, '"us"'));
  });

  it('has a range where an editor would not take all that is typed of the name for a word', () => {
    assert.deepEqual(written('allowed_sandbox_modes = [\n|\n]', 'read-only'), at(1, 0, 0, '"read-only"'));
    assert.deepEqual(written('[mcp_servers]\n|', '<id>', 'config', plain), at(1, 0, 0, '[mcp_servers.id]\n'));
  });

  it('has a range where it has several lines, or is empty', () => {
    assert.deepEqual(written('|', 'windows'), at(0, 0, 0, '[windows]\n'));
    const below = '[permissions.filesystem]\ndeny_read = []\n|';
    assert.deepEqual(written(below, '[windows]'), at(2, 0, 0, '[windows]\n'));
    assert.deepEqual(written(below, 'allow_appshots = true'), at(2, 0, 0, ''));
  });

  it('is said beside the range of all items for a client that takes one', () => {
    const client: CompletionClient = { ...editor, itemDefaults: ['editRange'] };
    const of = (label: string) => written('|', label, 'requirements', client);
    assert.deepEqual(of('allow_appshots'), { textEditText: 'allow_appshots = ' });
    assert.deepEqual(of('allowed_web_search_modes = ["cached"]'), {});
    assert.deepEqual(of('windows'), { textEditText: '[windows]\n' });
  });
});
