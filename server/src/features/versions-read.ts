import { type Item, textOf } from '../toml/document.ts';

/**
 * What a release does with a key of the file: reads it, passes over it, or refuses the file for it. Of what the newest
 * refuses, not all was asked of older ones.
 */
export type KeyState = 'read' | 'ignored' | 'refused' | 'not asked';

/** What releases that are alike make of a file. */
export interface ReadBy {
  readonly releases: readonly [number, ...number[]];
  /** Whether they load it, refuse it, or do not look for such a file at all. */
  readonly file: 'loads' | 'refused' | 'unread' | 'not asked';
  /** Whether their app server starts, where they refuse the file. The command line does not. */
  readonly appServerStarts: boolean;
  /** What they do for something itself, by {@link keyOf} and {@link wordKeyOf}, and not for what is around it. */
  readonly own: ReadonlyMap<string, KeyState>;
}

/** A name for an item within its file. */
export function keyOf({ path }: Item): string {
  return JSON.stringify(path);
}

/** A name for the word that an item has, beside the item itself. */
export function wordKeyOf(item: Item): string {
  return `${keyOf(item)} ${textOf(item)}`;
}

/** What is done with an item for its own sake, or for the sake of what is around it. */
export function stateOf(item: Item, own: ReadBy['own']): KeyState {
  for (let at: Item | undefined = item; at; at = at.parent) {
    const state = own.get(keyOf(at));
    if (state) return state;
  }
  return 'read';
}
