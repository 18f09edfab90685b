import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of the rules' pages, with a slash at its end. They lie beside the folder of the bundles. */
export function shippedDocs(): string {
  return `${pathToFileURL(path.join(__dirname, '../docs/rules')).href}/`;
}
