/** A pretended machine: /etc/codex, home, Codex home and a workspace below the home, all in one temporary folder. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type IsolatedCodex, isolatedCommand } from './isolate.ts';

/** What is on the machine. */
export interface Contents {
  /** The administrator's requirements.toml; none when left out. */
  readonly requirements?: string;
  /** Other files in /etc/codex, by name. */
  readonly system?: Readonly<Record<string, string>>;
  /** The user's config.toml. */
  readonly config?: string;
  /** Whether the user trusts the workspace, so that Codex reads its .codex/config.toml. */
  readonly trusted?: boolean;
  /** Files in the workspace, by name; `/` separates folders. */
  readonly workspace?: Readonly<Record<string, string>>;
  /** Files in the home, by name; `/` separates folders. */
  readonly home?: Readonly<Record<string, string>>;
}

/** What a command printed, and how it ended. */
export interface Output {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Machine {
  readonly home: string;
  readonly workspace: string;
  /** Starts Codex in the workspace. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams;
  /** Runs Codex in the workspace to its end. */
  run(args: readonly string[]): Promise<Output>;
}

const TIMEOUT = 60_000;

/** The name of the workspace's folder in the home. */
export const workspaceName = 'workspace';

/** Sets a machine up, and removes it when its use is over. */
export async function withMachine<T>(
  codex: IsolatedCodex,
  contents: Contents,
  use: (machine: Machine) => Promise<T>,
): Promise<T> {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'codex-machine-')));
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    return await use(setUp(codex, root, contents));
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function setUp(codex: IsolatedCodex, root: string, contents: Contents): Machine {
  const etc = path.join(root, 'etc');
  const home = path.join(root, 'home');
  const codexHome = path.join(home, '.codex');
  const workspace = path.join(home, workspaceName);
  const temporary = path.join(root, 'tmp');
  for (const folder of [path.join(etc, 'codex'), codexHome, workspace, temporary])
    mkdirSync(folder, { recursive: true });
  // Codex wants its folder to be the user's alone.
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o600 });
  };
  if (contents.requirements !== undefined) write(path.join(etc, 'codex', 'requirements.toml'), contents.requirements);
  for (const [name, content] of Object.entries(contents.system ?? {})) write(path.join(etc, 'codex', name), content);
  const trust = contents.trusted ? `\n[projects.${JSON.stringify(workspace)}]\ntrust_level = "trusted"\n` : '';
  write(path.join(codexHome, 'config.toml'), `${contents.config ?? ''}${trust}`);
  for (const [name, content] of Object.entries(contents.workspace ?? {})) write(path.join(workspace, name), content);
  for (const [name, content] of Object.entries(contents.home ?? {})) write(path.join(home, name), content);

  const start = (args: readonly string[]) => {
    const [program = '', ...rest] = isolatedCommand(codex, etc, args);
    // Nothing else of the environment: variables such as OPENAI_API_KEY change what Codex does.
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, CODEX_HOME: codexHome, TMPDIR: temporary };
    return spawn(program, rest, { cwd: workspace, env, timeout: TIMEOUT });
  };
  return { home, workspace, start, run: (args) => finished(start(args)) };
}

async function finished(child: ChildProcessWithoutNullStreams): Promise<Output> {
  child.stdin.end();
  const code = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}
