import assert from 'node:assert/strict';
import { type Asked, ask, chosen, editOf, editor, labels, type PlaceName } from './choose.ts';

/**
 * A text with its cursor `|`, the whole list, and what choosing one item makes of the text. A long list is `#` with its
 * length and its first labels; `whole-lists.test.ts` has those lists in full.
 */
export type Position = readonly [marked: string, place: PlaceName, list: string, choice?: string, result?: string];

/** One test for a position. */
export function itCompletes([marked, place, list, choice, result]: Position): void {
  it(`${place}: ${JSON.stringify(marked)}`, () => {
    const asked = ask(marked, place);
    const shown = labels(asked);
    const first = /^#(\d+) (.*)$/.exec(list);
    if (first) {
      assert.equal(shown.length, Number(first[1]));
      assert.equal(shown.slice(0, 6).join(' · '), first[2]);
    } else assert.equal(shown.join(' · '), list);
    if (choice !== undefined) assert.equal(chosen(asked, choice), result);
    assertPicked(asked, marked, place);
  });
}

/** An editor that picks by what is typed shows the same of a list from which what it would not show was left out. */
function assertPicked(asked: Asked, marked: string, place: PlaceName): void {
  const picked = ask(marked, place, { client: { ...editor, picks: true } });
  assert.equal(picked.list.isIncomplete, asked.list.isIncomplete);
  const given = new Set(labels(picked));
  const whole = labels(asked);
  assert.deepEqual(
    labels(picked),
    whole.filter((label) => given.has(label)),
  );
  assert.deepEqual(
    shown(asked, marked).filter((label) => !labels(picked).includes(label)),
    [],
  );
}

/** What an editor shows of a list: a word begins with the letter that was typed first, and the others follow in order. */
function shown(asked: Asked, marked: string): string[] {
  const { textDocument } = asked.analysis;
  return asked.list.items.flatMap((item) => {
    const { label, filterText = label, tags } = item;
    const { start } = editOf(asked, item).range;
    const typed = marked.slice(textDocument.offsetAt(start), marked.indexOf('|')).replace(/[^A-Za-z0-9]/g, '');
    const words = filterText.split(/[^A-Za-z0-9]+|(?=[A-Z])/);
    const fits = words.some((_, at) => isWithin(typed.toLowerCase(), words.slice(at).join('').toLowerCase()));
    return fits ? [`${tags ? '!' : ''}${label}`] : [];
  });
}

/** Whether the text begins with the first letter and has the others in their order. */
function isWithin([first, ...rest]: string, text: string): boolean {
  if (first === undefined) return true;
  let at = text.startsWith(first) ? 0 : -1;
  for (const letter of rest) at = at === -1 ? -1 : text.indexOf(letter, at + 1);
  return at !== -1;
}
