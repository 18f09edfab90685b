import assert from 'node:assert/strict';
import { ask, chosen, labels, type PlaceName } from './choose.ts';

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
  });
}
