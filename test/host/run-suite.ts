import type { CodeArguments } from './arguments.ts';
import { openBrowser } from './browser.ts';
import { prepareHost } from './prepare.ts';
import { startServer } from './server.ts';
import { readDiagnostics, verdictOf } from './verdict.ts';
import { workbenchUrl } from './workbench.ts';

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
      const { folder, extensions, tests } = args;
      const url = workbenchUrl(server.port, { folder, extensions, tests });
      const code = await verdictOf(page, url, diagnostics, server.exited);
      if (code !== 0 && diagnostics.screenshot) await page.screenshot({ path: diagnostics.screenshot }).catch(() => {});
      return code;
    } finally {
      await browser.close().catch(() => {});
    }
  } finally {
    await server.stop();
  }
}
