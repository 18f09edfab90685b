import { setTimeout as delay } from 'node:timers/promises';
import type { CodeArguments } from './arguments.ts';
import { openBrowser } from './browser.ts';
import { isNoise } from './noise.ts';
import type { Page } from './playwright.ts';
import { prepareHost } from './prepare.ts';
import { type Server, startServer } from './server.ts';
import { workbenchUrl } from './workbench.ts';

/** How to look into a run that goes wrong; see the README for the variables. */
interface Diagnostics {
  readonly verbose: boolean;
  readonly timeout: number;
  readonly screenshot: string | undefined;
  readonly log: string | undefined;
}

/** Runs a test suite inside the extension host of a real VS Code and returns its exit code. */
export async function runSuite(args: CodeArguments): Promise<number> {
  const diagnostics = readDiagnostics(process.env);
  const { host, chromium } = prepareHost();
  const server = await startServer(host, {
    userDataDir: args.userDataDir,
    extensionsDir: args.extensionsDir,
    log: diagnostics.log,
  });
  try {
    const { browser, page } = await openBrowser(host, chromium);
    try {
      const code = await verdict(server, page, args, diagnostics);
      if (code !== 0 && diagnostics.screenshot) await page.screenshot({ path: diagnostics.screenshot }).catch(() => {});
      return code;
    } finally {
      await browser.close().catch(() => {});
    }
  } finally {
    await server.stop();
  }
}

/** The workbench reports through two functions of the page: one for its log, one for the exit code. */
async function verdict(server: Server, page: Page, args: CodeArguments, diagnostics: Diagnostics): Promise<number> {
  const end = new AbortController();
  const reported = new Promise<number>((resolve) => {
    const lost = (code: number, reason: string): void => {
      console.error(`VS Code: ${reason}`);
      resolve(code);
    };
    page.on('crash', () => lost(125, 'the page crashed'));
    server.exited.then(() => end.signal.aborted || lost(125, 'the server ended'));
    delay(diagnostics.timeout, undefined, { signal: end.signal }).then(
      () => lost(124, `no result after ${diagnostics.timeout / 1000} s`),
      () => {},
    );
    page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(() => {});
  });
  await page.exposeFunction('codeAutomationLog', (type: string, line: unknown[]) => {
    if (diagnostics.verbose || !isNoise(String(line[0]))) print(type, line);
  });
  if (diagnostics.verbose) page.on('console', (message) => console.error(`[page] ${message.type()} ${message.text()}`));
  const { folder, extensions, tests } = args;
  await page.goto(workbenchUrl(server.port, { folder, extensions, tests }));
  const code = await reported;
  end.abort();
  return code;
}

function print(type: string, line: readonly unknown[]): void {
  if (type === 'error' || type === 'warn') console.error(...line);
  else console.log(...line);
}

function readDiagnostics(env: NodeJS.ProcessEnv): Diagnostics {
  return {
    verbose: Boolean(env.HOST_VERBOSE),
    timeout: Number(env.HOST_TIMEOUT || 180) * 1000,
    screenshot: env.HOST_SCREENSHOT,
    log: env.HOST_LOG,
  };
}
