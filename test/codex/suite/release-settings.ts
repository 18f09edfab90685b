/** Settings asked of releases that `--versions` names: each knows the keys, words and forms that the history says. */
import { configSchema } from '../../../server/src/codex/config/index.ts';
import { formerForms, settingsSince, settingWords } from '../../../server/src/codex/history/settings.ts';
import { settingDifferences, settingFates } from '../../../server/src/codex/history/settings-lookup.ts';
import { schemaAt } from '../../../server/src/codex/lookup.ts';
import type { Schema } from '../../../server/src/codex/schema.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import { config } from '../config-documents/kind.ts';
import { complete, documentWith, type Kind, named } from '../documents/sample.ts';
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
    // What the newest release wants of the waits, the first ones with the table do not know.
    ...config.company.filter(({ table }) => !table.test('features.multi_agent_v2')),
    { table: /^permissions\.own$/, unless: ['filesystem'], add: { filesystem: { '/srv': 'read' } } },
    { table: /^experimental_thread_store$/, unless: [], add: { id: 'own' } },
  ],
  surroundings: [[/^permissions\.own/, { default_permissions: 'own' }]],
};

/** A document for each setting that came later, with a value that no setting takes, and one for each word and table. */
export function settingsDocuments(): SettingsDocument[] {
  return [
    // What a table of AWS needs around it is not the same in all releases.
    ...[...settingsSince.keys()].filter((place) => !place.includes('.aws.')).map(ofKey),
    ...settingWords.flatMap(({ places, value }) => places.map((place) => ofValue(place, value))),
    ...formerForms.map(({ place }) => ofValue(place, tableAt(place))),
  ];
}

function ofKey(place: string): SettingsDocument {
  const path = stepsOf(place);
  const { ignored } = settingFates(path.map((step) => (step === '[]' ? 0 : step)));
  return { name: place, text: textWith(path, [[0.5]]), loads: (release) => ignored.includes(release) };
}

function ofValue(place: string, value: Value): SettingsDocument {
  const text = textWith(stepsOf(place), value);
  const differences = settingDifferences(parseDocument(text).root, { issues: [], refusals: [] });
  const refusing = differences.flatMap((one) => [...one.refusing.values()].flat());
  return { name: `${place} = ${JSON.stringify(value)}`, text, loads: (release) => !refusing.includes(release) };
}

function stepsOf(place: string): string[] {
  return named(place.replace('<Event>', 'Stop').replaceAll('[]', '.[]').split('.'), kind);
}

function textWith(path: readonly string[], value: Value): string {
  return writeToml(documentWith(path, value, kind), 'inline');
}

/** A table with what Codex wants in it. */
function tableAt(place: string): Value {
  const path = stepsOf(place);
  const schema = schemaAt(
    configSchema,
    path.map((step) => (step === '[]' ? 0 : step)),
  );
  const table = tablesOf(schema)[0];
  return table ? complete(table, path, {}, kind) : {};
}

function tablesOf(schema: Schema | undefined) {
  const options = schema?.type === 'anyOf' ? schema.options : schema ? [schema] : [];
  return options.flatMap((option) => (option.type === 'table' ? [option] : []));
}
