import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { documentWith, named, sample } from '../../../test/codex/documents/sample.ts';
import { writeToml } from '../../../test/codex/documents/write.ts';
import { keyCandidates, valueCandidates } from '../../src/codex/candidates.ts';
import { conditions } from '../../src/codex/describe.ts';
import { featureAliases, features } from '../../src/codex/features.ts';
import { type Place, walk } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import { hover } from '../../src/features/hover.ts';
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

/** Where a document of our own has the place: names of our choosing, and the first element of a list. */
function pathIn(path: readonly string[]): (string | number)[] {
  return named(path).map((step) => (step === '[]' ? 0 : step));
}

/** The hover on a place, in a document that has a value there. */
function hoverAt({ path, schema }: Place): string {
  const own = named(path);
  const analysis = analysisOf(writeToml(documentWith(own, sample(schema, own)), 'inline'));
  const item = find(analysis.document.root, pathIn(path));
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

describe('every path of the reference', () => {
  const places = [...walk(requirementsSchema)];
  const schema: JsonSchema = JSON.parse(read('schemas/requirements.schema.json'));
  const pageText = read('docs/requirements.md');

  function unknown(isKnown: (place: Place) => boolean): string[] {
    assert.ok(places.length >= 353, `${places.length}`);
    return places.filter((place) => !isKnown(place)).map(({ path }) => path.join('.'));
  }

  /** All that the reference says of a place. */
  function sentences({ schema }: Place): string[] {
    const { description, absence, note, deprecated, surface } = schema;
    const said = [description, absence, note, deprecated, surface].filter((text) => text !== undefined);
    return [...said, ...conditions(schema)];
  }

  it('is known to hover, with what Codex does and the release', () => {
    const wanted = (place: Place) => [
      ...sentences(place),
      ...(place.schema.type === 'any' ? [] : ['Codex 0.169 rejects the file']),
      '*Codex 0.169, observed with the binary',
    ];
    const isKnown = (place: Place) => {
      const text = hoverAt(place).replaceAll('\\<', '<');
      return wanted(place).every((fact) => text.includes(fact));
    };
    assert.deepEqual(unknown(isKnown), []);
  });

  it('is a candidate of completion', () => {
    const isKnown = ({ path }: Place) => {
      const name = path.at(-1) ?? '';
      const above = pathIn(path.slice(0, -1));
      if (name === '[]') return valueCandidates(requirementsSchema, above).some(({ text }) => text.startsWith('['));
      const names = keyCandidates(requirementsSchema, above).map((candidate) => candidate.name);
      return names.includes(name) || names.includes(String(pathIn(path).at(-1)));
    };
    assert.deepEqual(unknown(isKnown), []);
  });

  it('has values for completion, but for numbers and what Codex does not look into', () => {
    const none = unknown(({ path }) => valueCandidates(requirementsSchema, pathIn(path)).length > 0);
    const other = places.filter(({ path, schema }) => none.includes(path.join('.')) && schema.type !== 'any');
    assert.deepEqual(
      other.filter(({ schema }) => schema.type !== 'integer').map(({ path }) => path.join('.')),
      [],
    );
  });

  it('is in the JSON Schema', () => {
    const isKnown = (place: Place) =>
      schemasAt(schema, place.path).some(({ description }) =>
        sentences(place).every((sentence) => description?.includes(sentence)),
      );
    assert.deepEqual(unknown(isKnown), []);
  });

  it('is on the page of the reference', () => {
    const page = new Page(pageText);
    assert.ok(!page.knows('hooks.Stop[].colour') && !page.knows('colour'));
    assert.deepEqual(
      unknown(({ path }) => page.knows(path.join('.').replaceAll('.[]', '[]'))),
      [],
    );
    const plain = pageText.replaceAll(/\\([<*])/g, '$1');
    assert.deepEqual(
      unknown((place) => sentences(place).every((sentence) => plain.includes(sentence))),
      [],
    );
  });

  it('and every feature, also by its older names, is in the JSON Schema and on the page', () => {
    for (const name of [...features.map((feature) => feature.name), ...Object.keys(featureAliases)]) {
      for (const table of ['features', 'feature_requirements']) {
        const [pin] = schemasAt(schema, [table, name]).filter(({ description }) => description);
        assert.match(pin?.description ?? '', /Feature: [a-z ]+, (?:on|off) by default\./, name);
      }
      assert.ok(pageText.includes(`\`${name}\``), name);
    }
  });
});
