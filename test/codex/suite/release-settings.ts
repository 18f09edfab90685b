/** Settings asked of releases that `--versions` names: each knows the keys, words and forms that the history says. */
import { configSchema } from '../../../server/src/codex/config/index.ts';
import { general } from '../../../server/src/codex/history/schema.ts';
import { settingsSince, settingWords } from '../../../server/src/codex/history/settings.ts';
import {
  formerForms,
  formerlyFixed,
  formerSettingNeeds,
  formerSettings,
} from '../../../server/src/codex/history/settings-former.ts';
import { settingDifferences, settingFates } from '../../../server/src/codex/history/settings-lookup.ts';
import { schemaAt, walk } from '../../../server/src/codex/lookup.ts';
import type { Schema } from '../../../server/src/codex/schema.ts';
import { type KeyPath, parseDocument } from '../../../server/src/toml/document.ts';
import { config } from '../config-documents/kind.ts';
import { complete, documentWith, type Kind, named, sample } from '../documents/sample.ts';
import { type Value, writeToml } from '../documents/write.ts';

/** A file of settings, and what the history says of it. */
export interface SettingsDocument {
  readonly name: string;
  readonly text: string;
  /** Whether a release loads it. */
  loads(release: number): boolean;
}

/** What older releases want besides: a profile of their own to start with, and the name of a store. */
const kind: Kind = {
  ...config,
  company: [
    ...config.company,
    { table: /^permissions\.own$/, unless: ['filesystem'], add: { filesystem: { '/srv': 'read' } } },
    // No less than what a document says of the least.
    { table: /^features\.multi_agent_v2$/, unless: [], add: { default_wait_timeout_ms: 1 } },
    { table: /^experimental_thread_store$/, unless: [], add: { id: 'own' } },
  ],
  surroundings: [[/^permissions\.own/, { default_permissions: 'own' }]],
  off: [...config.off, 'features.guardianv2.sync_elastic_budgeting', 'features.rollout_budget.enabled'],
};

/** No setting takes it. */
const noValue: Value = [[0.5]];

/** Tables whose keys are all asked about, also those that came with their table. */
const askedInFull = /^profiles\.<name>\.(?!features\.[^.]+$)|^features\.[^.]+\.|^tui\.keymap\.\w+\.|\.mitm\.|\.aws\b/;

/** Documents for each setting that came later or that Codex has given up, and for each word and form. */
export function settingsDocuments(): SettingsDocument[] {
  const inFull = [...walk(configSchema)]
    .map(({ path }) => general(path.join('.').replaceAll('.[]', '[]')))
    .filter((place) => askedInFull.test(place) && !place.endsWith('[]'));
  return [
    ...[...new Set([...settingsSince.keys(), ...inFull])].flatMap(ofKey),
    ...[...formerSettings.keys()].map((place) => withNoValue(place)),
    ...settingWords.flatMap(({ places, value }) => places.map((place) => ofValue(place, value))),
    ...settingWords.flatMap(({ places, value }) => places.filter(isInProfiles).map((place) => ofProfile(place, value))),
    ...formerForms.map(({ place, form }) => ofValue(place, formAt(place, form))),
    ...formerlyFixed.map(({ place }) => ofValue(place, formAt(place, 'table'))),
    ...formerSettingNeeds.map(({ table, key }) => ofValue(table, key === 'path' ? { name: 'own', enabled: true } : {})),
  ];
}

/** With no value where releases pass over the key that do not know it, with one where they refuse the file for it. */
function ofKey(place: string): SettingsDocument[] {
  const { ignored, refused } = settingFates(pathOf(place));
  return [
    ...(ignored.length > 0 || refused.length === 0 ? [withNoValue(place)] : []),
    ...(refused.length > 0 ? [ofValue(place, formAt(place, 'value'))] : []),
  ];
}

function withNoValue(place: string): SettingsDocument {
  const text = textWith(place, noValue);
  const { ignored } = settingFates(pathOf(place));
  const isRefused = refusing(text);
  return { name: place, text, loads: (release) => ignored.includes(release) && !isRefused(release) };
}

function ofValue(place: string, value: Value): SettingsDocument {
  const text = textWith(place, value);
  const isRefused = refusing(text);
  return { name: `${place} = ${JSON.stringify(value)}`, text, loads: (release) => !isRefused(release) };
}

function isInProfiles(place: string): boolean {
  return schemaAt(configSchema, ['profiles', 'own', ...pathOf(place)]) !== undefined;
}

function ofProfile(place: string, value: Value): SettingsDocument {
  return ofValue(`profiles.<name>.${place}`, value);
}

/** Tells which releases refuse a text, by the history. */
function refusing(text: string): (release: number) => boolean {
  const differences = settingDifferences(parseDocument(text).root, { issues: [], refusals: [] });
  const releases = new Set(differences.flatMap((one) => [...one.refusing.values()].flat()));
  return (release) => releases.has(release);
}

/** Only Amazon's own provider has a table of AWS. */
function stepsOf(place: string): string[] {
  const whole = place.replace('model_providers.<id>.aws', 'model_providers.amazon-bedrock.aws');
  return named(whole.replace('<Event>', 'Stop').replaceAll('[]', '.[]').split('.'), kind);
}

function pathOf(place: string): KeyPath {
  return stepsOf(place).map((step) => (step === '[]' ? 0 : step));
}

function textWith(place: string, value: Value): string {
  return writeToml(documentWith(stepsOf(place), value, kind), 'inline');
}

/** A value of a form, with what Codex wants in it. */
function formAt(place: string, form: 'table' | 'value'): Value {
  const path = stepsOf(place);
  const schemas = optionsOf(schemaAt(configSchema, pathOf(place)));
  const table = schemas.find((schema) => schema.type === 'table');
  if (form === 'table' && table?.type === 'table') return complete(table, path, {}, kind);
  const plain = schemas.find(({ type }) => type !== 'table') ?? table;
  return plain ? sample(plain, path, kind) : {};
}

function optionsOf(schema: Schema | undefined): readonly Schema[] {
  return schema?.type === 'anyOf' ? schema.options : schema ? [schema] : [];
}
