/**
 * Compares the reference of Codex's keys and features with a Codex: npm run codex:reference, with `-- --file config` for
 * the settings of config.toml instead of requirements.toml, and with
 * `-- --release VERSION` (or `latest`) or `-- --codex PATH` for another one than the project describes. Several releases,
 * with commas or as a range of the history (`'>=0.150'`), are asked one after another, older ones about what the history
 * says of them. Ends with 0 when there is no difference, with 1 when there are some, with 2 when it could not run.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { featureAliases, features } from '../server/src/codex/features.ts';
import { newestRelease, releaseName } from '../server/src/codex/history/releases.ts';
import { walk } from '../server/src/codex/lookup.ts';
import { type IsolatedCodex, isolateCodex } from '../server/src/real-codex/isolate.ts';
import { codexRelease, ensureCodex, newestRelease as newestOnNpm } from '../test/codex/install.ts';
import { programOf } from '../test/codex/program.ts';
import { numberOf, releasesNamed } from './codex-reference/asked.ts';
import {
  askFeatures,
  compareFeatureNames,
  compareFeatures,
  type FeatureFacts,
  parseFeatureList,
} from './codex-reference/features.ts';
import {
  type AskedFile,
  askedFiles,
  historyLines,
  kindFor,
  listedFeatures,
  type Observed,
} from './codex-reference/history.ts';
import { compareKeys } from './codex-reference/keys.ts';
import { limits } from './codex-reference/limits.ts';
import { namesIn } from './codex-reference/names.ts';
import { type Oracle, oracleOf } from './codex-reference/oracle.ts';
import { type Finding, outcomeOf, report } from './codex-reference/report.ts';
import { isOfHistory } from './codex-reference/settings.ts';

/** Whom to ask about what. */
interface Asked {
  readonly launchers: readonly string[];
  readonly file: AskedFile;
}

function askedBy(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      codex: { type: 'string' },
      release: { type: 'string', multiple: true },
      file: { type: 'string', default: 'requirements' },
    },
  });
  if (values.codex !== undefined && values.release !== undefined)
    throw new Error('Give --codex or --release, not both.');
  const file = askedFiles.find((name) => name === values.file);
  if (file === undefined) throw new Error(`--file takes ${askedFiles.join(' or ')}.`);
  if (values.codex !== undefined) return { launchers: [values.codex], file };
  const releases = releasesNamed(values.release ?? [codexRelease], newestOnNpm);
  return { launchers: releases.map((release) => ensureCodex(process.env, release)), file };
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
  const { launchers, file } = askedBy(args);
  const observed: Observed[] = [];
  for (const launcher of launchers) observed.push(await observe(launcher, file));
  const lines = historyLines(observed, file);
  if (lines.length > 0) console.log(`\nThe history would have to say:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  return observed.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

/** Asks one Codex and reports. A release that is newer than the history is held against the reference. */
async function observe(launcher: string, file: AskedFile): Promise<Observed> {
  const program = programOf(launcher);
  if (program === undefined) throw new Error(`${launcher} is not Codex for Linux.`);
  const codex = isolateCodex(program);
  const oracle = oracleOf(codex);
  const version = await oracle.version();
  if (!version.startsWith('codex')) throw new Error(`${program} is not Codex.`);
  const start = Date.now();
  const release = numberOf(version) ?? newestRelease;
  const isOlder = release < newestRelease;
  const names = new Set([...namesIn(readFileSync(program)), ...describedNames(file)]);
  const against = isOlder ? `what the history says of ${releaseName(release)}` : `the reference for ${codexRelease}`;
  console.log(`${version}, held against ${against}: ${names.size} names\n`);
  const found = [
    ...(file === 'requirements' ? await featureFindings(oracle, codex, release, names) : []),
    ...(await compareKeys(oracle.ask(file), kindFor(release, file), names)),
  ];
  const outcome = outcomeOf(
    isOlder && file === 'config' ? found.filter(isOfHistory) : found,
    limits.filter((limit) => limit.file === file && (isOlder || !limit.older)),
  );
  console.log(`${oracle.starts()} starts of Codex, ${((Date.now() - start) / 1000).toFixed(0)} s\n`);
  process.stdout.write(report(isOlder ? { ...outcome, unused: [] } : outcome));
  return { release, differences: outcome.differences };
}

/** Of an older release the history knows the names alone. */
async function featureFindings(
  oracle: Oracle,
  codex: IsolatedCodex,
  release: number,
  names: Iterable<string>,
): Promise<Finding[]> {
  if (release >= newestRelease) return compareFeatures(describedFeatures(), await askFeatures(oracle, codex, names));
  return compareFeatureNames(listedFeatures(release), parseFeatureList(await oracle.listFeatures('')));
}

/** All names of the reference, for tables that do not have them. */
function describedNames(file: AskedFile): string[] {
  return [...walk(kindFor(newestRelease, file).schema)]
    .map(({ path }) => path.at(-1) ?? '')
    .filter((name) => /^[\w-]+$/.test(name));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
