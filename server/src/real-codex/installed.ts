/** Which Codex is installed: what `codex --version` says of itself. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotAskError } from './cannot-ask.ts';
import { findCodex } from './find.ts';

export interface InstalledCodex {
  readonly executable: string;
  /** Its release, such as `0.169.0`. */
  readonly release: string;
}

const TIMEOUT = 10_000;

/**
 * The Codex that was named, else the one on PATH. It is told of an empty folder for its own files, so that it touches
 * none of the user's. Throws a {@link CannotAskError} that says why there is none.
 */
export async function installedCodex(named?: string): Promise<InstalledCodex> {
  const executable = findCodex(named);
  const home = mkdtempSync(path.join(os.tmpdir(), 'codex-home-'));
  try {
    return { executable, release: releaseIn(executable, await answerOf(executable, home)) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The release in what an executable answers to `--version`. */
export function releaseIn(executable: string, answer: string): string {
  const release = /^codex-cli (\S+)/m.exec(answer)?.[1];
  if (release !== undefined) return release;
  const [line = ''] = answer.trim().split('\n');
  throw new CannotAskError(`${executable} is not Codex: it answers --version with '${line}'`);
}

function answerOf(executable: string, home: string): Promise<string> {
  const options = { cwd: home, env: { ...process.env, CODEX_HOME: home }, timeout: TIMEOUT };
  return new Promise((resolve, reject) => {
    execFile(executable, ['--version'], options, (error, stdout, stderr) => {
      // What ends with another code than 0 has started, and may have said why.
      if (error?.killed) reject(new CannotAskError(`${executable} does not answer within ${TIMEOUT / 1000} s`));
      else if (typeof error?.code === 'string')
        reject(new CannotAskError(`${executable} does not start: ${error.code}`));
      else resolve(`${stdout}${stderr}`);
    });
  });
}
