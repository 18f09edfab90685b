import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from '../host/playwright.ts';

/** What axe-core finds in a page that is hard to use without mouse or sight: each with the element that it is in. */
export async function barriers(frame: Frame): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await frame.evaluate(readFileSync(axe, 'utf8'));
  return frame.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
}
