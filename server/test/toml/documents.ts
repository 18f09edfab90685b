import fc from 'fast-check';
import { parseDocument } from '../../src/toml/document.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd_1', '"e f"', "'g.h'", '1');
const key = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
const blank = fc.constantFrom('', ' ', '  ');
const note = fc.constantFrom('', '', ' # ?');
const broken = fc.constantFrom(' ', ' ', '\n  ', ' # ?\n  ', '\n  # ?\n  ');

const scalar = fc.constantFrom(
  '1',
  '-0.5',
  'true',
  '"x # y"',
  "'C:\\x'",
  '"tab\\t\\u00e9 \\"q\\""',
  '""',
  '1979-05-27 07:32:00Z',
  '"""\nline "one"\n\n  [two] # = 2\\\n   three"""',
  "'''a\nb'''",
);

/** Entries between brackets: `lead`, entries with commas, perhaps a last comma, then `end`. */
function list(entry: fc.Arbitrary<string>, open: string, close: string, gap: fc.Arbitrary<string>) {
  const entries = fc.array(fc.tuple(gap, entry, fc.constantFrom('', '', ' ')), { maxLength: 4 });
  return fc.tuple(entries, fc.boolean(), gap).map(([items, last, end]) => {
    const written = items.map(([lead, text, tail], index) => {
      const comma = index < items.length - 1 || last ? ',' : '';
      return lead + text + (tail.includes('#') ? '' : tail) + comma;
    });
    return open + written.join('') + end + close;
  });
}

const { value } = fc.letrec<{ value: string; array: string; inline: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, scalar, tie('array'), tie('inline')),
  array: fc.oneof(list(tie('value'), '[', ']', blank), list(tie('value'), '[', ']', broken)),
  inline: fc.oneof(list(pairOf(tie('value')), '{', '}', blank), list(pairOf(tie('value')), '{', '}', broken)),
}));

function pairOf(valueText: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(key, valueText, fc.constantFrom(' = ', '=')).map(([left, right, equals]) => left + equals + right);
}

const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(blank, pairOf(value), note).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(key, note).map(([path, after]) => `[${path}]${after}`) },
  { weight: 2, arbitrary: fc.tuple(key, note).map(([path, after]) => `[[${path}]]${after}`) },
  { weight: 1, arbitrary: fc.constant('# ?') },
  { weight: 1, arbitrary: fc.constant('') },
);

/** The lines that TOML allows after those before them; every comment gets a number of its own. */
function healthy(lines: readonly string[]): string {
  let text = '';
  for (const next of lines) {
    const longer = `${text}${next}\n`;
    if (parseDocument(longer).faults.length === 0) text = longer;
  }
  let count = 0;
  return text.replaceAll('# ?', () => `# note ${count++}`);
}

/** Valid documents in every style that TOML has. */
export const document = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([lines, crlf, mark, final]) => {
    const text = healthy(lines);
    const ended = final ? text : text.replace(/\n$/, '');
    return (mark ? '\ufeff' : '') + (crlf ? ended.replaceAll('\n', '\r\n') : ended);
  });
