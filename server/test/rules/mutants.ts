/** Files that somebody has spoilt: documents with lines that are gone, doubled, renamed or in another place. */
import fc from 'fast-check';

/** One change of a text, by positions that any text has: they count round its end. */
type Change = (text: string, at: number, other: number) => string;

const lineBy = (lines: readonly string[], at: number) => lines[at % lines.length] ?? '';

/** Changes the lines of a text. */
const onLines =
  (change: (lines: string[], at: number, other: number) => readonly string[]): Change =>
  (text, at, other) => {
    const lines = text.split('\n');
    return change(lines, at % lines.length, other % lines.length).join('\n');
  };

/** The sections of a text: from one header to before the next one. */
const sectionsOf = (text: string) => text.split(/^(?=[ \t]*\[)/m);

/** Changes what one of the matches of a pattern covers. */
const onMatch =
  (pattern: RegExp, change: (found: string, other: number, text: string) => string): Change =>
  (text, at, other) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[at % matches.length];
    if (!match) return text;
    const [found] = match;
    return text.slice(0, match.index) + change(found, other, text) + text.slice(match.index + found.length);
  };

const WORD = /[\w-]+/g;
const VALUE = /(?<==[ \t]*)[^\s=#][^\n#]*/g;
const NAME = /(?<=^[ \t]*)[\w-]+(?=[ \t]*[.=])|(?<=^[ \t]*\[+[ \t]*(?:[\w-]+\.)*)[\w-]+(?=[^\n=]*\]$)/gm;

/** Words that stand in many places of Codex's files. */
const names = ['features', 'feature', 'permissions', 'own', 'identity', 'command', 'model', 'sandbox_mode', 'enabled'];
const values = ['true', '"own"', '[]', '{}', '1', '["read-only"]', 'yes', '"', '[', '{ a = 1', "'''", ''];

const changes: Readonly<Record<string, Change>> = {
  'a line gone': onLines((lines, at) => lines.toSpliced(at, 1)),
  'a line twice': onLines((lines, at) => lines.toSpliced(at, 0, lineBy(lines, at))),
  'a line elsewhere': onLines((lines, at, other) => lines.toSpliced(at, 1).toSpliced(other, 0, lineBy(lines, at))),
  'two lines in one': onLines((lines, at) => lines.toSpliced(at, 2, `${lineBy(lines, at)} ${lineBy(lines, at + 1)}`)),
  'a name misspelt': onMatch(NAME, (name, at) => name.slice(0, at % name.length) + name.slice((at % name.length) + 1)),
  'another name': onMatch(NAME, (_, at, text) => lineBy([...names, ...(text.match(NAME) ?? [])], at)),
  'another value': onMatch(VALUE, (_, at, text) => lineBy([...values, ...(text.match(VALUE) ?? [])], at)),
  'another word': onMatch(WORD, (_, at, text) => lineBy(text.match(WORD) ?? [], at)),
  'a section elsewhere': (text, at, other) => {
    const sections = sectionsOf(text);
    const [from, to] = [at % sections.length, other % sections.length];
    return sections.toSpliced(from, 1).toSpliced(to, 0, lineBy(sections, from)).join('');
  },
  'a section twice': (text, at) => {
    const sections = sectionsOf(text);
    return `${text}\n${lineBy(sections, at)}`;
  },
  'a table of another kind': onMatch(/^\[\[?[^[\]\n]+\]\]?/gm, (header) =>
    header.startsWith('[[') ? header.slice(1, -1) : `[${header}]`,
  ),
  'a character gone': (text, at) => text.slice(0, at % (text.length + 1)) + text.slice((at % (text.length + 1)) + 1),
  'the end gone': (text, at) => text.slice(0, text.length - (at % (text.length + 1))),
};

/** A document that was changed once or several times, with the line ends of Windows once in a while. */
export function mutantsOf(texts: readonly string[], most = 4): fc.Arbitrary<string> {
  const place = fc.nat({ max: 9999 });
  const change = fc.tuple(fc.constantFrom(...Object.values(changes)), place, place);
  return fc
    .record({
      parts: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 2 }),
      edits: fc.array(change, { minLength: 1, maxLength: most }),
      windows: fc.nat({ max: 9 }),
    })
    .map(({ parts, edits, windows }) => {
      // Only a file that begins with it has a byte order mark.
      const whole = parts.map((part, index) => (index > 0 ? part.replace(/^\ufeff/, '') : part)).join('\n');
      const text = edits.reduce((before, [edit, at, other]) => edit(before, at, other), whole);
      return windows === 0 ? text.replace(/\r?\n/g, '\r\n') : text;
    });
}
