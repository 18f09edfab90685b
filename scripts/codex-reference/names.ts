/**
 * The names in a Codex executable. Rust keeps a list of texts as addresses with lengths, and the names of a struct's
 * keys are such a list, for its error messages: what looks like a name there is a candidate for a key. The names of
 * a struct that is merged into another one are part of the program instead, and are not found.
 */

import { isElf } from '../../test/codex/program.ts';

interface Segment {
  readonly writable: boolean;
  readonly executable: boolean;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

const NAME = /^[A-Za-z][\w-]*$/;
const LONGEST = 60;

/** All candidates; none when the file is not a 64-bit ELF executable. */
export function namesIn(file: Buffer): Set<string> {
  const names = new Set<string>();
  const all = segments(file);
  const texts = all.filter(({ writable, executable }) => !writable && !executable);
  for (const { offset, size } of all.filter(({ writable }) => writable)) {
    for (let at = offset; at + 16 <= offset + size; at += 8) {
      const text = textOf(file, at, texts);
      if (text !== undefined && NAME.test(text)) names.add(text);
    }
  }
  return names;
}

/** The text whose address and length stand at an offset. */
function textOf(file: Buffer, at: number, texts: readonly Segment[]): string | undefined {
  const length = file.readUInt32LE(at + 8);
  if (length < 2 || length > LONGEST || file.readUInt32LE(at + 12) !== 0 || file.readUInt32LE(at + 4) !== 0) {
    return undefined;
  }
  const address = file.readUInt32LE(at);
  const text = texts.find((one) => address >= one.address && address + length <= one.address + one.size);
  if (!text) return undefined;
  const start = text.offset + address - text.address;
  return file.toString('latin1', start, start + length);
}

/** The segments that are loaded. */
function segments(file: Buffer): Segment[] {
  if (!isElf(file) || file[4] !== 2) return [];
  const table = Number(file.readBigUInt64LE(32));
  const entry = file.readUInt16LE(54);
  const starts = Array.from({ length: file.readUInt16LE(56) }, (_, index) => table + index * entry);
  return starts
    .filter((start) => file.readUInt32LE(start) === 1)
    .map((start) => {
      const flags = file.readUInt32LE(start + 4);
      return {
        writable: (flags & 2) !== 0,
        executable: (flags & 1) !== 0,
        offset: Number(file.readBigUInt64LE(start + 8)),
        address: Number(file.readBigUInt64LE(start + 16)),
        size: Number(file.readBigUInt64LE(start + 32)),
      };
    });
}
