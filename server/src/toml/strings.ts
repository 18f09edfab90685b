import { addAll } from './add-all.ts';
import {
  APOSTROPHE,
  afterPlain,
  BACKSLASH,
  CR,
  isForbiddenControl,
  isLineEnd,
  LF,
  lineEndFrom,
  QUOTE,
} from './characters.ts';
import type { Fault, StringValue, TomlVersion } from './syntax.ts';

/** A string as scanned; `terminated` is false when its closing quote is missing. */
export interface ScannedString {
  readonly node: StringValue;
  readonly terminated: boolean;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

/** A line that can only be a new statement, where an unterminated multi-line string is taken to end. */
const STATEMENT_LINE =
  /^[ \t]*(?:\[\[?[\w."' \t-]+\]\]?[ \t]*(?:#.*)?|[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*[ \t]*=[ \t]*["'[{\dtf].*)\r?$/;

/**
 * Scans the string whose opening quote stands at `start`. Faults found inside are pushed to `faults`.
 * An unterminated string ends where a person would say that it does: at the line end, or, when it has three quotes,
 * before the next line that is plainly a statement.
 */
export function scanString(text: string, start: number, version: TomlVersion, faults: Fault[]): ScannedString {
  const quote = text.charCodeAt(start);
  const triple = text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
  const before = faults.length;
  const scanned = triple ? scanMultiline(text, start, version, faults) : scanSingleLine(text, start, version, faults);
  if (faults.length > before) addAll(faults, firstOfEachCode(faults.splice(before)));
  return scanned;
}

/** A Windows path in a basic string has a wrong escape in every folder name: that is one mistake, not many. */
function firstOfEachCode(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault, index) => faults.findIndex((other) => other.code === fault.code) === index);
}

function scanSingleLine(text: string, start: number, version: TomlVersion, faults: Fault[]): ScannedString {
  const quote = text.charCodeAt(start);
  const basic = quote === QUOTE;
  const style = basic ? 'basic' : 'literal';
  let value = '';
  let chunk = start + 1;
  let at = afterPlain(text, chunk);
  while (!isLineEnd(text, at)) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      value += text.slice(chunk, at);
      return { node: { kind: 'string', style, value, start, end: at + 1 }, terminated: true };
    }
    if (basic && code === BACKSLASH && !isLineEnd(text, at + 1)) {
      const decoded = readEscape(text, at, version, faults);
      value += text.slice(chunk, at) + decoded.value;
      at = chunk = decoded.end;
      continue;
    }
    if (isForbiddenControl(code)) faults.push(controlFault(at, code));
    at = afterPlain(text, at + 1);
  }
  value += text.slice(chunk, at);
  return { node: { kind: 'string', style, value, start, end: at }, terminated: false };
}

function scanMultiline(text: string, start: number, version: TomlVersion, faults: Fault[]): ScannedString {
  const quote = text.charCodeAt(start);
  const basic = quote === QUOTE;
  const style = basic ? 'multiline-basic' : 'multiline-literal';
  const local: Fault[] = [];
  let value = '';
  let chunk = skipLineEnd(text, start + 3);
  let at = afterPlain(text, chunk);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
      let end = at + 3;
      while (end < at + 5 && text.charCodeAt(end) === quote) end++;
      value += rawLines(text.slice(chunk, end - 3));
      addAll(faults, local);
      return { node: { kind: 'string', style, value, start, end }, terminated: true };
    }
    if (basic && code === BACKSLASH) {
      const folded = skipFoldedLine(text, at);
      const decoded = folded === undefined ? readEscape(text, at, version, local) : { value: '', end: folded };
      value += rawLines(text.slice(chunk, at)) + decoded.value;
      at = chunk = decoded.end;
      continue;
    }
    const lineEnd = code === LF || (code === CR && text.charCodeAt(at + 1) === LF);
    if (!lineEnd && isForbiddenControl(code)) local.push(controlFault(at, code));
    at = afterPlain(text, at + 1);
  }
  const end = unterminatedEnd(text, start);
  addAll(
    faults,
    local.filter((fault) => fault.end <= end),
  );
  const body = text.slice(Math.min(skipLineEnd(text, start + 3), end), end);
  return { node: { kind: 'string', style, value: rawLines(body), start, end }, terminated: false };
}

/** Line ends of the source are LF in the value, whatever the file has; escaped ones stay as they are. */
function rawLines(source: string): string {
  return source.replaceAll('\r\n', '\n');
}

function skipLineEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === LF) return at + 1;
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at;
}

/** The offset after a backslash that folds the line end and the blanks after it; undefined when it does not. */
function skipFoldedLine(text: string, at: number): number | undefined {
  const match = /\\[ \t]*\r?\n[ \t\r\n]*/y;
  match.lastIndex = at;
  return match.test(text) ? match.lastIndex : undefined;
}

function unterminatedEnd(text: string, start: number): number {
  let end = lineEndFrom(text, start);
  let line = end;
  while (line < text.length) {
    const from = text.indexOf('\n', line) + 1;
    const to = lineEndFrom(text, from);
    const content = text.slice(from, to);
    if (STATEMENT_LINE.test(content)) return end;
    if (content.trim() !== '') end = to;
    line = to;
  }
  return end;
}

function readEscape(text: string, at: number, version: TomlVersion, faults: Fault[]): { value: string; end: number } {
  const letter = text.charAt(at + 1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (letter === 'e' && version === '1.1') return { value: '\x1b', end: at + 2 };
  const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : letter === 'x' && version === '1.1' ? 2 : 0;
  const hex = text.slice(at + 2, at + 2 + digits);
  if (digits > 0 && hex.length === digits && /^[\da-fA-F]+$/.test(hex)) {
    const code = Number.parseInt(hex, 16);
    if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
      return { value: String.fromCodePoint(code), end: at + 2 + digits };
    }
  }
  const end = at + ((text.codePointAt(at + 1) ?? 0) > 0xffff ? 3 : 2);
  const shown = text.slice(at, end);
  const hint = /[A-Za-z ]/.test(letter) ? '; a path needs \\\\ or single quotes' : '';
  faults.push({
    code: 'invalid-escape',
    start: at,
    end: Math.min(end, lineEndFrom(text, at)),
    message: `\`${shown}\` is not an escape of a basic string${hint}`,
  });
  return { value: shown, end };
}

export function controlFault(at: number, code: number): Fault {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'invalid-character',
    start: at,
    end: at + 1,
    message: `the control character ${name} is not allowed here`,
  };
}

/** Whether `code` opens a string. */
export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}
