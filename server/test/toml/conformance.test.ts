import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Item, isTable, parseDocument } from '../../src/toml/document.ts';
import type { TomlVersion, Value } from '../../src/toml/syntax.ts';
import { tomlTestDir } from './toml-test-dir.ts';

/** The expected values of toml-test: tables and arrays as themselves, scalars as `{type, value}`. */
type Expected = { [key: string]: Expected } | Expected[] | { type: string; value: string };

const DATE_TIME_TYPES = {
  'offset-date-time': 'datetime',
  'local-date-time': 'datetime-local',
  'local-date': 'date-local',
  'local-time': 'time-local',
};

function decodeUtf8(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

function toExpected(item: Item): Expected {
  if (item.value && item.form === 'value') return scalar(item.value);
  if (!isTable(item)) return item.elements.map(toExpected);
  return Object.fromEntries([...item.children].map(([key, child]) => [key, toExpected(child)]));
}

function scalar(value: Value): Expected {
  switch (value.kind) {
    case 'string':
      return { type: 'string', value: value.value };
    case 'integer':
      return { type: 'integer', value: String(value.value) };
    case 'float':
      return { type: 'float', value: String(value.value) };
    case 'boolean':
      return { type: 'bool', value: String(value.value) };
    case 'datetime':
      return { type: DATE_TIME_TYPES[value.form], value: value.value };
    default:
      throw new Error(`not a scalar: ${value.kind}`);
  }
}

/** Floats and times compare by value: `3e2` is `300.0`, `.1` seconds are `.100`. */
function normalise(expected: Expected): Expected {
  if (Array.isArray(expected)) return expected.map(normalise);
  if (typeof expected.type === 'string' && typeof expected.value === 'string') {
    return { type: expected.type, value: normaliseScalar(expected.type, expected.value) };
  }
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, normalise(value as Expected)]));
}

function normaliseScalar(type: string, value: string): string {
  if (type === 'float') {
    const number = Number(
      value
        .replace('+', '')
        .replace('inf', 'Infinity')
        .replace(/^-?nan$/i, 'NaN'),
    );
    return String(Object.is(number, -0) ? 0 : number);
  }
  return type.includes('time') ? value.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '') : value;
}

for (const version of ['1.0', '1.1'] as const satisfies TomlVersion[]) {
  describe(`toml-test, TOML ${version}`, () => {
    const dir = tomlTestDir();
    const files = readFileSync(path.join(dir, `files-toml-${version}.0`), 'utf8').split('\n');
    for (const name of files.filter((file) => file.endsWith('.toml'))) {
      const file = path.join(dir, name);
      if (name.startsWith('valid/')) {
        it(`accepts ${name}`, () => {
          const text = decodeUtf8(file);
          assert.ok(text !== undefined);
          const document = parseDocument(text, version);
          assert.deepEqual(document.faults, []);
          const expected: Expected = JSON.parse(readFileSync(file.replace(/toml$/, 'json'), 'utf8'));
          assert.deepEqual(normalise(toExpected(document.root)), normalise(expected));
        });
      } else {
        it(`refuses ${name}`, () => {
          const text = decodeUtf8(file);
          if (text !== undefined) assert.notEqual(parseDocument(text, version).faults.length, 0);
        });
      }
    }
  });
}
