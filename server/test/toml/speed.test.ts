import assert from 'node:assert/strict';
import { parseDocument } from '../../src/toml/document.ts';

const rows: Readonly<Record<string, (count: number) => string>> = {
  'keys in many tables': (count) =>
    Array.from({ length: count }, (_, n) => `[t${n}]\nkey = "value" # note\n`).join('\n'),
  'keys in one table': (count) =>
    Array.from({ length: count }, (_, n) => `key${n} = [1, "two", { three = 3 }]\n`).join(''),
  'one array on one line': (count) => `a = [${'"x", '.repeat(count)}]\n`,
  'one array on many lines': (count) => `a = [\n${'  "x", # note\n'.repeat(count)}]\n`,
  'elements of an array of tables': (count) => '[[a]]\nb.c = 1\n'.repeat(count),
  'one multi-line string': (count) => `a = """\n${'line \\t of "text"\n'.repeat(count)}"""\n`,
  'arrays that are not closed': (count) => Array.from({ length: count }, (_, n) => `a${n} = [1,\n# note\n`).join(''),
  'inline tables that are not closed': (count) =>
    Array.from({ length: count }, (_, n) => `a${n} = { b = 1,\n# note\n`).join(''),
  'strings that are not closed': (count) => Array.from({ length: count }, (_, n) => `a${n} = "text\n`).join(''),
  'a multi-line string that is not closed': (count) => `a = """\n${'  prose, and [ more\n'.repeat(count)}`,
  'lines of prose': (count) => 'this is no TOML: at all\n'.repeat(count),
  'wrong escapes': (count) => `a = "${'\\q'.repeat(count)}"\n`,
  blanks: (count) => `a = """\n[${' '.repeat(count)}x\n[${' '.repeat(count)}`,
};

/** Milliseconds of processor time, the least of several: what else the machine does is not to count. */
function timeOf(text: string, { tries = 3, times: rounds = 1 } = {}): number {
  const times = Array.from({ length: tries }, () => {
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round++) parseDocument(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('parse takes time in proportion to', () => {
  for (const [name, write] of Object.entries(rows)) {
    it(name, () => {
      const [large, small] = [timeOf(write(8000)), timeOf(write(400))];
      // Twenty times the text takes four hundred times as long when time grows with its square.
      assert.ok(large < Math.max(small, 1) * 150, `${small} ms, then ${large} ms for twenty times the text`);
    }).retries(2);
  }
});

describe('parse takes at most twelve times as long for ten times as much of', function () {
  this.timeout(120_000);
  // What files are made of; of faults by the ten thousand, the ratio above is enough.
  for (const name of ['keys in many tables', 'one array on many lines', 'elements of an array of tables']) {
    it(name, () => {
      const write = rows[name] ?? String;
      let count = 2000;
      while (timeOf(write(count), { tries: 1 }) < 50) count *= 2;
      // Ten small texts leave as much to collect as one large text.
      const [small, large] = [timeOf(write(count), { times: 10 }) / 10, timeOf(write(count * 10))];
      assert.ok(large <= small * 12, `${small} ms, then ${large} ms for ten times the text`);
    }).retries(4);
  }
});

describe('parse survives', () => {
  for (const depth of [1000, 100_000]) {
    for (const [name, open, close] of [
      ['arrays', '[', ']'],
      ['arrays on lines', '[\n', ']\n'],
      ['inline tables', '{', '}'],
      ['inline tables with keys', '{a=', '}'],
      ['inline tables on lines', '{a=\n', '}\n'],
      ['arrays and inline tables', '[{a=', '}]'],
    ] as const) {
      it(`${depth} nested ${name}`, () => {
        parseDocument(`x = ${open.repeat(depth)}`);
        parseDocument(`x = ${open.repeat(depth)}1${close.repeat(depth)}`);
        parseDocument(open.repeat(depth));
      });
    }
    it(`a key of ${depth} names`, () => {
      parseDocument(`${'a.'.repeat(depth)}a = 1`);
      parseDocument(`[${'a.'.repeat(depth)}a]`);
    });
  }

  it('nesting up to its limit, and says where it is passed', () => {
    const nest = (depth: number) => `x = ${'['.repeat(depth)}${']'.repeat(depth)}\ny = 1`;
    assert.deepEqual(parseDocument(nest(80)).faults, []);
    const { faults, root } = parseDocument(nest(81));
    assert.deepEqual(
      faults.map(({ code, start, message }) => [code, start, message]),
      [['nested-too-deeply', 84, 'nested more than 80 levels deep']],
    );
    assert.ok(root.children.has('y'));
  });

  it('keys up to a limit, and says where it is passed', () => {
    const key = (length: number) => Array.from({ length }, () => 'a').join('.');
    assert.deepEqual(parseDocument(`${key(80)} = 1`).faults, []);
    const { faults, root } = parseDocument(`${key(81)} = 1\ny = 1`);
    assert.deepEqual(
      faults.map(({ code, message }) => [code, message]),
      [['nested-too-deeply', 'nested more than 80 levels deep']],
    );
    assert.ok(root.children.has('y'));
  });
});
