import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crossFileRules } from '../src/rules/cross-file-rules.ts';
import { ignoreComment } from '../src/rules/ignore-comment.ts';
import { isIgnorable } from '../src/rules/ignores.ts';
import { rules } from '../src/rules/index.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const sources = join(repository, 'server', 'src');

/** The rooms of the server, and those that each may look into besides itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  toml: [],
  codex: ['toml'],
  risk: ['toml', 'codex'],
  effective: ['toml', 'codex'],
  rules: ['toml', 'codex', 'risk'],
  features: ['toml', 'codex', 'effective', 'risk', 'rules'],
  project: ['toml', 'codex', 'risk', 'rules', 'features'],
  'real-codex': ['toml', 'codex', 'risk', 'rules', 'features'],
  start: [],
  lsp: ['toml', 'codex', 'effective', 'risk', 'rules', 'features', 'project', 'real-codex', 'start'],
  cli: ['toml', 'codex', 'effective', 'risk', 'rules', 'features', 'project', 'real-codex', 'start', 'lsp'],
};

/** The headings of a rule's page, in this order, below `# <id>`. */
const headings = [
  '## What it finds',
  '## Why it matters',
  '## Profiles',
  '## What Codex does',
  '## Before and after',
  '## How to ignore it',
  '## Source',
];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`));
}

/** What a file imports or exports from, statically or not. */
function importsOf(file: string): string[] {
  const statements = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
  return [...readFileSync(file, 'utf8').matchAll(statements)].flatMap(([, , specifier]) => specifier ?? []);
}

function roomOf(file: string): string {
  return relative(sources, file).split(sep)[0] ?? '';
}

function nameOf(file: string): string {
  return relative(repository, file).replaceAll(sep, '/');
}

/** The page's headings outside of code. */
function headingsOf(page: string): string[] {
  const text = page.replace(/^```.*?^```/gms, '');
  return text.split('\n').filter((line) => /^##? /.test(line));
}

describe('the architecture', () => {
  const files = filesBelow(sources);

  it('has the rooms that it should have', () => {
    assert.deepEqual([...new Set(files.map(roomOf))].sort(), Object.keys(rooms).sort());
  });

  it('goes one way: toml <- codex <- risk <- rules <- features <- real-codex <- lsp <- cli', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolve(dirname(file), specifier))
        .filter((target) => target.startsWith(sources))
        .filter((target) => ![roomOf(file), ...(rooms[roomOf(file)] ?? [])].includes(roomOf(target)))
        .map((target) => `${nameOf(file)} -> ${nameOf(target)}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('sees its own imports', () => {
    const all = files.flatMap(importsOf).filter((specifier) => specifier.startsWith('.'));
    assert.ok(all.length > files.length);
    for (const file of files) {
      for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
        assert.ok(existsSync(resolve(dirname(file), specifier)), `${nameOf(file)} imports ${specifier}`);
      }
    }
  });

  it('keeps editors and transports out of the core', () => {
    const core = files.filter((file) => ['toml', 'codex', 'effective', 'risk', 'rules'].includes(roomOf(file)));
    const outside = core.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.'))
        .map((specifier) => `${nameOf(file)} -> ${specifier}`),
    );
    assert.deepEqual(outside, []);
  });

  it('keeps policy knowledge out of the client', () => {
    const wrong = filesBelow(join(repository, 'client', 'src')).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => nameOf(resolve(dirname(file), specifier)))
        .filter((target) => !target.startsWith('client/'))
        .map((target) => `${nameOf(file)} -> ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no `any`', () => {
    const unsafe = /(?:[:<,|&(]|\bas|=>|\bextends)\s*any\b(?!\s*[':])|\bany\[\]|@ts-(?:ignore|nocheck)/;
    const found = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`|\/\/.*|^\s*\/?\*.*/g, "''"))
        .filter((line) => unsafe.test(line))
        .map((line) => `${nameOf(file)}: ${line.trim()}`),
    );
    assert.deepEqual(found, []);
  });

  it('has no file of more than 400 lines', () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    assert.deepEqual(
      long.map(({ file, lines }) => `${nameOf(file)}: ${lines}`),
      [],
    );
  });
});

describe('the rules', () => {
  const index = join(repository, 'docs', 'rules', 'README.md');

  for (const { id, summary } of rules) {
    it(`${id} has a file, a test and a page, and stands in the index`, () => {
      assert.match(id, /^[a-z]+(?:-[a-z]+)+$/);
      assert.match(summary, /^[A-Z`].*\.$/);
      assert.ok(existsSync(join(sources, 'rules', `${id}.ts`)), 'a file');
      assert.ok(existsSync(join(repository, 'server', 'test', 'rules', `${id}.test.ts`)), 'a test');
      const page = readFileSync(join(repository, 'docs', 'rules', `${id}.md`), 'utf8');
      assert.deepEqual(headingsOf(page), [`# ${id}`, ...headings]);
      assert.match(readFileSync(index, 'utf8'), new RegExp(`\\]\\((?:\\./)?${id}\\.md\\)`));
    });
  }

  for (const rule of [...rules, ...Object.values(crossFileRules)]) {
    it(`${rule.id} says how to ignore it, or that nobody can`, () => {
      const page = readFileSync(join(repository, 'docs', 'rules', `${rule.id}.md`), 'utf8');
      const section = /^## How to ignore it\n(.*?)^## Source$/ms.exec(page)?.[1] ?? '';
      const comment = new RegExp(`^\`# codex-policy: ignore(?:-file)?\\[${rule.id}\\] reason\``, 'm');
      const nobody = /^It cannot be ignored[:.] /m;
      const isIgnored = isIgnorable(rule) && rule !== ignoreComment;
      assert.match(section, isIgnored ? comment : nobody);
      assert.doesNotMatch(section, isIgnored ? nobody : comment);
    });
  }

  const across = Object.values(crossFileRules);

  for (const { id, summary } of across) {
    it(`${id}, over several files, has a page, and stands in the index`, () => {
      assert.match(id, /^[a-z]+(?:-[a-z]+)+$/);
      assert.match(summary, /^[A-Z`].*\.$/);
      const page = readFileSync(join(repository, 'docs', 'rules', `${id}.md`), 'utf8');
      assert.deepEqual(headingsOf(page), [`# ${id}`, ...headings]);
      assert.match(readFileSync(index, 'utf8'), new RegExp(`\\]\\((?:\\./)?${id}\\.md\\)`));
    });
  }

  it('are the only ones with a page', () => {
    const pages = readdirSync(join(repository, 'docs', 'rules')).filter((name) => name !== 'README.md');
    assert.deepEqual(pages.sort(), [...rules, ...across].map(({ id }) => `${id}.md`).sort());
  });
});
