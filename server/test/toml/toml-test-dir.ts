import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = 'https://github.com/toml-lang/toml-test';
const COMMIT = 'd168c2a';
const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The folder of the official TOML conformance suite: `$TOML_TEST_DIR`, else `../shared/toml-test` beside the checkout,
 * else a clone in the user's cache. Throws with what to do when none of them can be had.
 */
export function tomlTestDir(): string {
  const given = process.env.TOML_TEST_DIR;
  const beside = path.join(root, '../shared/toml-test');
  const cached = path.join(
    process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'),
    'codex-policy',
    `toml-test-${COMMIT}`,
  );
  for (const dir of [given && path.resolve(given), beside, path.join(cached, 'tests')]) {
    if (dir && existsSync(path.join(dir, 'files-toml-1.1.0'))) return dir;
  }
  return clone(cached);
}

function clone(cached: string): string {
  const partial = `${cached}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(path.dirname(cached), { recursive: true });
  try {
    execFileSync('git', ['clone', '--quiet', REPOSITORY, partial], { stdio: 'pipe' });
    execFileSync('git', ['-C', partial, 'checkout', '--quiet', COMMIT], { stdio: 'pipe' });
  } catch {
    throw new Error(`toml-test is needed: set TOML_TEST_DIR to the tests folder of ${REPOSITORY} at ${COMMIT}`);
  }
  renameSync(partial, cached);
  return path.join(cached, 'tests');
}
