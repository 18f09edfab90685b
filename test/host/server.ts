import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverEnvironment } from './environment.ts';
import type { HostPaths } from './paths.ts';
import { type Settings, writeSettings } from './settings.ts';

export interface ServerOptions {
  /** The port to listen on; any free one when left out. */
  readonly port?: number | undefined;
  /** User settings beside the quiet ones. */
  readonly settings?: Settings | undefined;
  /** The profile to use; a temporary one when left out. */
  readonly userDataDir?: string | undefined;
  /** The installed extensions to use; none when left out. */
  readonly extensionsDir?: string | undefined;
  /** A file for everything the server prints. */
  readonly log?: string | undefined;
}

export interface Server {
  readonly port: number;
  /** Settles when the server ends, whoever ended it. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 2_000;
/** Enough of what the server prints to find its port and to explain why it did not start. */
const MAX_START_TEXT = 100_000;

/** Starts the VS Code server and waits until it listens. It ends with this process at the latest. */
export async function startServer(host: HostPaths, options: ServerOptions = {}): Promise<Server> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  const userDataDir = options.userDataDir ?? path.join(temporary, 'user');
  writeSettings(userDataDir, options.settings ?? {});
  const args = serverArguments(temporary, userDataDir, options);
  const child = spawn(host.node, [host.serverMain, ...args], {
    env: serverEnvironment(temporary),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const cleanUp = (): void => {
    killGroup(child, 'SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
  const stop = async (): Promise<void> => {
    killGroup(child, 'SIGTERM');
    await Promise.race([exited, delay(STOP_TIMEOUT)]);
    process.off('exit', cleanUp);
    cleanUp();
  };
  try {
    return { port: await listeningPort(child, options.log), exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without the smoke test driver, a built workbench ignores extensionDevelopmentPath. */
function serverArguments(temporary: string, userDataDir: string, options: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--without-connection-token', '--accept-server-license-terms', '--enable-smoke-test-driver'],
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', path.join(temporary, 'server')],
    ...['--user-data-dir', userDataDir],
    ...['--extensions-dir', options.extensionsDir ?? path.join(temporary, 'extensions')],
  ];
}

function listeningPort(child: ChildProcess, log: string | undefined): Promise<number> {
  const file = log === undefined ? undefined : createWriteStream(log);
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (what: string): void => reject(new Error(`The VS Code server ${what}.\n${text}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT);
    const read = (data: Buffer): void => {
      file?.write(data);
      if (text.length < MAX_START_TEXT) text += data;
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('close', (code) => fail(`ended with code ${code}`));
    child.once('close', () => clearTimeout(timer));
  });
}

/** The server has a process group of its own, with its extension host, file watcher and terminal host. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
