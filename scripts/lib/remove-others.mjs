import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes the files in a folder that an earlier build has left there: all but those that are named, by their paths from
 * the folder, and but for what lies in the folders that are kept.
 *
 * @param {string} folder
 * @param {readonly string[]} made
 * @param {readonly string[]} kept
 */
export function removeOthers(folder, made, kept) {
  const names = new Set(made.map((name) => path.normalize(name)));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const isKept = names.has(name) || kept.some((one) => name.startsWith(one + path.sep));
    if (!isKept && !statSync(file).isDirectory()) rmSync(file);
  }
}
