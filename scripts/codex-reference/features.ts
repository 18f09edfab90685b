/** The features: their names, stages and defaults, the older names, and whether a pin has an effect. */
import { withAppServer } from '../../server/src/real-codex/app-server.ts';
import type { IsolatedCodex } from '../../server/src/real-codex/isolate.ts';
import { textAt } from '../../server/src/real-codex/json.ts';
import { withMachine } from '../../server/src/real-codex/machine.ts';
import type { Oracle } from './oracle.ts';
import type { Finding } from './report.ts';
import { namesRead } from './search.ts';

/** A feature as it is listed, or as the reference has it. */
export interface ListedFeature {
  readonly name: string;
  readonly stage: string;
  readonly on: boolean;
}

/** What is known of the features, by the reference or by Codex. */
export interface FeatureFacts {
  readonly features: readonly ListedFeature[];
  /** Features that stay as they are when they are pinned. */
  readonly inert: readonly string[];
  /** Older names, and what they mean; undefined where Codex does not tell. */
  readonly aliases: Readonly<Record<string, string>> | undefined;
}

/** The lines of `codex features list`: with tabs up to 0.80, with blanks since. */
export function parseFeatureList(text: string): ListedFeature[] {
  return text.split('\n').flatMap((line) => {
    const found = /^(\S+)(?:\s{2,}|\t)(\S.*?)(?:\s{2,}|\t)(true|false)\s*$/.exec(line);
    return found ? [{ name: found[1] ?? '', stage: found[2] ?? '', on: found[3] === 'true' }] : [];
  });
}

/** Features that did not take the value that all were pinned to. */
export function notPinned(listed: readonly ListedFeature[], value: boolean, left: readonly string[]): string[] {
  return listed.filter(({ name, on }) => on !== value && !left.includes(name)).map(({ name }) => name);
}

/** The older names in the warnings of a start. */
export function parseAliases(warnings: readonly string[]): Record<string, string> {
  const pattern = /Using legacy `features` requirement `([^`]+)`.*canonical feature key `([^`]+)`/;
  return Object.fromEntries(
    warnings.flatMap((warning) => {
      const found = pattern.exec(warning);
      return found ? [[found[1] ?? '', found[2] ?? '']] : [];
    }),
  );
}

/** Asks Codex. `names` are candidates for older names. */
export async function askFeatures(
  oracle: Oracle,
  codex: IsolatedCodex,
  names: Iterable<string>,
): Promise<FeatureFacts> {
  const listed = parseFeatureList(await oracle.listFeatures(''));
  const known = listed.map(({ name }) => name);
  const inert: string[] = [];
  const ask = oracle.ask('requirements');
  for (const value of [true, false]) {
    // Some features cannot be pinned on by themselves.
    const refused = await namesRead(known, async (some) => (await ask(pins(some, value))) !== undefined);
    const pinned = known.filter((name) => !refused.includes(name));
    const result = parseFeatureList(await oracle.listFeatures(pins(pinned, value)));
    inert.push(...notPinned(result, value, refused));
  }
  const warnings = await startWarnings(codex, pins([...new Set([...names, ...known])], false));
  const tells = warnings?.some((warning) => /Ignoring unknown `features` requirement/.test(warning));
  return { features: listed, inert, aliases: warnings && tells ? parseAliases(warnings) : undefined };
}

function pins(names: readonly string[], value: boolean): string {
  return `[features]\n${names.map((name) => `${JSON.stringify(name)} = ${value}\n`).join('')}`;
}

/** The warnings of a start; undefined where Codex does not start with the file. */
async function startWarnings(codex: IsolatedCodex, requirements: string): Promise<string[] | undefined> {
  try {
    return await withMachine(codex, { requirements }, (machine) =>
      withAppServer(machine, async (server) => {
        await server.request('configRequirements/read', {});
        return server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? '');
      }),
    );
  } catch {
    return undefined;
  }
}

/** How a feature is called in a report. */
export function featureSubject(name: string): string {
  return `feature ${name}`;
}

/** Compares the names that the history has for a release with those that it lists. */
export function compareFeatureNames(ours: readonly string[], listed: readonly ListedFeature[]): Finding[] {
  const names = listed.map(({ name }) => name);
  return [
    ...listed
      .filter(({ name }) => !ours.includes(name))
      .map((feature): Finding => ({ kind: 'new', subject: featureSubject(feature.name), detail: words(feature) })),
    ...ours
      .filter((name) => !names.includes(name))
      .map((name): Finding => ({ kind: 'gone', subject: featureSubject(name) })),
  ];
}

/** Compares the reference with what Codex says. */
export function compareFeatures(ours: FeatureFacts, codex: FeatureFacts): Finding[] {
  const there = new Map(codex.features.map((feature) => [feature.name, feature]));
  const names = ours.features.map(({ name }) => name);
  const differences = ours.features.flatMap((feature): Finding[] => {
    const real = there.get(feature.name);
    const isInert = codex.inert.includes(feature.name);
    const subject = featureSubject(feature.name);
    const found: Finding[] = [];
    if (real && words(real) !== words(feature)) {
      const detail = `Codex ${words(real)}, the reference ${words(feature)}`;
      found.push({ kind: 'different', subject, detail });
    }
    if (real && isInert !== ours.inert.includes(feature.name)) {
      const detail = `a pin changes ${isInert ? 'nothing' : 'it'} in Codex, not so in the reference`;
      found.push({ kind: 'different', subject, detail });
    }
    return found;
  });
  return [
    ...compareFeatureNames(names, codex.features),
    ...differences,
    ...compareAliases(ours.aliases ?? {}, codex.aliases),
  ];
}

function compareAliases(ours: Readonly<Record<string, string>>, codex: FeatureFacts['aliases']): Finding[] {
  if (!codex) return [{ untold: 'features', why: 'this release does not name the older names of features' }];
  const subject = (name: string) => `older name ${name} of a feature`;
  const unknown = Object.entries(codex).filter(([name]) => ours[name] === undefined);
  const known = Object.entries(ours).flatMap(([name, meant]): Finding[] => {
    const real = codex[name];
    if (real === undefined) return [{ kind: 'gone', subject: subject(name) }];
    if (real === meant) return [];
    return [{ kind: 'different', subject: subject(name), detail: `Codex means ${real}, the reference ${meant}` }];
  });
  return [
    ...unknown.map(([name, meant]): Finding => ({ kind: 'new', subject: subject(name), detail: meant })),
    ...known,
  ];
}

function words({ stage, on }: ListedFeature): string {
  return `${stage}, ${on ? 'on' : 'off'}`;
}
