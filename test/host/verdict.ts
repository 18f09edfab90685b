import { setTimeout as delay } from 'node:timers/promises';
import { isNoise } from './noise.ts';
import type { Page } from './playwright.ts';

/** How to look into a run that goes wrong; see the README for the variables. */
export interface Diagnostics {
  readonly verbose: boolean;
  readonly timeout: number;
  readonly screenshot: string | undefined;
  readonly log: string | undefined;
}

/**
 * Opens a workbench that runs a suite, and gives the suite's exit code. `ended` settles when what serves it has ended.
 * The workbench reports through two functions of the page: one for its log, one for the exit code.
 */
export async function verdictOf(
  page: Page,
  url: string,
  diagnostics: Diagnostics,
  ended: Promise<void> = new Promise(() => {}),
): Promise<number> {
  const end = new AbortController();
  const reported = new Promise<number>((resolve) => {
    const lost = (code: number, reason: string): void => {
      console.error(`VS Code: ${reason}`);
      resolve(code);
    };
    page.on('crash', () => lost(125, 'the page crashed'));
    ended.then(() => end.signal.aborted || lost(125, 'the server ended'));
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
  await page.goto(url);
  const code = await reported;
  end.abort();
  return code;
}

function print(type: string, line: readonly unknown[]): void {
  if (type === 'error' || type === 'warn') console.error(...line);
  else console.log(...line);
}

export function readDiagnostics(env: NodeJS.ProcessEnv): Diagnostics {
  return {
    verbose: Boolean(env.HOST_VERBOSE),
    timeout: Number(env.HOST_TIMEOUT || 180) * 1000,
    screenshot: env.HOST_SCREENSHOT,
    log: env.HOST_LOG,
  };
}
