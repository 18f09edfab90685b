/** Whether a requirements.toml keeps sandboxed commands from reading a file, shown with a canary. */
import { randomUUID } from 'node:crypto';
import type { IsolatedCodex } from './isolate.ts';
import { withMachine } from './machine.ts';

export type Guard =
  /** The command printed the file. */
  | 'readable'
  /** The sandbox denied it, and let another file be read. */
  | 'guarded'
  /** No command runs at all. */
  | 'broken';

export interface Proof {
  readonly guard: Guard;
  /** What the command printed on stderr. */
  readonly detail: string;
}

const HARMLESS = 'README.md';

/** Reads a file of the workspace, which is below the user's home, the way a command of the agent does. */
export function proveGuard(codex: IsolatedCodex, requirements: string, name = '.env'): Promise<Proof> {
  const canary = randomUUID();
  const workspace = { [name]: `TOKEN=${canary}\n`, [HARMLESS]: `${canary}\n` };
  return withMachine(codex, { requirements, workspace }, async (machine) => {
    const read = async (file: string) => {
      const { stdout, stderr } = await machine.run(['sandbox', '--', 'cat', file]);
      return { shown: stdout.includes(canary), detail: stderr };
    };
    const { shown, detail } = await read(name);
    if (shown) return { guard: 'readable', detail };
    const others = await read(HARMLESS);
    return { guard: others.shown && /Permission denied/.test(detail) ? 'guarded' : 'broken', detail };
  });
}
