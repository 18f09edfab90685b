import assert from 'node:assert/strict';
import { coversPath, pathExamples, readPathPattern } from '../../src/codex/path-patterns.ts';

/** A pattern, an example that it covers, and one that it does not. The same is asked of Codex in `test/codex`. */
const examples: readonly (readonly [pattern: string, covered: string, beside: string | undefined])[] = [
  ['~/.netrc', '~/.netrc', '~/sub/.netrc'],
  ['/srv/secrets/', '/srv/secrets', '/srv/sub/secrets'],
  ['~/**/.env', '~/app/.env', '~/app/.env.bak'],
  ['~/**/*.env.*', '~/app/x.env.x', '~/app/X.ENV.X'],
  ['~/.ssh/**', '~/.ssh/notes.txt', '~/.ssh.bak/notes.txt'],
  ['~/**', '~/notes.txt', '/srv/notes.txt'],
  ['**', 'notes.txt', undefined],
  ['~/x/*', '~/x/notes.txt', '~/x/sub/notes.txt'],
  ['**.env', 'x.env', 'sub/x.env'],
  ['k?.pem', 'kx.pem', 'sub/kx.pem'],
  ['k[!a-y].pem', 'kz.pem', 'sub/kz.pem'],
  ['k[0-9].pem', 'k0.pem', 'sub/k0.pem'],
  ['a\\*b*', 'a*bx', 'sub/a*bx'],
  ['[[]x].t', '[x].t', 'sub/[x].t'],
];

/** Patterns that Codex refuses or reads in a way that was not observed. */
const unknown = [
  '',
  '/',
  '{a,b}.t',
  '~/x/*{a,b}',
  'a[',
  'a[b',
  '~/a]',
  'a\\b',
  '~/x/../*',
  './*',
  'a//*',
  '[é]*',
  '[b-a]*',
  '[!]*',
];

describe('patterns of paths', () => {
  for (const [pattern, covered, beside] of examples) {
    it(`have examples: ${pattern}`, () => {
      const read = readPathPattern(pattern);
      assert.ok(read);
      assert.deepEqual(pathExamples(read), { covered, beside });
    });
  }

  for (const pattern of unknown) {
    it(`are left alone where it is not known what they cover: ${JSON.stringify(pattern)}`, () => {
      assert.equal(readPathPattern(pattern), undefined);
    });
  }

  it('cover a folder with all that lies in it only where they have no wildcard', () => {
    const covers = (pattern: string, path: string) => {
      const read = readPathPattern(pattern);
      return read && coversPath(read, path);
    };
    assert.equal(covers('~/dir', '~/dir/sub/file'), true);
    assert.equal(covers('~/dir', '~/directory'), false);
    assert.equal(covers('~/di*', '~/dir/file'), false);
    assert.equal(covers('~/**/.env', '~/.env'), true);
    assert.equal(covers('~/a+(b)', '~/a+(b)'), true);
  });

  it('take no time with many wildcards', () => {
    const read = readPathPattern(`~/${'**/'.repeat(8)}${'*a'.repeat(8)}`);
    const before = performance.now();
    assert.equal(read && coversPath(read, `~/${'a/'.repeat(12)}${'a'.repeat(24)}b`), false);
    assert.ok(performance.now() - before < 1000);
  });
});
