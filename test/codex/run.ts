/**
 * Holds what the product writes and claims against the real Codex: npm run test:codex. With
 * `--versions 0.104.0,0.121.0` it asks these releases, and no other, about documents of our own.
 */
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { runMain } from '../host/entry.ts';
import { theCodex } from './release.ts';

/** Files of tests, loaded once their globals are there. */
const SUITES = [
  () => import('./suite/oracle.ts'),
  () => import('./suite/profiles.ts'),
  () => import('./suite/article.ts'),
  () => import('./suite/deny-read.ts'),
  () => import('./suite/patterns.ts'),
  () => import('./suite/names.ts'),
  () => import('./suite/verify.ts'),
  () => import('./suite/goldens.ts'),
  () => import('./suite/effective.ts'),
  () => import('./suite/verdicts.ts'),
  () => import('./suite/missing-parts.ts'),
  () => import('./suite/config-verdicts.ts'),
  () => import('./suite/role-verdicts.ts'),
];

/** One test asks Codex several times. */
const TIMEOUT = 120_000;

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { versions: { type: 'string' } } });
  const names = values.versions?.split(',').map((name) => name.trim());
  // Throws one clear line when this machine cannot do it.
  if (!names) theCodex();
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: TIMEOUT, slow: 10_000, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  if (names) (await import('./suite/releases.ts')).describeReleases(names);
  else for (const load of SUITES) await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  return failures > 0 ? 1 : 0;
}

await runMain(run);
