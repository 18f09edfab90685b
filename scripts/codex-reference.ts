/**
 * Compares the reference of Codex's keys and features with a Codex: npm run codex:reference, with
 * `-- --release VERSION` (or `latest`) or `-- --codex PATH` for another one than the project describes.
 * Ends with 0 when there is no difference, with 1 when there are some, with 2 when it could not run.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { featureAliases, features } from '../server/src/codex/features.ts';
import { walk } from '../server/src/codex/lookup.ts';
import { requirementsSchema } from '../server/src/codex/requirements/index.ts';
import { isolateCodex } from '../server/src/real-codex/isolate.ts';
import { codexRelease, ensureCodex, newestRelease } from '../test/codex/install.ts';
import { programOf } from '../test/codex/program.ts';
import { askFeatures, compareFeatures, type FeatureFacts } from './codex-reference/features.ts';
import { compareKeys } from './codex-reference/keys.ts';
import { limits } from './codex-reference/limits.ts';
import { namesIn } from './codex-reference/names.ts';
import { oracleOf } from './codex-reference/oracle.ts';
import { outcomeOf, report } from './codex-reference/report.ts';

function launcherOf(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: { codex: { type: 'string' }, release: { type: 'string' } },
  });
  if (values.codex !== undefined && values.release !== undefined)
    throw new Error('Give --codex or --release, not both.');
  if (values.codex !== undefined) return values.codex;
  const release = values.release === 'latest' ? newestRelease() : values.release;
  if (release !== undefined && !/^\d+\.\d+\.\d+/.test(release))
    throw new Error(`${release} is not a release of Codex.`);
  return ensureCodex(process.env, release);
}

/** What the reference says of the features. */
function describedFeatures(): FeatureFacts {
  return {
    features: features.map(({ name, stage, default: on }) => ({ name, stage, on })),
    inert: features.filter(({ pinEffective }) => !pinEffective).map(({ name }) => name),
    aliases: featureAliases,
  };
}

async function main(args: readonly string[]): Promise<number> {
  const launcher = launcherOf(args);
  const program = programOf(launcher);
  if (program === undefined) throw new Error(`${launcher} is not Codex for Linux.`);
  const codex = isolateCodex(program);
  const oracle = oracleOf(codex);
  const version = await oracle.version();
  if (!version.startsWith('codex')) throw new Error(`${program} is not Codex.`);
  const start = Date.now();
  const names = new Set([...namesIn(readFileSync(program)), ...describedNames()]);
  console.log(`${version}, held against the reference for ${codexRelease}: ${names.size} names\n`);
  const found = [
    ...compareFeatures(describedFeatures(), await askFeatures(oracle, codex, names)),
    ...(await compareKeys(oracle.ask, requirementsSchema, names)),
  ];
  const outcome = outcomeOf(found, limits);
  console.log(`${oracle.starts()} starts of Codex, ${((Date.now() - start) / 1000).toFixed(0)} s\n`);
  process.stdout.write(report(outcome));
  return outcome.differences.length > 0 ? 1 : 0;
}

/** All names of the reference, for tables that do not have them. */
function describedNames(): string[] {
  return [...walk(requirementsSchema)].map(({ path }) => path.at(-1) ?? '').filter((name) => /^[\w-]+$/.test(name));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
