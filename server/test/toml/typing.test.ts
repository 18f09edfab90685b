import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument, walkItems } from '../../src/toml/document.ts';
import { plain } from './plain.ts';
import { samples } from './samples.ts';

const HEADER = /^\s*\[\[?[\w."'/]+\]/;

/** A statement of a document: the lines that it takes, how it is written and what it says. */
interface Statement {
  readonly first: number;
  readonly last: number;
  readonly source: string;
  readonly path: string;
  readonly value: unknown;
}

function statementsOf(text: string): Statement[] {
  const document = parseDocument(text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  return document.tree.sections.flatMap(({ pairs }) =>
    pairs.flatMap((pair) => {
      const item = document.itemOf(pair);
      if (!item) return [];
      const lines = { first: lineOf(pair.start), last: lineOf(pair.end) };
      return [
        { ...lines, source: text.slice(pair.start, pair.end), path: JSON.stringify(item.path), value: plain(item) },
      ];
    }),
  );
}

/** Every text that has one line of `text` typed up to some column, with the index of that line. */
function* typed(text: string, wanted: (line: string) => boolean): Generator<{ index: number; cut: string }> {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!wanted(line)) continue;
    for (let column = 0; column <= line.length; column++) {
      yield { index, cut: lines.with(index, line.slice(0, column)).join('\n') };
    }
  }
}

describe('while a line is typed', () => {
  for (const [number, text] of samples.entries()) {
    const statements = statementsOf(text);
    const others = (index: number) => statements.filter(({ first, last }) => index < first || last < index);

    it(`sample ${number}: every other statement keeps its place and value`, () => {
      let count = 0;
      for (const { index, cut } of typed(text, (line) => !HEADER.test(line))) {
        const found = new Map(
          [...walkItems(parseDocument(cut).root)].map((item) => [JSON.stringify(item.path), plain(item)]),
        );
        for (const { path, value } of others(index)) {
          assert.ok(isDeepStrictEqual(found.get(path), value), `${path} in\n${cut}`);
          count++;
        }
      }
      assert.ok(count > 1000);
    });

    it(`sample ${number}: every other statement is read as it was below an unfinished header`, () => {
      for (const { index, cut } of typed(text, (line) => HEADER.test(line))) {
        const sections = parseDocument(cut).tree.sections;
        const found = sections.flatMap(({ pairs }) => pairs.map(({ start, end }) => cut.slice(start, end)));
        assert.deepEqual(
          found,
          others(index).map(({ source }) => source),
          cut,
        );
      }
    });
  }
});
