import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openBrowser } from './browser.ts';
import type { HostPaths } from './paths.ts';
import { prepareHost } from './prepare.ts';
import { quietSettings } from './settings.ts';
import { readDiagnostics, verdictOf } from './verdict.ts';
import { ensureWebBuild } from './web-build.ts';

export interface WebSuite {
  /** The folder of the extension in development. */
  readonly extension: string;
  /** A module with a `run` function, bundled for a web worker. */
  readonly tests: string;
  /** The folder to open: what is written into a copy of it stays in the page. */
  readonly folder: string;
}

/** The members of @vscode/test-web that are used. The package is part of the host, not of the project. */
interface TestWeb {
  open(options: Readonly<Record<string, unknown>>): Promise<{ dispose(): void }>;
}

/** Runs a test suite in a workbench that has no server, as vscode.dev is one; gives its exit code. */
export async function runWebSuite({ extension, tests, folder }: WebSuite): Promise<number> {
  const diagnostics = readDiagnostics(process.env);
  const { host, chromium } = prepareHost();
  const { data, commit } = ensureWebBuild(host);
  const workspace = quietCopy(folder);
  const port = await freePort();
  const server = await quietly(diagnostics.verbose, () =>
    loadTestWeb(host).open({
      browserType: 'none',
      quality: 'stable',
      commit,
      testRunnerDataDir: data,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      folderPath: workspace,
      host: '127.0.0.1',
      port,
      esm: true,
    }),
  );
  const { browser, page } = await openBrowser(host, chromium);
  try {
    const code = await verdictOf(page, `http://localhost:${port}/`, diagnostics);
    if (code !== 0 && diagnostics.screenshot) await page.screenshot({ path: diagnostics.screenshot }).catch(() => {});
    return code;
  } finally {
    await browser.close().catch(() => {});
    server.dispose();
  }
}

function loadTestWeb(host: HostPaths): TestWeb {
  return createRequire(path.join(host.root, 'package.json'))('@vscode/test-web');
}

/** There is no profile with settings: the folder brings them. It is removed when this process ends. */
function quietCopy(folder: string): string {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'web-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const workspace = path.join(temporary, 'workspace');
  cpSync(folder, workspace, { recursive: true });
  mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
  writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(quietSettings));
  return workspace;
}

/** The package says on the console what it serves. */
async function quietly<T>(verbose: boolean, work: () => Promise<T>): Promise<T> {
  const { log } = console;
  if (!verbose) console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
