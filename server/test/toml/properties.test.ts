import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, type TomlDocument, walkItems } from '../../src/toml/document.ts';
import type { Key, Pair, Span, Value } from '../../src/toml/syntax.ts';
import { document } from './documents.ts';
import { plain } from './plain.ts';
import { samples } from './samples.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 400);

/** Characters that mean something in TOML, and some that it forbids. */
const telling = [...'[]{}=.,#"\'\\\n\r\t ab1-_:+x', '"""', "'''", '\r\n', '[[', ']]', '\u0000', '\u007f', '\ufeff'];
const soup = fc.array(fc.constantFrom(...telling, '\ud800', '\udc00', 'é', '😀', 'true', '1979-05-27'), {
  maxLength: 60,
});
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  soup.map((pieces) => pieces.join('')),
);
const place = fc.nat(100_000);
const valid = fc.oneof(fc.constantFrom(...samples), document);

const prefix = fc.tuple(valid, place).map(([text, at]) => text.slice(0, at % (text.length + 1)));
const without = fc.tuple(valid, place).map(([text, at]) => {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + text.slice(offset + 1);
});
const withMore = fc.tuple(valid, place, fc.constantFrom(...telling)).map(([text, at, more]) => {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + more + text.slice(offset);
});
const lessALine = fc.tuple(valid, place).map(([text, at]) => {
  const lines = text.split('\n');
  return lines.toSpliced(at % lines.length, 1).join('\n');
});

/** That spans lie within `outer`, in order, each with start before end. */
function nested(spans: readonly Span[], outer: Span): void {
  let last = outer.start;
  for (const { start, end } of spans) {
    assert.ok(last <= start && start <= end && end <= outer.end, `${start}-${end} in ${outer.start}-${outer.end}`);
    last = end;
  }
}

function checkKey(key: Key): void {
  assert.notEqual(key.parts.length, 0);
  nested(key.parts, key);
}

function checkPair(pair: Pair): void {
  nested([pair.key, pair.value], pair);
  checkKey(pair.key);
  if (pair.equals !== undefined) nested([pair.key, { start: pair.equals, end: pair.equals + 1 }, pair.value], pair);
  checkValue(pair.value);
}

function checkValue(value: Value): void {
  if (value.kind === 'array') {
    nested(value.elements, value);
    value.elements.forEach(checkValue);
  } else if (value.kind === 'inline-table') {
    nested(value.pairs, value);
    value.pairs.forEach(checkPair);
  }
}

function checkSpans({ text, tree, faults }: TomlDocument): void {
  const all = { start: 0, end: text.length };
  nested(tree.sections, all);
  assert.equal(tree.sections[0]?.header, undefined);
  for (const section of tree.sections) {
    nested([...(section.header ? [section.header] : []), ...section.pairs], section);
    if (section.header) {
      nested([section.header.key], section.header);
      checkKey(section.header.key);
    }
    section.pairs.forEach(checkPair);
  }
  nested(tree.comments, all);
  for (const { start, end } of tree.comments) assert.match(text.slice(start, end), /^#[^\n]*$/);
  let last = 0;
  const seen = new Set<string>();
  for (const { start, end, code, message, related } of faults) {
    assert.ok(last <= start && start <= end && end <= text.length, `fault ${start}-${end}`);
    assert.ok(start < end || text === '', `empty fault ${code} at ${start}`);
    assert.ok(!text.slice(start, end - 1).includes('\n') || code === 'unterminated-string', `${code} over lines`);
    assert.ok(!seen.has(`${code} ${start}`), `${code} at ${start} twice`);
    seen.add(`${code} ${start}`);
    assert.notEqual(message, '');
    if (related) nested([related], all);
    last = start;
  }
}

/** What holds of any text: no throw, spans in order, one result, and a view that leads back to the tree. */
function checkParse(text: string): void {
  for (const version of ['1.0', '1.1'] as const) {
    const parsed = parseDocument(text, version);
    assert.equal(parsed.text, text);
    checkSpans(parsed);
    const again = parseDocument(text, version);
    assert.deepEqual(again.faults, parsed.faults);
    assert.deepEqual(plain(again.root), plain(parsed.root));
    for (const item of walkItems(parsed.root)) {
      for (const part of item.names) assert.equal(part.name, item.form === 'element' ? part.name : item.path.at(-1));
      if (item.value) assert.equal(parsed.itemOf(item.value), item);
    }
  }
}

function holds(name: string, texts: fc.Arbitrary<string>): void {
  it(name, () => fc.assert(fc.property(texts, checkParse), { numRuns }));
}

describe('parse', () => {
  it('finds no fault in the samples', () => {
    for (const text of samples) assert.deepEqual(parseDocument(text).faults, []);
  });
  describe('gives an ordered tree for', () => {
    holds('any text', anyText);
    holds('any part of a document from its start', prefix);
    holds('a document less one character', without);
    holds('a document with one more character', withMore);
    holds('a document less one line', lessALine);
  });
});
