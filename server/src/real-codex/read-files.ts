/** Which files commands in Codex's sandbox can read, shown with canaries: one start of the sandbox for all files. */
import { randomUUID } from 'node:crypto';
import { CannotAskError } from './cannot-ask.ts';
import type { IsolatedCodex } from './isolate.ts';
import { type Output, withMachine, workspaceName } from './machine.ts';
import type { Guard } from './prove.ts';

export interface FileRead {
  readonly guard: Guard;
  /** What the command said about a file that it did not print. */
  readonly words: string;
}

export interface FilesRead {
  /** In the order of the files. */
  readonly files: readonly FileRead[];
  /** A file that no policy means: where it is not readable, commands cannot work. */
  readonly control: FileRead;
  /** What Codex said when no command ran at all. */
  readonly broken?: string;
}

/** The file that must stay readable, named from the home. */
export const controlFile = `${workspaceName}/codex-policy-control.txt`;

/** $0 is a word that no file holds: it stands before each file, and before its exit status. */
const READ_ALL = `for file do printf '%s' "$0"; cat -- "$file" 2>&1; printf '%s%s' "$0" "$?"; done`;

/** Plants files in a home and reads them the way a command of the agent does. Their names begin at the home. */
export async function readFiles(
  codex: IsolatedCodex,
  requirements: string,
  files: readonly string[],
): Promise<FilesRead> {
  const read = await tryFiles(codex, requirements, files);
  if (read.broken === undefined) return read;
  const without = await tryFiles(codex, '', []);
  if (without.control.guard === 'readable') return read;
  throw new CannotAskError(
    `no command runs in Codex's sandbox here, with no policy either: ${without.broken ?? without.control.words}`,
  );
}

async function tryFiles(codex: IsolatedCodex, requirements: string, files: readonly string[]): Promise<FilesRead> {
  const canary = randomUUID();
  const separator = randomUUID();
  const planted = [controlFile, ...files];
  const home = Object.fromEntries(planted.map((file) => [file, `TOKEN = "${canary}"\n`]));
  return withMachine(codex, { requirements, home }, async (machine) => {
    const paths = planted.map((file) => `${machine.home}/${file}`);
    const output = await machine.run(['sandbox', '--', 'sh', '-c', READ_ALL, separator, ...paths]);
    const [control, ...read] = outcomes(output, separator, canary, planted.length);
    if (control) return { control, files: read };
    const words = firstLine(output.stderr) || `it ended with ${output.code}`;
    const none: FileRead = { guard: 'broken', words: '' };
    return { control: none, files: files.map(() => none), broken: words };
  });
}

/** What became of each file; nothing when the command did not get through. */
function outcomes({ stdout }: Output, separator: string, canary: string, count: number): FileRead[] {
  const [, ...parts] = stdout.split(separator);
  if (parts.length !== 2 * count) return [];
  return Array.from({ length: count }, (_, index) => {
    const printed = parts[2 * index] ?? '';
    if (printed.includes(canary)) return { guard: 'readable', words: '' };
    return { guard: /Permission denied/.test(printed) ? 'guarded' : 'broken', words: firstLine(printed) };
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
