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
  check(words: readonly string[], given: Partial<Given> = {}): Ran {
    const { print, tell, heard } = listener();
    const code = checkCommand(words, print, tell, around(given));
    return { code, ...heard };
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

interface Given {
  readonly stdin: string;
  readonly env: NodeJS.ProcessEnv;
  readonly isTerminal: boolean;
}

interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly told: string;
}

/** What `check` is run in, with nothing in the environment unless it is given. */
export function around({ stdin = '', env = {}, isTerminal = false }: Partial<Given> = {}) {
  return { env, isTerminal, docs: () => docs, stdin: () => stdin };
}

/** Keeps what a command prints and what it tells beside that. */
export function listener() {
  const heard = { printed: '', told: '' };
  return {
    heard,
    print: (text: string) => {
      heard.printed += text;
    },
    tell: (text: string) => {
      heard.told += text;
    },
  };
}
