/** The program behind a launcher. */
import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** The name of the program, in whichever folder of the package a release keeps it. */
const PROGRAM = /^codex(?:-.*linux.*)?$/;

/** The machine as the folders of a package call it. */
const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';

/**
 * The program that a launcher starts: npm's launcher is a script, and the program lies in the same package or in one
 * beside it. It starts four times as fast without the launcher. Undefined when there is none.
 */
export function programOf(launcher: string): string | undefined {
  if (!existsSync(launcher)) return undefined;
  const real = realpathSync(launcher);
  if (isProgram(real)) return real;
  // …/@openai/codex/bin/codex.js, and the programs of all systems are packages beside it or below it.
  const scope = path.resolve(path.dirname(real), '..', '..');
  if (path.basename(scope) !== '@openai') return undefined;
  const files = readdirSync(scope, { recursive: true, encoding: 'utf8' }).map((name) => path.join(scope, name));
  const programs = files.filter((file) => PROGRAM.test(path.basename(file)) && statSync(file).isFile());
  // Old packages have the programs of all systems in one.
  const own = programs.filter((file) => file.includes(machine));
  return [...own, ...programs].find(isProgram);
}

function isProgram(file: string): boolean {
  const start = Buffer.alloc(65);
  const open = openSync(file, 'r');
  try {
    readSync(open, start, 0, start.length, 0);
  } finally {
    closeSync(open);
  }
  return isElf(start);
}

/** Whether a file begins as an ELF executable does. */
export function isElf(file: Buffer): boolean {
  return file.length > 64 && file.toString('latin1', 1, 4) === 'ELF' && file[0] === 0x7f;
}
