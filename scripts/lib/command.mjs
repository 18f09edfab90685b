import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './paths.mjs';

/**
 * @typedef {object} CommandResult
 * @property {number} code The exit code; 128 and more after a signal, 127 when the command could not be started.
 * @property {string} output Everything it printed, when captured.
 * @property {boolean} interrupted Whether the user ended it.
 */

/**
 * Runs a command in the project and shows what it prints.
 *
 * @param {readonly string[]} command The program and its arguments.
 * @param {{ capture?: boolean }} [options] Whether to keep the output as well.
 * @returns {Promise<CommandResult>}
 */
export async function runCommand(command, { capture = false } = {}) {
  const [program = '', ...args] = onWindows(command);
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: capture ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  });
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (data) => chunks.push(data) && process.stdout.write(data));
  child.stderr?.on('data', (data) => chunks.push(data) && process.stderr.write(data));
  const interruption = watchInterruption(child);
  const code = await exitCode(child);
  return { code, output: Buffer.concat(chunks).toString(), interrupted: interruption.end() };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/**
 * Leaves Ctrl-C to the child, which gets it from the terminal as well, and passes the request to end on to it.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function watchInterruption(child) {
  let interrupted = false;
  const onInterrupt = () => {
    interrupted = true;
  };
  const onTerminate = () => {
    interrupted = true;
    child.kill('SIGTERM');
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return {
    /** Stops watching and returns whether there was an interruption. */
    end() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      return interrupted;
    },
  };
}

/**
 * On Windows, npm and code are batch files, which need a shell and its quotes.
 *
 * @param {readonly string[]} command
 */
function onWindows(command) {
  return process.platform === 'win32' ? command.map((word) => `"${word}"`) : command;
}
