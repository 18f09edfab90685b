import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of the rules' pages, with a slash at its end. */
export function shippedDocs(): string {
  return `${pathToFileURL(shippedFolder('docs', 'rules')).href}/`;
}

/** A folder that is shipped with the bundles: it lies beside theirs. */
export function shippedFolder(...names: readonly string[]): string {
  return path.join(__dirname, '..', ...names);
}
