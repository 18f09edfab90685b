import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What V8 has compiled of a program. */
export interface Compiled {
  readonly code: Buffer;
  /** How much of the program that is, as V8 counts it. */
  readonly amount: number;
}

/**
 * The lengths of the program and of what was compiled of it, before both. What was compiled comes first: where it does not
 * begin at a multiple of 8, V8 makes a copy.
 */
const HEADER = 8;

/**
 * Keeps what V8 has compiled of a program in a folder of the user, for the next start. It is found for the very same
 * program only, whose text is kept with it: V8 itself looks at no more than the length. Nothing here throws: without the
 * folder, every start compiles anew.
 */
export class CompileCache {
  constructor(private readonly folder: string) {}

  /** What was kept of a program by that name. */
  find(name: string, program: Buffer): Compiled | undefined {
    const file = this.fileOf(name);
    try {
      const handle = openSync(file, constants.O_RDONLY);
      try {
        return isSafe(fstatSync(handle)) ? read(readFileSync(handle), program) : undefined;
      } finally {
        closeSync(handle);
      }
    } catch {
      return undefined;
    }
  }

  /** Replaces what was kept of a program by that name. */
  keep(name: string, program: Buffer, { code, amount }: Compiled): void {
    const file = this.fileOf(name);
    const temporary = `${file}.${process.pid}.tmp`;
    const header = Buffer.alloc(HEADER);
    header.writeUInt32LE(program.length, 0);
    header.writeUInt32LE(amount, 4);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeWhole(temporary, Buffer.concat([header, code, program]));
      renameSync(temporary, file);
    } catch {
      // Then the next start compiles anew.
    }
  }

  /** V8 takes nothing from another V8. */
  private fileOf(name: string): string {
    return path.join(this.folder, `${name}-${process.versions.v8}-${process.arch}`);
  }
}

/** V8 trusts what it reads: after a power cut there is the whole file, or none by its name. */
function writeWhole(file: string, bytes: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function read(bytes: Buffer, program: Buffer): Compiled | undefined {
  const end = bytes.length - program.length;
  if (end <= HEADER || bytes.readUInt32LE(0) !== program.length) return undefined;
  if (bytes.compare(program, 0, program.length, end) !== 0) return undefined;
  return { code: bytes.subarray(HEADER, end), amount: bytes.readUInt32LE(4) };
}

/** Whether nobody else can have written a file: what it holds is run. */
function isSafe(stats: Stats): boolean {
  return isOwn(stats) && (process.platform === 'win32' || (stats.mode & 0o022) === 0);
}

function isOwn({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

/**
 * The folder for it on this machine, as each system has one for what can be made anew. There is none where Node is told
 * to keep no such thing, and for a user in somebody else's home, as with `sudo`.
 */
export function compileCacheFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  try {
    const home = os.homedir();
    return isOwn(statSync(home)) ? path.join(cachesIn(home, env), 'codex-policy', 'compiled') : undefined;
  } catch {
    return undefined;
  }
}

function cachesIn(home: string, env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local');
    case 'darwin':
      return path.join(home, 'Library', 'Caches');
    default:
      return env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : path.join(home, '.cache');
  }
}
