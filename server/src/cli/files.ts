import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { CannotRunError } from './arguments.ts';

/** Larger than any policy, smaller than what would fill the memory. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** Most policies are smaller: of these nobody has to ask first how large they are. */
const MOST_BYTES = 4000;

/** The text of a file, a byte order mark included. Throws a {@link CannotRunError} that says why it cannot be had. */
export function readText(file: string, notText?: string): string {
  try {
    const bytes = bytesOf(file);
    const text = bytes.toString();
    // That stands for bytes that are no text, or in the text itself: the bytes tell. Few files have it.
    return text.includes('\ufffd') ? decodeText(file, bytes, notText) : text;
  } catch (error) {
    throw error instanceof CannotRunError ? error : new CannotRunError(`${file}: ${reason(error)}`);
  }
}

/** Throws where a file cannot be read, or is too large. */
function bytesOf(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(MOST_BYTES);
    for (let length = 0; length < MOST_BYTES; ) {
      const more = readSync(handle, bytes, length, MOST_BYTES - length, null);
      if (more === 0) return bytes.subarray(0, length);
      length += more;
    }
    if (fstatSync(handle).size > MAX_BYTES)
      throw new CannotRunError(`${file}: larger than ${MAX_BYTES / 1024 / 1024} MB`);
    return Buffer.concat([bytes, readFileSync(handle)]);
  } finally {
    closeSync(handle);
  }
}

/** The text that bytes are; `file` is for the message. Throws a {@link CannotRunError} where they are none. */
export function decodeText(file: string, bytes: Uint8Array, notText = 'not UTF-8 text, which Codex refuses'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CannotRunError(`${file}: ${notText}`);
  }
}

/** Why a file cannot be read or written, in a few words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EISDIR: 'is a folder; name the files in it',
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EDQUOT: 'no space left',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
