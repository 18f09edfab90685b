import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.ts';
import { SetupError } from './entry.ts';
import { type HostPaths, hostPaths, hostPathsAt, nodePackage, VERSIONS } from './paths.ts';

/** Dependencies of the VS Code server that the workbench and the extension host do not load. */
const UNUSED_DEPENDENCIES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/fs-copyfile',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
  'tar',
  'zod',
];

/** Built-in extensions that only cost start-up time here. */
const UNUSED_EXTENSIONS = [
  'copilot',
  'git',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

const PARTIAL = 'partial-';

/**
 * Makes sure that the host is installed and returns where it is. Says nothing when it already is.
 * It is built in a folder of its own and moved into place when complete, so that an interrupted
 * installation is never taken for a finished one.
 */
export function ensureHost(): HostPaths {
  const host = hostPaths();
  if (existsSync(host.stamp)) return host;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new SetupError(
      'The browser-shown VS Code needs Linux on x64 or arm64; install VS Code with its `code` command.',
    );
  }
  console.log(
    `Installing VS Code from code-server ${VERSIONS.codeServer} into ${host.root} (once, about half a minute)`,
  );
  removeAbandoned(host.cache);
  const partial = hostPathsAt(host.cache, path.join(host.cache, `${PARTIAL}${process.pid}`));
  try {
    install(partial);
    moveIntoPlace(partial, host);
  } finally {
    rmSync(partial.root, { recursive: true, force: true });
  }
  return host;
}

function install(host: HostPaths): void {
  mkdirSync(host.root, { recursive: true });
  writeJson(path.join(host.root, 'package.json'), {
    private: true,
    dependencies: {
      'code-server': VERSIONS.codeServer,
      [nodePackage()]: VERSIONS.node,
      'playwright-core': VERSIONS.playwright,
      '@vscode/test-web': VERSIONS.testWeb,
    },
  });
  npmInstall(host.root);
  dropUnused(host.vscode);
  npmInstall(host.vscode);
  writeFileSync(host.stamp, '');
}

/** Installs without scripts: the native modules are optional, so that no compiler is needed. */
function npmInstall(cwd: string): void {
  const flags = [
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--engine-strict=false',
  ];
  runCommand('npm', ['install', ...flags], { cwd });
}

function dropUnused(vscode: string): void {
  const file = path.join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies: Record<string, string>;
    overrides?: Record<string, unknown>;
  };
  for (const name of UNUSED_DEPENDENCIES) delete manifest.dependencies[name];
  for (const name of Object.keys(manifest.overrides ?? {})) {
    if (/^(kerberos|koffi)/.test(name)) delete manifest.overrides?.[name];
  }
  writeJson(file, manifest);
  for (const name of UNUSED_EXTENSIONS) rmSync(path.join(vscode, 'extensions', name), { recursive: true, force: true });
}

/** Another process may have finished the same installation meanwhile; then its copy is the one to use. */
function moveIntoPlace(partial: HostPaths, host: HostPaths): void {
  if (existsSync(host.stamp)) return;
  rmSync(host.root, { recursive: true, force: true });
  renameSync(partial.root, host.root);
}

/** Removes what interrupted installations left behind. */
function removeAbandoned(cache: string): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(PARTIAL) || isAlive(Number(name.slice(PARTIAL.length)))) continue;
    rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
