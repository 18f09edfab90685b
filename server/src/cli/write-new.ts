import { writeFileSync } from 'node:fs';
import { CannotRunError } from './arguments.ts';
import { readText, reason } from './files.ts';
import { replaceText } from './replace-file.ts';

/** Writes a file that is not there yet, or with `force` one that is. Throws a {@link CannotRunError} where it cannot. */
export function writeNew(file: string, text: string, force: boolean): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw new CannotRunError(`${file}: cannot be written: ${reason(error)}`);
    if (!force) throw new CannotRunError(`${file}: exists already; --force overwrites it`);
    replaceText(file, readText(file), text);
  }
}
