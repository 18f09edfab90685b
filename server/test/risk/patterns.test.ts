import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covers, meantPatterns, patternReach } from '../../src/risk/patterns.ts';

/** Pieces that patterns are made of, so that random ones are like real ones. */
const piece = fc.constantFrom(
  '**',
  '*',
  '.env',
  '.env.*',
  '*.pem',
  '~',
  '/',
  '..',
  '.',
  'a',
  'secrets',
  '?',
  '[ab]',
  '',
);
const pattern = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('/')),
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string(),
);

describe('patternReach', () => {
  const expected = {
    guards: [
      '~',
      '~/',
      '~/**/.env',
      '~\\.ssh',
      '/etc/shadow',
      '/srv/**/*.pem',
      '/',
      'C:\\keys',
      'd:/keys',
      '\\\\host\\x',
    ],
    relative: [
      '',
      '.env',
      './.env',
      '**/.env',
      '**.env.*',
      '*.pem',
      '../x',
      '~root/.ssh',
      '~.env',
      'C:keys',
      '$HOME/x',
    ],
    'root-glob': ['/**', '/**/.env', '/*/secrets', '//**/x', '/a*/b', '/{home,root}/x', '/?/x'],
  };
  for (const [reach, patterns] of Object.entries(expected)) {
    for (const text of patterns) it(`${text}: ${reach}`, () => assert.equal(patternReach(text), reach));
  }
});

describe('meantPatterns', () => {
  const expected: readonly (readonly [string, ...string[]])[] = [
    ['.env', '~/**/.env'],
    ['./.env', '~/**/.env'],
    ['**/.env', '~/**/.env'],
    ['**/**/.env', '~/**/.env'],
    ['/**/.env', '~/**/.env'],
    ['/**/*.env', '~/**/*.env'],
    ['**.env.*', '~/**/.env.*', '~/**/*.env.*'],
    ['/**.env', '~/**/.env', '~/**/*.env'],
    ['**key', '~/**/*key'],
    ['secrets/*.pem', '~/**/secrets/*.pem'],
    ['/*/secrets', '~/**/*/secrets'],
    ['$HOME/.ssh', '~/.ssh'],
    [`\${HOME}/**/.env`, '~/**/.env'],
    ['%USERPROFILE%\\.ssh', '~/.ssh'],
    // What works, or could mean anything, stays.
    ['$SECRETS/x', '$SECRETS/x'],
    ['$HOME', '$HOME'],
    ['~/**/.env', '~/**/.env'],
    ['/srv/x', '/srv/x'],
    ['', ''],
    ['*', '*'],
    ['**', '**'],
    ['/**', '/**'],
    ['../.env', '../.env'],
    ['~root/.ssh', '~root/.ssh'],
  ];
  for (const [written, ...meant] of expected) {
    it(`${written}: ${meant.join(' and ')}`, () => assert.deepEqual(meantPatterns(written), meant));
  }

  it('gives patterns that guard, or the one it was given', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const meant = meantPatterns(text);
        assert.ok(meant.length > 0);
        for (const result of meant) assert.ok(patternReach(result) === 'guards' || result === text, result);
      }),
      { numRuns: 500 },
    );
  });

  it('gives what it gives again', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const meant = meantPatterns(text);
        assert.deepEqual(meant.flatMap(meantPatterns), meant);
      }),
      { numRuns: 500 },
    );
  });
});

describe('covers', () => {
  const wanted = ['~/**/.env', '~/**/.env.*', '~/**/*.env.*'];
  const expected: Readonly<Record<string, readonly string[]>> = {
    '~': wanted,
    '~/': wanted,
    '~/**': wanted,
    '~/**/*': wanted,
    '~/**/*env*': wanted,
    '~/**/.env': ['~/**/.env'],
    '~/**/.env*': ['~/**/.env', '~/**/.env.*'],
    '~/**/.*': ['~/**/.env', '~/**/.env.*'],
    '~/**/.env.*': ['~/**/.env.*'],
    '~/**/*.env.*': ['~/**/.env.*', '~/**/*.env.*'],
    '~/**/*.env': ['~/**/.env'],
    '~/*': [],
    '~/.env': [],
    '~/code/**': [],
    '~/code/**/.env': [],
    '~/**/.env.local': [],
    '~/**/.en?': [],
    '~/**/{.env,.env.*}': [],
    '/**': [],
    '/home/**': [],
    '**/.env': [],
    '': [],
  };
  for (const [own, covered] of Object.entries(expected)) {
    it(`${own}: ${covered.length === wanted.length ? 'all' : covered.join(' and ') || 'none'}`, () => {
      assert.deepEqual(
        wanted.filter((text) => covers(own, text)),
        covered,
      );
    });
  }

  it('holds of a folder by name and what is below it', () => {
    assert.equal(covers('/etc/acme/**', '/etc/acme/keys/**'), true);
    assert.equal(covers('/etc/acme', '/etc/acme/keys'), true);
    assert.equal(covers('/etc/acme/**', '/etc/acme-old/keys'), false);
    assert.equal(covers('/etc/acme/**', '/etc/acme/../shadow'), false);
  });

  it('treats other marks of regular expressions as letters', () => {
    assert.equal(covers('~/**/a.b', '~/**/axb'), false);
    assert.equal(covers('~/**/a+(b)|^$', '~/**/a+(b)|^$'), true);
    assert.equal(covers('~/**/a+*', '~/**/a+b'), true);
    assert.equal(covers('~/**/a+*', '~/**/aab'), false);
  });

  it('holds of every pattern and itself', () => {
    fc.assert(fc.property(pattern, (text) => covers(text, text)));
  });

  it('holds of the whole home folder and everything below it', () => {
    fc.assert(fc.property(pattern, (text) => covers('~/**', `~/${text}`)));
  });

  it('goes on from one pattern to the next', () => {
    const name = fc.array(fc.constantFrom('*', '.env', '.', 'a'), { minLength: 1, maxLength: 4 });
    const inHome = name.map((parts) => `~/**/${parts.join('')}`);
    fc.assert(
      fc.property(inHome, inHome, inHome, (a, b, c) => !covers(a, b) || !covers(b, c) || covers(a, c)),
      { numRuns: 500 },
    );
  });
});
