import { readFileSync, statSync } from 'node:fs';
import { CannotRunError } from './arguments.ts';

/** Larger than any policy, smaller than what would fill the memory. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** The text of a file, a byte order mark included. Throws a {@link CannotRunError} that says why it cannot be had. */
export function readText(file: string, notText?: string): string {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new CannotRunError(`${file}: is a folder; name the files in it`);
    if (stats.size > MAX_BYTES) throw new CannotRunError(`${file}: larger than ${MAX_BYTES / 1024 / 1024} MB`);
    const text = readFileSync(file, 'utf8');
    // That stands for bytes that are no text, or in the text itself: the bytes tell. Few files have it.
    return text.includes('\ufffd') ? decodeText(file, readFileSync(file), notText) : text;
  } catch (error) {
    throw error instanceof CannotRunError ? error : new CannotRunError(`${file}: ${reason(error)}`);
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
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EDQUOT: 'no space left',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
