/** Replaces a file and is killed at a step: `FILE STEP`. Says on standard output how many steps there were. */
import { readFileSync, writeSync } from 'node:fs';
import { type FileSystem, machineFiles, replaceText } from '../../src/cli/replace-file.ts';

const [file = '', last = ''] = process.argv.slice(2);
let steps = 0;

/** Counts, and dies when it is time. */
function step(): void {
  if (steps++ === Number(last)) process.kill(process.pid, 'SIGKILL');
}

/** The same call, after a step. */
function mortal<Args extends unknown[], Result>(call: (...args: Args) => Result): (...args: Args) => Result {
  return (...args) => {
    step();
    return call(...args);
  };
}

const dying: FileSystem = {
  realPath: mortal(machineFiles.realPath),
  stat: mortal(machineFiles.stat),
  read: mortal(machineFiles.read),
  create: mortal(machineFiles.create),
  // Also in the middle of it, and before anything is on the disk.
  write: (handle, bytes) => {
    step();
    const half = bytes.length >> 1;
    machineFiles.write(handle, bytes.subarray(0, half));
    step();
    writeSync(handle, bytes, half);
    step();
  },
  setOwner: mortal(machineFiles.setOwner),
  setMode: mortal(machineFiles.setMode),
  sync: mortal(machineFiles.sync),
  close: mortal(machineFiles.close),
  rename: mortal(machineFiles.rename),
  remove: mortal(machineFiles.remove),
};

const before = readFileSync(file, 'utf8');
replaceText(file, before, before.replace('old', 'new'), dying);
process.stdout.write(`${steps}\n`);
