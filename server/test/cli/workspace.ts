import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkCommand } from '../../src/cli/check.ts';

/** The address of the rules' pages in this repository. */
export const docs = new URL('../../../docs/rules/', import.meta.url).href;

/** A folder of its own to run `check` in. */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'codex-policy-')));
  private readonly before = process.cwd();

  constructor() {
    process.chdir(this.folder);
  }

  /** Goes back to where the tests run, and removes the folder. */
  leave(): void {
    process.chdir(this.before);
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, content: string | Uint8Array): string {
    mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    writeFileSync(path.join(this.folder, name), content);
    return name;
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Runs `check`; `stdin` is what stands on standard input. */
  check(words: readonly string[], { stdin = '', env = {}, isTerminal = false }: Partial<Around> = {}): Ran {
    let [printed, told] = ['', ''];
    const code = checkCommand(
      words,
      (text) => {
        printed += text;
      },
      (text) => {
        told += text;
      },
      { env, isTerminal, docs: () => docs, stdin: () => stdin },
    );
    return { code, printed, told };
  }

  /** The codes of the findings by file, in the order of the report. */
  codes(...words: string[]): Record<string, string[]> {
    const { files } = JSON.parse(this.check(['--format', 'json', ...words]).printed);
    return Object.fromEntries(
      files.map(({ path: file, findings }: { path: string; findings: { code: string }[] }) => [
        file,
        findings.map(({ code }) => code),
      ]),
    );
  }
}

interface Around {
  readonly stdin: string;
  readonly env: NodeJS.ProcessEnv;
  readonly isTerminal: boolean;
}

interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly told: string;
}
