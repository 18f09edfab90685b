/** Bytes that are turned into characters at a time: more of them than a call can take arguments. */
const CHUNK = 0x2000;

/** The UTF-8 bytes of a text as base64, on one line. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let characters = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    characters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(characters);
}

/** What became of base64: its text, a byte order mark included, or what is wrong with it. */
export type Decoded = { readonly text: string } | { readonly fault: 'no base64' | 'no UTF-8 text' };

/** Reads base64, with line breaks in it or without. */
export function fromBase64(base64: string): Decoded {
  const packed = base64.replaceAll(/\s/g, '');
  if (packed === '' || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return { fault: 'no base64' };
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { fault: 'no UTF-8 text' };
  }
}
