import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CannotRunError } from './arguments.ts';
import { reason } from './files.ts';

/** The calls that replacing a file is made of; tests have some of them fail. */
export interface FileSystem {
  /** The file behind symbolic links. */
  realPath(file: string): string;
  stat(file: string): { readonly mode: number; readonly uid: number; readonly gid: number };
  read(file: string): Buffer;
  /** Makes a new file for nobody else to read. */
  create(file: string): number;
  write(handle: number, bytes: Buffer): void;
  setOwner(handle: number, uid: number, gid: number): void;
  setMode(handle: number, mode: number): void;
  /** Waits until the disk has it. */
  sync(handle: number): void;
  close(handle: number): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
}

/** The file system of the machine. */
export const machineFiles: FileSystem = {
  realPath: (file) => realpathSync(file),
  stat: (file) => statSync(file),
  read: (file) => readFileSync(file),
  create: (file) => openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600),
  write: (handle, bytes) => writeFileSync(handle, bytes),
  setOwner: (handle, uid, gid) => fchownSync(handle, uid, gid),
  setMode: (handle, mode) => fchmodSync(handle, mode),
  sync: (handle) => fsyncSync(handle),
  close: (handle) => closeSync(handle),
  rename: (from, to) => renameSync(from, to),
  remove: (file) => rmSync(file, { force: true }),
};

/**
 * Puts a new text in the place of the one that was read from a file. The file has the old text or the new one at every
 * moment, keeps its mode and its owner, and symbolic links to it stay. Throws a {@link CannotRunError} where that cannot
 * be, or where the file is not what it was: then it is as before, and nothing is left beside it.
 */
export function replaceText(file: string, before: string, after: string, files: FileSystem = machineFiles): void {
  try {
    const target = files.realPath(file);
    const { mode, uid, gid } = files.stat(target);
    // Its folder may well be writable: that is no leave to replace it.
    if ((mode & 0o222) === 0) throw new CannotRunError(`${file}: is read-only, left as it was`);
    const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
    try {
      writeNew(temporary, after, { mode, uid, gid }, files);
      if (files.realPath(file) !== target || !files.read(target).equals(Buffer.from(before))) {
        throw new CannotRunError(`${file}: was changed meanwhile, left as it is`);
      }
      files.rename(temporary, target);
    } catch (error) {
      removeQuietly(temporary, files);
      throw error;
    }
    syncFolder(path.dirname(target), files);
  } catch (error) {
    throw error instanceof CannotRunError ? error : new CannotRunError(`${file}: cannot be written: ${reason(error)}`);
  }
}

function writeNew(file: string, text: string, like: ReturnType<FileSystem['stat']>, files: FileSystem): void {
  const handle = files.create(file);
  try {
    files.write(handle, Buffer.from(text));
    const own = files.stat(file);
    if (own.uid !== like.uid || own.gid !== like.gid) files.setOwner(handle, like.uid, like.gid);
    // After the owner: a change of that takes some bits away.
    files.setMode(handle, like.mode & 0o7777);
    files.sync(handle);
  } finally {
    files.close(handle);
  }
}

/** Of two failures the first one is told. */
function removeQuietly(file: string, files: FileSystem): void {
  try {
    files.remove(file);
  } catch {
    // There is nothing more to try.
  }
}

/** So that the new name survives a power cut as well; not every system can. */
function syncFolder(folder: string, files: FileSystem): void {
  if (process.platform === 'win32') return;
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      files.sync(handle);
    } finally {
      files.close(handle);
    }
  } catch {
    // The file is replaced all the same.
  }
}
