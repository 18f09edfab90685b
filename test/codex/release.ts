/** The questions of `server/src/real-codex`, put to the release that the project describes. */
import * as ask from '../../server/src/real-codex/ask.ts';
import { type IsolatedCodex, IsolationError, isolateCodex } from '../../server/src/real-codex/isolate.ts';
import * as machine from '../../server/src/real-codex/machine.ts';
import * as prove from '../../server/src/real-codex/prove.ts';
import { SetupError } from '../host/entry.ts';
import { ensureCodex } from './install.ts';

let isolated: IsolatedCodex | undefined;

/** The release, installed on first use. Throws one clear line when this machine cannot isolate it. */
export function theCodex(): IsolatedCodex {
  try {
    isolated ??= isolateCodex(ensureCodex());
    return isolated;
  } catch (error) {
    throw error instanceof IsolationError ? new SetupError(error.message) : error;
  }
}

export const askCodex = (requirements: string) => ask.askCodex(theCodex(), requirements);

export const enabledServers = (requirements: string, config: string) =>
  ask.enabledServers(theCodex(), requirements, config);

export const proveGuard = (requirements: string, name?: string) => prove.proveGuard(theCodex(), requirements, name);

export const withMachine = <T>(contents: machine.Contents, use: (machine: machine.Machine) => Promise<T>) =>
  machine.withMachine(theCodex(), contents, use);
