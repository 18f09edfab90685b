import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editElements } from '../../src/toml/array-edit.ts';
import {
  type Item,
  isTable,
  type KeyPath,
  parseDocument,
  type TomlDocument,
  walkItems,
} from '../../src/toml/document.ts';
import { insertKey, insertTable } from '../../src/toml/insert.ts';
import { emptyTable, removeItem } from '../../src/toml/remove.ts';
import { setValue } from '../../src/toml/set.ts';
import type { Pair, Value } from '../../src/toml/syntax.ts';
import type { TextEdit } from '../../src/toml/text-edit.ts';
import { document } from './documents.ts';
import { edited, type Plain, plain } from './plain.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 250);

const newName = fc.constantFrom('n', 'new key', 'a', 'b', 'ü');
const newValue = fc.constantFrom<[string, Plain]>(
  ['7', 7n],
  ['"x"', 'x'],
  ['[\n  "p", # q\n  "r",\n]', ['p', 'r']],
  ['{ k = true }', { k: true }],
);
const anyIndex = fc.nat({ max: 10_000 });

/** One of the items of a document that `wanted` takes. */
function pick(parsed: TomlDocument, index: number, wanted: (item: Item) => boolean): Item | undefined {
  const items = [...walkItems(parsed.root)].filter(wanted);
  return items[index % items.length];
}

/** The value with `change` made to what stands at `path`; tables that are not there are made. */
function changed(value: Plain, path: KeyPath, change: (before: Plain) => Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((element, at) => (at === step ? changed(element, rest, change) : element));
  assert.ok(value === undefined || typeof value === 'object');
  return { ...value, [step]: changed(value?.[step], rest, change) };
}

/** The value without what stands at the path of `item`, nor the tables that nothing else declares. */
function without(value: Plain, item: Item): Plain {
  const { parent, path } = item;
  const step = path.at(-1);
  if (!parent || step === undefined) return {};
  const alone = parent.children.size + parent.elements.length === 1;
  const undeclared = parent.form === 'implicit' || parent.form === 'dotted' || parent.form === 'array-of-tables';
  if (alone && undeclared) return without(value, parent);
  return changed(value, parent.path, (before) => {
    if (Array.isArray(before)) return before.filter((_, index) => index !== step);
    return Object.fromEntries(Object.entries(before as object).filter(([name]) => name !== step));
  });
}

/** Every pair of a document, those of inline tables after their holders. */
function* pairsOf({ tree }: TomlDocument): Generator<Pair> {
  for (const { pairs } of tree.sections) {
    for (const pair of pairs) {
      yield pair;
      yield* pairsWithin(pair.value);
    }
  }
}

function* pairsWithin(value: Value): Generator<Pair> {
  if (value.kind === 'array') for (const element of value.elements) yield* pairsWithin(element);
  if (value.kind !== 'inline-table') return;
  for (const pair of value.pairs) {
    yield pair;
    yield* pairsWithin(pair.value);
  }
}

function isPrefix(path: KeyPath, of: KeyPath): boolean {
  return path.every((step, index) => step === of[index]);
}

/** What edits must give: `value` with no fault, every comment, and the text of the statements away from `target`. */
function check(
  before: TomlDocument,
  edits: TextEdit | readonly TextEdit[] | undefined,
  target: Pick<Item, 'path' | 'value'>,
  value: Plain,
) {
  const text = edited(before.text, edits);
  const after = parseDocument(text);
  assert.deepEqual(after.faults, [], text);
  assert.deepEqual(plain(after.root), value, text);
  for (const { start, end } of before.tree.comments) {
    if (target.value && start >= target.value.start && end <= target.value.end) continue;
    const comment = before.text.slice(start, end);
    assert.ok(
      after.tree.comments.some((kept) => text.slice(kept.start, kept.end) === comment),
      `${comment} in ${text}`,
    );
  }
  const statements = new Set([...pairsOf(after)].map((pair) => text.slice(pair.start, pair.end)));
  for (const pair of pairsOf(before)) {
    const path = before.itemOf(pair)?.path ?? [];
    if (isPrefix(path, target.path) || isPrefix(target.path, path)) continue;
    const statement = before.text.slice(pair.start, pair.end);
    assert.ok(statements.has(statement), `${statement} in ${text}`);
  }
  if (before.text.includes('\r\n')) assert.doesNotMatch(text, /[^\r]\n/);
  assert.equal(text.startsWith('\ufeff'), before.text.startsWith('\ufeff'));
}

describe('edits of any valid document', () => {
  it('insertKey adds the key and nothing else', () => {
    const path = fc.array(newName, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(document, anyIndex, path, newValue, (text, index, names, [source, value]) => {
        const before = parseDocument(text);
        const table = pick(before, index, isTable);
        assert.ok(table);
        const full = [...table.path, ...names];
        const edit = insertKey(before, full, source);
        if (stops(table, names)) return assert.equal(edit, undefined);
        const expected = changed(plain(before.root), full, () => value);
        check(before, edit, { path: full, value: undefined }, expected);
      }),
      { numRuns },
    );
  });

  it('insertTable adds an empty table and nothing else', () => {
    const path = fc.array(newName, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(document, anyIndex, path, (text, index, names) => {
        const before = parseDocument(text);
        const table = pick(before, index, isTable);
        assert.ok(table);
        const full = [...table.path, ...names];
        const edit = insertTable(before, full);
        if (stops(table, names)) return assert.equal(edit, undefined);
        const expected = changed(plain(before.root), full, () => ({}));
        check(before, edit, { path: full, value: undefined }, expected);
      }),
      { numRuns },
    );
  });

  it('setValue replaces a value and nothing else', () => {
    fc.assert(
      fc.property(document, anyIndex, newValue, (text, index, [source, value]) => {
        const before = parseDocument(text);
        const item = pick(before, index, ({ parent }) => parent !== undefined);
        if (!item) return;
        const edit = setValue(before, item.path, source);
        if (!item.value) return assert.equal(edit, undefined);
        check(
          before,
          edit,
          item,
          changed(plain(before.root), item.path, () => value),
        );
      }),
      { numRuns },
    );
  });

  it('removeItem removes an item and what only it declares', () => {
    fc.assert(
      fc.property(document, anyIndex, (text, index) => {
        const before = parseDocument(text);
        const item = pick(before, index, ({ parent }) => parent !== undefined);
        if (!item) return;
        check(
          before,
          removeItem(before, item),
          { path: item.path, value: undefined },
          without(plain(before.root), item),
        );
      }),
      { numRuns },
    );
  });

  it('emptyTable leaves an empty table', () => {
    fc.assert(
      fc.property(document, anyIndex, (text, index) => {
        const before = parseDocument(text);
        const table = pick(before, index, isTable);
        assert.ok(table);
        const expected = changed(plain(before.root), table.path, () => ({}));
        check(before, emptyTable(before, table), { path: table.path, value: undefined }, expected);
      }),
      { numRuns },
    );
  });

  it('editElements keeps and adds the elements asked for', () => {
    const mask = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    const added = fc.array(fc.constantFrom('x', "it's", 'C:\\', 'a\nb'), { maxLength: 2 });
    fc.assert(
      fc.property(document, anyIndex, mask, added, (text, index, keep, add) => {
        const before = parseDocument(text);
        const item = pick(before, index, ({ form }) => form === 'array');
        if (item?.value?.kind !== 'array') return;
        const array = item.value;
        const edits = editElements(before, array, (element) => keep[array.elements.indexOf(element)] === true, add);
        const kept = item.elements.filter((_, at) => keep[at]).map(plain);
        const expected = changed(plain(before.root), item.path, () => [...kept, ...add]);
        check(before, edits, { path: item.path, value: undefined }, expected);
      }),
      { numRuns },
    );
  });
});

/** Whether a key cannot be added below a table: it is there already, or the way to it leads through no table. */
function stops(table: Item, names: readonly string[]): boolean {
  let item: Item | undefined = table;
  for (const name of names) {
    if (!isTable(item)) return true;
    item = item.children.get(name);
    if (!item) return false;
  }
  return true;
}
