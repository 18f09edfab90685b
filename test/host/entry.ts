import { constants } from 'node:os';

/** Something the user has to put right; shown as one line, without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/**
 * Runs the main function of a script and ends the process with the exit code it returns.
 * A signal ends it through `process.exit`, so that everything waiting for the `exit` event cleans up.
 */
export async function runMain(main: () => Promise<number>): Promise<never> {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  try {
    process.exit(await main());
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}
