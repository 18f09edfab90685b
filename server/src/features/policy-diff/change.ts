import { isPlainTable, type Plain, writePlain } from '../../effective/plain.ts';
import { shown } from '../../effective/secrets.ts';
import { writeKeyPath } from '../../toml/write.ts';
import { code } from '../markdown.ts';
import { type Side, valueIn } from './side.ts';

/** What a change of a policy does. `changed` is one of which nobody can say which side is the looser one. */
export type Direction = 'loosened' | 'tightened' | 'changed';

/** One thing that a new file does otherwise than the old one. */
export interface PolicyChange {
  readonly direction: Direction;
  /** The key, as TOML writes it. */
  readonly key: string;
  /** The control of the risk tables that it belongs to, and what people call that. */
  readonly control?: string;
  readonly title?: string;
  /** What Codex does from now on, as Markdown: a sentence or two. */
  readonly words: string;
  /** The values as TOML, without secrets; undefined for a key that is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a change is filed under: a control, or a row of the risk tables. */
export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Compares two sides for some keys. */
export type Comparer = (before: Side, after: Side) => readonly PolicyChange[];

/** A change of the key at a path, with its values on both sides. */
export function changeAt(
  path: readonly string[],
  [before, after]: readonly [Side, Side],
  direction: Direction,
  words: string,
  control?: Titled,
): PolicyChange {
  return {
    direction,
    key: writeKeyPath(path),
    ...(control && { control: control.id, title: control.title }),
    words,
    before: written(path, valueIn(before, path)),
    after: written(path, valueIn(after, path)),
  };
}

function written(path: readonly string[], value: Plain | undefined): string | undefined {
  return value === undefined ? undefined : writePlain(hiding(path, value));
}

/** The same value, with what may be a secret hidden at every depth. */
function hiding(path: readonly string[], value: Plain): Plain {
  if (!isPlainTable(value)) return shown(path, value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hiding([...path, name], inner)]));
}

/** A value as code, as it may appear in a report; a plain word goes without quotes. */
export function coded(value: Plain): string {
  return code(typeof value === 'string' && PLAIN_WORD.test(value) ? value : writePlain(hiding([], value)));
}

const PLAIN_WORD = /^[\w~/*.:@ -]+$/;

/** Several values as code, with commas between them. */
export function codes(values: readonly Plain[]): string {
  return values.map((value) => coded(value)).join(', ');
}

/** The way a change goes, from what it adds to and takes from what is allowed. */
export function directionOfSets(added: number, removed: number): Direction {
  if (added > 0 && removed === 0) return 'loosened';
  return removed > 0 && added === 0 ? 'tightened' : 'changed';
}
