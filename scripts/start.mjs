// Opens the extension on the examples: npm start, or npm start -- --port PORT for the browser-shown VS Code.
import path from 'node:path';
import { runCommand } from './lib/command.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { desktopCode } from './lib/desktop.mjs';
import { ROOT, TSX } from './lib/paths.mjs';

const EXAMPLES = path.join(ROOT, 'examples');

/** In the installed VS Code when there is one, else in one served to the browser, until Ctrl-C. */
async function open() {
  const code = desktopCode();
  if (code === undefined) {
    const result = await runCommand([...TSX, 'test/host/show.ts', EXAMPLES, ...process.argv.slice(2)]);
    return result.interrupted ? 0 : result.code;
  }
  const result = await runCommand([code, '--new-window', `--extensionDevelopmentPath=${ROOT}`, EXAMPLES]);
  if (result.code === 0) console.log('Codex Policy is open in VS Code');
  return result.code;
}

async function main() {
  if (!(await ensureDependencies())) return 1;
  const built = await runCommand([process.execPath, 'scripts/build.mjs']);
  return built.code === 0 ? open() : built.code;
}

process.exitCode = await main();
