import type { KeyPath } from './document.ts';
import type { KeyPart } from './syntax.ts';

/** How a new string or key is quoted. */
export type Quote = '"' | "'";

/** Text that either kind of quotes holds as it is. */
const PLAIN = /^[\x20!#-&(-[\]-~]*$/;

const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/** Writes a single-line TOML string; literal quotes are used only where they can hold the value. */
export function writeString(value: string, quote: Quote = '"'): string {
  if (PLAIN.test(value)) return `${quote}${value}${quote}`;
  if (quote === "'" && !/['\p{Cc}]/u.test(value)) return `'${value}'`;
  const escaped = value.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (char) => {
    const named = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' }[char];
    return named ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/** Writes one name of a key, bare where TOML allows it. */
export function writeKey(name: string, quote: Quote = '"'): string {
  return BARE_KEY.test(name) ? name : writeString(name, quote);
}

/** Writes a dotted key; numbers (array positions) do not belong in one and are left out. */
export function writeKeyPath(path: KeyPath): string {
  return path
    .filter((step) => typeof step === 'string')
    .map((step) => writeKey(step))
    .join('.');
}

/** Writes a name in the place of another, keeping its kind of quotes. */
export function writeKeyLike(part: KeyPart, name: string): string {
  if (part.style === 'literal') return writeString(name, "'");
  return part.style === 'basic' ? writeString(name) : writeKey(name);
}
