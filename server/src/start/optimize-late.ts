import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/** How much of a function, in bytes of its code, has to have run before the engine optimizes it: usually a fifteenth. */
const OPTIMIZED_FROM = 1_000_000;

/** Told to this process before the engine gets other flags: it takes nothing that was compiled under others. */
export const engineChanges = 'codexPolicyEngineChanges';

/**
 * Has the engine optimize only what runs very often, in this thread and those it starts. It compiles in threads of its
 * own, which take the processors from those that work here, for code that has hardly run when the work is done: a quarter
 * of the processor time of many short files, and twice the time of the slowest answers about one.
 */
export function optimizeLate(): void {
  const { setFlagsFromString }: typeof import('node:v8') = createRequire(process.execPath)('node:v8');
  const told: EventEmitter = process;
  told.emit(engineChanges);
  setFlagsFromString(`--interrupt-budget=${OPTIMIZED_FROM}`);
}
