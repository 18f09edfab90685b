/** Character classes of TOML, by UTF-16 code unit. */

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const DOT = 0x2e;
export const EQUALS = 0x3d;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** A run of characters that mean nothing of their own in a string or comment. */
const PLAIN = /[\t !#-&(-[\]-~\x80-\uffff]*/y;

/** The offset after the plain characters at `offset`. A pattern goes over them faster than a loop does. */
export function afterPlain(text: string, offset: number): number {
  PLAIN.lastIndex = offset;
  PLAIN.test(text);
  return PLAIN.lastIndex;
}

/** Control characters that TOML forbids in comments and strings (tab is allowed; line ends are handled apart). */
export function isForbiddenControl(code: number): boolean {
  return (code < 0x20 && code !== TAB) || code === 0x7f;
}

/** Whether a line ends at `offset`: LF, CRLF, or the end of the text. A lone CR is no line end in TOML. */
export function isLineEnd(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return offset >= text.length || code === LF || (code === CR && text.charCodeAt(offset + 1) === LF);
}

/** Offset of the line end at or after `offset`. */
export function lineEndFrom(text: string, offset: number): number {
  const lf = text.indexOf('\n', offset);
  if (lf === -1) return text.length;
  return lf > offset && text.charCodeAt(lf - 1) === CR ? lf - 1 : lf;
}

/** Offset of the first character of the line that holds `offset`. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset just after the line end at or after `offset`. */
export function nextLineFrom(text: string, offset: number): number {
  const lf = text.indexOf('\n', offset);
  return lf === -1 ? text.length : lf + 1;
}
