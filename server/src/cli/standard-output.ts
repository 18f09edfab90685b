import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';

/** Writes to standard output at once: Node's stream for it takes a good part of the time that a small file does. */
export function printAtOnce(text: string): void {
  for (let left: Uint8Array = Buffer.from(text); left.length > 0; ) left = left.subarray(written(left));
}

/** How much of it could be written. */
function written(bytes: Uint8Array): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    endWithoutReader(error);
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    // Who reads is not ready: there is no way to be told, so try again in a moment.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return 0;
  }
}

/** A reader that has seen enough (`codex-policy check … | head`) is no failure. */
export function endWithoutReader(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.exit();
}

/** Whether standard output is a terminal. What plainly is none is told without what Node has for terminals. */
export function isTerminal(): boolean {
  const output = fstatSync(1);
  return output.isCharacterDevice() && !isNowhere(output) && process.stdout.isTTY === true;
}

/** Whether it is the device that keeps nothing, as for a script that asks for the exit code alone. Windows has no numbers of devices. */
function isNowhere({ rdev }: Stats): boolean {
  return rdev !== 0 && rdev === statSync(devNull, { throwIfNoEntry: false })?.rdev;
}
