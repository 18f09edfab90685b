// Plays what `npm test` plays for seconds, for as long as wanted: npm run fuzz, or npm run fuzz -- RUNS.
// Random documents, edits, sessions and spoilt files, each so many times, and texts of 10 MB of every kind.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './lib/command.mjs';
import { ROOT } from './lib/paths.mjs';

const runs = process.argv[2] ?? '2000';

/** The tests whose extent a variable says. */
function extensible() {
  const folder = path.join(ROOT, 'server', 'test');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('server', 'test', name))
    .filter((name) => /process\.env\.(?:PROPERTY_RUNS|INPUT_MB)/.test(readFileSync(path.join(ROOT, name), 'utf8')));
}

process.env.PROPERTY_RUNS = runs;
process.env.INPUT_MB = '10';
const built = await runCommand([process.execPath, 'scripts/build.mjs']);
const mocha = [process.execPath, 'node_modules/mocha/bin/mocha.js', '--timeout', '0'];
process.exitCode = built.code || (await runCommand([...mocha, ...extensible()])).code;
