import type { Fault } from './syntax.ts';

/** Where a broken document goes on, by what its lines look like; and how a wrong value is called. */

/** A line that can only start a new statement, where an unclosed array or inline table is taken to end. */
const NEXT_STATEMENT =
  /[ \t]*(?:\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z_][\w-]*(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*[ \t]*\]\]?[ \t]*(?:#.*)?(?:\r?\n|$)|(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*[ \t]*=)/y;

/** The same for a header only: inside an inline table `key =` on a new line may be the next pair. */
const NEXT_HEADER = /[ \t]*\[\[?[ \t]*[A-Za-z_"'][^\]\n]*\]\]?[ \t]*(?:#.*)?(?:\r?\n|$)/y;

/** Whether the line that begins at `offset` starts a statement. */
export function startsStatement(text: string, offset: number): boolean {
  return matchesAt(NEXT_STATEMENT, text, offset);
}

/** Whether a header begins at `offset`. */
export function startsHeader(text: string, offset: number): boolean {
  return matchesAt(NEXT_HEADER, text, offset);
}

/** The end of what a sticky pattern matches at an offset; the offset itself when it does not. */
export function endOfMatch(pattern: RegExp, text: string, offset: number): number {
  return matchesAt(pattern, text, offset) ? pattern.lastIndex : offset;
}

/** What a sticky pattern matches at an offset; the empty string when it does not. */
export function textAt(pattern: RegExp, text: string, offset: number): string {
  return text.slice(offset, endOfMatch(pattern, text, offset));
}

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** Says what is wrong with text that is no TOML value. */
export function invalidValueMessage(raw: string): string {
  const shown = raw.length > 40 ? `${raw.slice(0, 39)}…` : raw;
  if (/^(?:true|false)$/i.test(raw)) return `\`${shown}\` is not a TOML value: booleans are lower case`;
  if (/^[+-]?[\d._]+(?:[eE][+-]?\d+)?$/.test(raw)) return `\`${shown}\` is not a valid number`;
  return `\`${shown}\` is not a TOML value; a string needs quotes`;
}

/** Faults in text order. What follows an unclosed array or inline table is read twice and has them twice. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const distinct = new Map(faults.map((fault) => [`${fault.start} ${fault.code}`, fault]));
  return [...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
