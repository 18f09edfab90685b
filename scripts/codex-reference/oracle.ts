/** One Codex, asked in short: does it take a file, and what are its features under a requirements.toml. */
import type { IsolatedCodex } from '../../server/src/real-codex/isolate.ts';
import { type Contents, withMachine } from '../../server/src/real-codex/machine.ts';
import type { AskedFile } from './history.ts';

/** Why Codex refuses a file of this text; undefined when it takes it. */
export type Ask = (text: string) => Promise<string | undefined>;

export interface Oracle {
  /** What `codex --version` says. */
  version(): Promise<string>;
  /** Asks about a file of one kind. */
  ask(file: AskedFile): Ask;
  /** What `codex features list` prints under a requirements.toml. Throws when Codex refuses the file. */
  listFeatures(requirements: string): Promise<string>;
  /** How many times Codex was started. */
  readonly starts: () => number;
}

/** Starts of Codex at the same time. */
const WORKERS = 2;

/** `codex features list` reads requirements.toml as a session does, and every release has it. */
export function oracleOf(codex: IsolatedCodex): Oracle {
  const limited = limit(WORKERS);
  let count = 0;
  const list = (contents: Contents) =>
    limited(() => {
      count++;
      return withMachine(codex, contents, async (machine) => {
        const { stderr, ...output } = await machine.run(['features', 'list']);
        // The folder has another name at every start.
        return { ...output, stderr: stderr.replaceAll(machine.home, '~') };
      });
    });
  const asked = async (contents: Contents) => {
    const { code, stderr } = await list(contents);
    // Every release from 0.77 on ends with 1 when it refuses the file.
    if (code !== 0 && code !== 1) throw new Error(`codex features list ended with code ${code}: ${stderr}`);
    return code === 0 ? undefined : causeOf(stderr);
  };
  return {
    version: async () => (await withMachine(codex, {}, (machine) => machine.run(['--version']))).stdout.trim(),
    ask: (file) => {
      const answers = new Map<string, Promise<string | undefined>>();
      return (text) => {
        const answer = answers.get(text) ?? asked({ [file]: text });
        answers.set(text, answer);
        return answer;
      };
    },
    listFeatures: async (requirements) => {
      const { code, stdout, stderr } = await list({ requirements });
      if (code !== 0) throw new Error(`codex features list ended with code ${code}: ${causeOf(stderr)}`);
      return stdout;
    },
    starts: () => count,
  };
}

/** The last cause of a printed error, without the indent and the name of the file. */
export function causeOf(stderr: string): string {
  const lines = stderr.trimEnd().split('\n');
  const from = lines.findLastIndex((line) => /^Caused by:/.test(line));
  const cause = lines.slice(from + 1).map((line) => line.replace(/^ {4}/, ''));
  return cause
    .join('\n')
    .trim()
    .replace(/^(?:Error: )?(?:error loading config: )?/, '')
    .replace(/^failed to parse (?:requirements layer [^:\n]*|merged requirements): /, '');
}

/** Lets only so many tasks run at a time; the others wait for their turn. */
function limit(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
