/** One Codex, asked in short: does it take a requirements.toml, and what are its features under one. */
import type { IsolatedCodex } from '../../server/src/real-codex/isolate.ts';
import { withMachine } from '../../server/src/real-codex/machine.ts';

/** Why Codex refuses a file; undefined when it takes it. */
export type Ask = (requirements: string) => Promise<string | undefined>;

export interface Oracle {
  /** What `codex --version` says. */
  version(): Promise<string>;
  readonly ask: Ask;
  /** What `codex features list` prints under a requirements.toml. Throws when Codex refuses the file. */
  listFeatures(requirements: string): Promise<string>;
  /** How many times Codex was started. */
  readonly starts: () => number;
}

/** Starts of Codex at the same time. */
const WORKERS = 2;

/** `codex features list` reads requirements.toml as a session does, and every release has it. */
export function oracleOf(codex: IsolatedCodex): Oracle {
  const answers = new Map<string, Promise<string | undefined>>();
  const limited = limit(WORKERS);
  let count = 0;
  const list = (requirements: string) =>
    limited(() => {
      count++;
      return withMachine(codex, { requirements }, (machine) => machine.run(['features', 'list']));
    });
  const asked = async (requirements: string) => {
    const { code, stderr } = await list(requirements);
    // Every release from 0.77 on ends with 1 when it refuses the file.
    if (code !== 0 && code !== 1) throw new Error(`codex features list ended with code ${code}: ${stderr}`);
    return code === 0 ? undefined : causeOf(stderr);
  };
  return {
    version: async () => (await withMachine(codex, {}, (machine) => machine.run(['--version']))).stdout.trim(),
    ask: (requirements) => {
      const answer = answers.get(requirements) ?? asked(requirements);
      answers.set(requirements, answer);
      return answer;
    },
    listFeatures: async (requirements) => {
      const { code, stdout, stderr } = await list(requirements);
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
