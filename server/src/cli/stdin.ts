import { readSync } from 'node:fs';
import { CannotRunError } from './arguments.ts';
import { decodeText, MAX_BYTES, reason } from './files.ts';

/** All of standard input as text. Throws a {@link CannotRunError} where it is not UTF-8. */
export function readStdin(): string {
  const chunks: Buffer[] = [];
  let length = 0;
  for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new CannotRunError(`-: larger than ${MAX_BYTES / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return decodeText('-', Buffer.concat(chunks));
}

/** What comes next; nothing at the end. */
function nextChunk(): Buffer {
  const buffer = Buffer.alloc(65_536);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(0, buffer));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EOF') return Buffer.alloc(0);
      if (code !== 'EAGAIN') throw new CannotRunError(`-: ${reason(error)}`);
      // Who writes is not ready: there is no way to be told, so ask again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
