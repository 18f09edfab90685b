import { readFileSync } from 'node:fs';
import { rulePage } from '../features/rule-page.ts';

/** The page of a rule, in Markdown; `docs` is the address of the folder. Undefined where it cannot be had. */
export function pageIn(docs: string, rule: string): string | undefined {
  try {
    return readFileSync(new URL(rulePage(docs, rule)), 'utf8');
  } catch {
    return undefined;
  }
}
