import type { HostPaths } from './paths.ts';
import { type Browser, loadChromiumDriver, type Page } from './playwright.ts';

/** The last flags keep Chromium from asking for anything that is not on this machine. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost',
];

/** Opens a page in headless Chromium. */
export async function openBrowser(
  host: HostPaths,
  chromium: string,
  viewport = { width: 1280, height: 800 },
): Promise<{ browser: Browser; page: Page }> {
  const driver = loadChromiumDriver(host);
  const browser = await driver.launch({ executablePath: chromium, headless: true, args: FLAGS });
  const context = await browser.newContext({ viewport });
  return { browser, page: await context.newPage() };
}
