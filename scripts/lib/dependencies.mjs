import { statSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { ROOT } from './paths.mjs';

/** npm writes its two lock files at almost the same time, in either order. */
const SLACK = 2_000;

/**
 * Installs the dependencies when they are missing or older than package-lock.json.
 *
 * @returns {Promise<boolean>} Whether they are there.
 */
export async function ensureDependencies() {
  const installed = modified('node_modules/.package-lock.json');
  if (installed + SLACK >= modified('package-lock.json')) return true;
  console.log('Installing dependencies');
  return npm('ci', '--loglevel=error');
}

/** @param {readonly string[]} args */
async function npm(...args) {
  const { code } = await runCommand(['npm', ...args, '--no-audit', '--no-fund']);
  return code === 0;
}

/**
 * @param {string} file
 * @returns {number} When a file of the project was written, or 0 when it is missing.
 */
function modified(file) {
  return statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
