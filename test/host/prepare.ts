import { ensureChromium } from './chromium.ts';
import type { HostPaths } from './paths.ts';
import { ensureHost } from './setup.ts';

/** Makes sure that both halves of a shown VS Code are there: the server and the browser. */
export function prepareHost(): { host: HostPaths; chromium: string } {
  const chromium = ensureChromium();
  return { host: ensureHost(), chromium };
}
