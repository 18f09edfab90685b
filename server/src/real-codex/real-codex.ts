/** A Codex of the user's: found, isolated, and asked what it is. */
import { askCodex, type Verdict } from './ask.ts';
import { findCodex } from './find.ts';
import { type InstalledCodex, releaseIn } from './installed.ts';
import { isolateCodex } from './isolate.ts';
import { withMachine } from './machine.ts';
import { type FilesRead, readFiles } from './read-files.ts';

/** What is asked of a Codex. Tests have one of their own. */
export interface RealCodex extends InstalledCodex {
  /** What it makes of a requirements.toml. */
  ask(requirements: string): Promise<Verdict>;
  /** Which files of a home its sandbox lets commands read; they are named from the home. */
  readFiles(requirements: string, files: readonly string[]): Promise<FilesRead>;
}

/** The Codex that was named, else the one on PATH. Throws a `CannotAskError` that says why there is none. */
export async function openCodex(named?: string): Promise<RealCodex> {
  const executable = findCodex(named);
  const codex = isolateCodex(executable);
  const { stdout, stderr } = await withMachine(codex, {}, (machine) => machine.run(['--version']));
  return {
    executable,
    release: releaseIn(executable, `${stdout}${stderr}`),
    ask: (requirements) => askCodex(codex, requirements),
    readFiles: (requirements, files) => readFiles(codex, requirements, files),
  };
}
