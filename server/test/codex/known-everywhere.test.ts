import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { config } from '../../../test/codex/config-documents/kind.ts';
import { documentWith, type Kind, named, requirements, sample } from '../../../test/codex/documents/sample.ts';
import { writeToml } from '../../../test/codex/documents/write.ts';
import { keyCandidates, valueCandidates } from '../../src/codex/candidates.ts';
import { conditions } from '../../src/codex/describe.ts';
import { featureAliases, features } from '../../src/codex/features.ts';
import { type Place, walk } from '../../src/codex/lookup.ts';
import { hover } from '../../src/features/hover.ts';
import { requirementsControls } from '../../src/risk/controls/requirements.ts';
import { find } from '../../src/toml/document.ts';
import { analysisOf } from '../features/cursor.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** What is known of one kind of file, in all the places where it is said. */
interface Reference {
  readonly name: string;
  readonly kind: Kind;
  /** A place where Codex looks for such a file. */
  readonly file: string;
  readonly schemaFiles: readonly string[];
  readonly page: string;
  /** How hover ends. */
  readonly source: string;
  readonly atLeast: number;
}

const references: readonly Reference[] = [
  {
    name: 'requirements.toml',
    kind: requirements,
    file: '/etc/codex/requirements.toml',
    schemaFiles: ['schemas/requirements.schema.json'],
    page: 'docs/requirements.md',
    source: '*Codex 0.169, observed with the binary',
    atLeast: 353,
  },
  {
    name: 'config.toml',
    kind: config,
    file: '/home/user/.codex/config.toml',
    schemaFiles: ['schemas/config.schema.json', 'schemas/managed_config.schema.json'],
    page: 'docs/config.md',
    source: '*Codex 0.169: what it takes and refuses is observed with the binary.*',
    atLeast: 2_000,
  },
];

/** Where a document of our own has the place: names of our choosing, and the first element of a list. */
function pathIn(path: readonly string[], kind: Kind): (string | number)[] {
  return named(path, kind).map((step) => (step === '[]' ? 0 : step));
}

/** The hover on a place, in a document that has a value there. */
function hoverAt({ path, schema }: Place, { kind, file }: Reference): string {
  const own = named(path, kind);
  const text = writeToml(documentWith(own, sample(schema, own, kind), kind), 'inline');
  const analysis = analysisOf(text, 'balanced', file);
  const item = find(analysis.document.root, pathIn(path, kind));
  const start = item?.names[0]?.start ?? item?.value?.start;
  if (start === undefined) return 'not in the document';
  const contents = hover(analysis, analysis.textDocument.positionAt(start))?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : 'no hover';
}

/** Every schema that says something of a place. */
function schemasAt(root: JsonSchema, path: readonly string[]): JsonSchema[] {
  const below = (schema: JsonSchema, [step, ...rest]: readonly string[]): JsonSchema[] => {
    const same = [
      ...(schema.anyOf ?? []),
      ...(schema.allOf ?? []),
      ...(schema.$ref ? [root.definitions?.[schema.$ref.replace('#/definitions/', '')] ?? {}] : []),
    ].flatMap((other) => below(other, step === undefined ? [] : [step, ...rest]));
    if (step === undefined) return [schema, ...same];
    return [...into(schema, step).flatMap((inner) => below(inner, rest)), ...same];
  };
  return below(root, path);
}

function into({ properties, items, additionalProperties }: JsonSchema, step: string): JsonSchema[] {
  if (step === '[]') return items ? [items] : [];
  if (step.startsWith('<')) return typeof additionalProperties === 'object' ? [additionalProperties] : [];
  const property = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  return property ? [property] : [];
}

/** The paths that the page lists, and those whose keys it lists elsewhere. */
class Page {
  private readonly listed = new Set<string>();
  private readonly elsewhere = new Map<string, string>();

  constructor(text: string) {
    let path = '';
    for (const line of text.split('\n')) {
      path = /^(?:## |- \*\*)`([^`]+)`/.exec(line)?.[1] ?? path;
      this.listed.add(path);
      const same = /The keys in it are those of \[`([^`]+)`\]/.exec(line)?.[1];
      if (same) this.elsewhere.set(path, same);
    }
  }

  knows(path: string): boolean {
    if (this.listed.has(path)) return true;
    return [...this.elsewhere].some(
      ([table, other]) =>
        /^[.[]/.test(path.slice(table.length)) && path.startsWith(table) && this.knows(path.replace(table, other)),
    );
  }
}

/** All that the reference says of a place. */
function sentences({ schema }: Place): string[] {
  const { description, absence, note, deprecated, surface } = schema;
  const said = [description, absence, note, deprecated, surface].filter((text) => text !== undefined);
  return [...said, ...conditions(schema)];
}

for (const reference of references) {
  const { name, kind, schemaFiles, page, source, atLeast } = reference;

  describe(`every path of the reference of ${name}`, () => {
    const places = [...walk(kind.schema)];
    const pageText = read(page);

    function unknown(isKnown: (place: Place) => boolean): string[] {
      assert.ok(places.length >= atLeast, `${places.length}`);
      return places.filter((place) => !isKnown(place)).map(({ path }) => path.join('.'));
    }

    it('is known to hover, with what Codex does and the release', () => {
      // A control says in its own words what holds without it.
      const absent = new Map(requirementsControls.map(({ path, absent }) => [path.join('.'), absent]));
      const ownWords = ({ path, schema }: Place, sentence: string) =>
        (kind === requirements && sentence === schema.absence && absent.get(path.join('.'))) || sentence;
      const wanted = (place: Place) => [
        ...sentences(place).map((sentence) => ownWords(place, sentence)),
        ...(place.schema.type === 'any' ? [] : ['Codex 0.169 rejects the file']),
        source,
      ];
      const isKnown = (place: Place) => {
        const text = hoverAt(place, reference).replaceAll('\\<', '<');
        return wanted(place).every((fact) => text.includes(fact));
      };
      assert.deepEqual(unknown(isKnown), []);
    });

    it('is a candidate of completion', () => {
      const isKnown = ({ path }: Place) => {
        const last = path.at(-1) ?? '';
        const above = pathIn(path.slice(0, -1), kind);
        if (last === '[]') return valueCandidates(kind.schema, above).some(({ text }) => text.startsWith('['));
        const names = keyCandidates(kind.schema, above).map((candidate) => candidate.name);
        return names.includes(last) || names.includes(String(pathIn(path, kind).at(-1)));
      };
      assert.deepEqual(unknown(isKnown), []);
    });

    it('has values for completion, but for numbers and what Codex does not look into', () => {
      const none = places.filter(({ path }) => valueCandidates(kind.schema, pathIn(path, kind)).length === 0);
      const types = none.map(({ schema }) => schema.type);
      assert.deepEqual([...new Set(types)].sort(), kind === config ? ['any', 'integer', 'number'] : ['any', 'integer']);
    });

    for (const schemaFile of schemaFiles) {
      it(`is in ${schemaFile}`, () => {
        const schema: JsonSchema = JSON.parse(read(schemaFile));
        const isKnown = (place: Place) =>
          schemasAt(schema, place.path).some(({ description }) =>
            sentences(place).every((sentence) => description?.includes(sentence)),
          );
        assert.deepEqual(unknown(isKnown), []);
      });
    }

    it('is on the page of the reference', () => {
      const listed = new Page(pageText);
      assert.ok(!listed.knows('hooks.Stop[].colour') && !listed.knows('colour'));
      assert.deepEqual(
        unknown(({ path }) => listed.knows(path.join('.').replaceAll('.[]', '[]'))),
        [],
      );
      const plain = pageText.replaceAll(/\\([<*])/g, '$1');
      assert.deepEqual(
        unknown((place) => sentences(place).every((sentence) => plain.includes(sentence))),
        [],
      );
    });
  });
}

describe('every feature, also by its older names,', () => {
  const places: readonly (readonly [page: string, file: string, tables: readonly string[]])[] = [
    ['docs/requirements.md', 'schemas/requirements.schema.json', ['features', 'feature_requirements']],
    ['docs/config.md', 'schemas/config.schema.json', ['features']],
    ['docs/config.md', 'schemas/managed_config.schema.json', ['features']],
  ];
  for (const [page, file, tables] of places) {
    it(`is in ${file} and ${page}`, () => {
      const schema: JsonSchema = JSON.parse(read(file));
      const pageText = read(page);
      for (const name of [...features.map((feature) => feature.name), ...Object.keys(featureAliases)]) {
        for (const table of tables) {
          const [pin] = schemasAt(schema, [table, name]).filter(({ description }) => description);
          assert.match(pin?.description ?? '', /Feature: [a-z ]+, (?:on|off) by default\./, name);
        }
        assert.ok(pageText.includes(`\`${name}\``), name);
      }
    });
  }
});
