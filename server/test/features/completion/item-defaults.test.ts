import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { InsertReplaceEdit, Range, TextEdit } from 'vscode-languageserver-types';
import { shortName } from '../../../src/features/completion/data.ts';
import { withDocumentation } from '../../../src/features/completion/resolve.ts';
import { type Asked, ask, editOf, editor, type PlaceName } from './choose.ts';

const all = ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'];

const positions: readonly (readonly [marked: string, place: PlaceName])[] = [
  ['|', 'requirements'],
  ['|', 'config'],
  ['[features]\n|\nhooks = true', 'requirements'],
  ['[features]\nmemo|ries = true', 'requirements'],
  ['[features]\n"memo|', 'requirements'],
  ['[windows]\nallow|', 'requirements'],
  ['[mcp_servers]\n|', 'config'],
  ['[hooks.Pre|]', 'requirements'],
  ['[permissions.|', 'managed'],
  ['allowed_sandbox_modes = [|]', 'requirements'],
  ['allowed_sandbox_modes = |', 'requirements'],
  ['sandbox_mode = "|"', 'config'],
  ['# |', 'requirements'],
];

/** The items as they are for a client that takes what a list says for all of them. */
function completed({ items, itemDefaults }: CompletionList): CompletionItem[] {
  const { editRange, insertTextFormat, data } = itemDefaults ?? {};
  return items.map(({ textEditText, ...item }) => {
    const newText = textEditText ?? item.label;
    const textEdit =
      editRange && (Range.is(editRange) ? TextEdit.replace(editRange, newText) : { newText, ...editRange });
    const format = item.insertTextFormat ?? insertTextFormat;
    // That of plain text is the protocol's own default.
    const { insertTextFormat: _, ...rest } = item;
    return {
      ...(textEdit && { textEdit }),
      ...(data !== undefined && { data }),
      ...rest,
      ...(format === 2 && { insertTextFormat: format }),
    };
  });
}

/** An item with what an editor makes of its text, however it is said, and without what comes back with a question. */
function asApplied(asked: Asked, item: CompletionItem): CompletionItem {
  const { data: _, insertText: __, textEdit, ...rest } = item;
  return { ...rest, textEdit: textEdit ?? editOf(asked, item) };
}

describe('lists that say once what is the same for all items', () => {
  for (const [marked, place] of positions) {
    it(`mean the same as others, and document the same: ${place} ${JSON.stringify(marked)}`, () => {
      const plain = ask(marked, place);
      assert.equal(plain.list.itemDefaults, undefined);
      const { analysis, list } = ask(marked, place, { client: { ...editor, itemDefaults: all } });
      const meant = completed(list);
      const applied = (items: readonly CompletionItem[]) => items.map((item) => asApplied(plain, item));
      assert.deepEqual(applied(meant), applied(plain.list.items));
      const documented = (items: readonly CompletionItem[]) =>
        items.map((item) => withDocumentation(analysis, item).documentation);
      assert.deepEqual(documented(meant), documented(plain.list.items));
    });
  }

  it('say the range, the format and the table of the keys', () => {
    const client = { ...editor, itemDefaults: all };
    const { list } = ask('[[rules.prefix_rules]]\njust|', 'requirements', { client });
    assert.deepEqual(list.itemDefaults, {
      editRange: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      insertTextFormat: 2,
      data: { of: shortName('file:///etc/codex/requirements.toml'), table: ['rules', 'prefix_rules', 0] },
    });
    assert.deepEqual(
      list.items.find(({ label }) => label === 'justification'),
      {
        label: 'justification',
        kind: 10,
        detail: 'a string',
        sortText: '0002',
        textEditText: 'justification = "$1"',
        command: { title: 'Suggest', command: 'suggest' },
      },
    );
  });

  it('say no more than the client takes', () => {
    const of = (...itemDefaults: string[]) =>
      Object.keys(
        ask('[mcp_servers.docs]\n|', 'config', { client: { ...editor, itemDefaults } }).list.itemDefaults ?? {},
      );
    assert.deepEqual(of('editRange'), ['editRange']);
    assert.deepEqual(of('insertTextFormat', 'data'), ['insertTextFormat', 'data']);
    assert.deepEqual(of('commitCharacters', 'insertTextMode'), []);
    assert.deepEqual(of(), []);
  });

  it('say the format that most items have, so that few have to say theirs', () => {
    const formatsOf = (marked: string) => {
      const { list } = ask(marked, 'requirements', { client: { ...editor, itemDefaults: ['insertTextFormat'] } });
      const own = list.items.filter(({ insertTextFormat }) => insertTextFormat !== undefined);
      return [list.itemDefaults?.insertTextFormat, own.map(({ label, insertTextFormat }) => [label, insertTextFormat])];
    };
    assert.deepEqual(formatsOf('[[rules.prefix_rules]]\n|'), [2, [['canonical_matching', 1]]]);
    assert.deepEqual(formatsOf('[features]\n|'), [undefined, []]);
    assert.deepEqual(formatsOf('[windows]\n|'), [undefined, [['allowed_sandbox_implementations', 2]]]);
  });

  it('have two ranges in the middle of a word', () => {
    const { list } = ask('[features]\nmemo|ries = true', 'requirements', { client: { ...editor, itemDefaults: all } });
    const range = list.itemDefaults?.editRange;
    assert.deepEqual(range, {
      insert: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      replace: { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } },
    });
    const item = ask('[features]\nmemo|ries = true').list.items[0];
    assert.ok(item?.textEdit && InsertReplaceEdit.is(item.textEdit));
  });
});
