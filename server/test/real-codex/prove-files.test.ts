import assert from 'node:assert/strict';
import { namedFiles } from '../../src/real-codex/named-files.ts';
import { keepsItsWord, proveFiles } from '../../src/real-codex/prove-files.ts';
import type { FilesRead } from '../../src/real-codex/read-files.ts';
import { samplesOf, usualSecrets } from '../../src/real-codex/samples.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { guarded, readable } from './fake.ts';

describe('the files that a pattern is tried with', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['**/.env', ['.env', 'workspace/.env', 'workspace/project/.env', 'workspace/packages/app/config/.env']],
    ['workspace/**/.env', ['workspace/.env', 'workspace/project/.env', 'workspace/packages/app/config/.env']],
    ['.ssh/**', ['.ssh/id_ed25519']],
    ['.ssh', ['.ssh/id_ed25519']],
    ['.ssh/id_*', ['.ssh/id_local']],
    ['.config', ['.config/gh/hosts.yml']],
    ['secrets/', ['secrets/secret.txt']],
    ['secrets/**', ['secrets/secret.txt']],
    ['secrets/*/key', ['secrets/folder/key']],
    ['secrets/**/*.pem', ['secrets/prod.pem', 'secrets/folder/prod.pem']],
    ['a/*.env.*', ['a/prod.env.json']],
    ['a/.env.*', ['a/.env.local']],
    ['a/{.env,.npmrc}', ['a/.env', 'a/.npmrc']],
    ['a/[.]en?', ['a/.enx']],
    ['', usualSecrets.slice(0, 12)],
    ['../x', []],
    ['a/[!b]', []],
  ];
  for (const [pattern, samples] of cases) {
    it(`${pattern || '(the home)'}: ${samples.length}`, () => assert.deepEqual(samplesOf(pattern), samples));
  }
});

describe('the patterns of a file', () => {
  const named = (text: string) =>
    namedFiles(parseDocument(text)).map((entry) => [entry.pattern, 'samples' in entry ? entry.samples : entry.reason]);

  it('of deny_read are tried with what they mean, also where they do not reach it', () => {
    const text =
      '[permissions.filesystem]\ndeny_read = ["~/.ssh", ".env", "/**/.npmrc", "/srv/keys/**", "$X/key", "../x", 1]\n';
    const [, , third] = named(text);
    assert.deepEqual(
      named(text).map(([pattern, samples]) => [pattern, typeof samples === 'string' ? samples : samples?.[0]]),
      [
        ['~/.ssh', '.ssh/id_ed25519'],
        ['.env', '.env'],
        ['/**/.npmrc', '.npmrc'],
        ['/srv/keys/**', 'it lies outside of the pretended home, where nothing may be planted'],
        ['$X/key', 'Codex replaces no variables, so what is meant is not known'],
        ['../x', 'what is meant is not plain'],
      ],
    );
    assert.equal(third?.[1]?.length, 4);
  });

  it('of the profile that sessions start with are tried, with those of the profiles it extends', () => {
    const text = `default_permissions = "near"
[permissions.near]
extends = "far"
[permissions.near.filesystem]
glob_scan_max_depth = 3
"~/.netrc" = "read"
":workspace_roots" = { "**/.env" = "deny", "notes" = "write" }
":tmpdir" = "deny"
[permissions.far]
extends = "near"
[permissions.far.filesystem]
"~/.netrc" = "deny"
"~/.kube" = "none"
[permissions.other.filesystem]
"~/.aws" = "deny"
`;
    assert.deepEqual(named(text), [
      [':workspace_roots **/.env', ['workspace/.env', 'workspace/project/.env', 'workspace/packages/app/config/.env']],
      [':tmpdir', 'where this special name leads is not known'],
      ['~/.kube', ['.kube/config']],
      ['permissions.other', 'it is not the profile that sessions start with (default_permissions)'],
    ]);
  });

  it('are none where nothing denies reading', () => {
    assert.deepEqual(named(''), []);
    assert.deepEqual(named('default_permissions = ":workspace"\n[permissions]\nfilesystem = 1\n'), []);
  });
});

describe('a proof', () => {
  const document = parseDocument('[permissions.filesystem]\ndeny_read = ["~/.ssh/**", "~/.ssh/id_ed25519"]\n');
  const outcome = (changes: Partial<FilesRead>) => (files: readonly string[]) =>
    Promise.resolve({
      files: files.map((file) => (file.startsWith('.ssh') ? guarded : readable)),
      control: readable,
      ...changes,
    });

  it('has every file once, with the patterns that name it', async () => {
    const proof = await proveFiles(document, outcome({}));
    assert.equal(new Set(proof.files.map(({ path }) => path)).size, proof.files.length);
    assert.equal(proof.files.length, usualSecrets.length);
    const [first] = proof.files;
    assert.equal(first?.path, '~/.ssh/id_ed25519');
    assert.deepEqual(
      first?.namedBy.map(({ pattern }) => pattern),
      ['~/.ssh/**', '~/.ssh/id_ed25519'],
    );
    assert.equal(first?.guard, 'guarded');
    assert.equal(keepsItsWord(proof), true);
  });

  it('fails for a named file that stays readable, and not for another', async () => {
    const proof = await proveFiles(document, (files) =>
      Promise.resolve({ files: files.map(() => readable), control: readable }),
    );
    assert.equal(keepsItsWord(proof), false);
    assert.equal(keepsItsWord(await proveFiles(parseDocument(''), outcome({}))), true);
  });

  it('fails when an ordinary file cannot be read either', async () => {
    assert.equal(keepsItsWord(await proveFiles(document, outcome({ control: guarded }))), false);
  });

  it('plants no file where another one needs a folder', async () => {
    const both = parseDocument('[permissions.filesystem]\ndeny_read = ["~/a", "~/a/b"]\n');
    const proof = await proveFiles(both, outcome({}));
    assert.deepEqual(
      proof.files.filter(({ namedBy }) => namedBy.length > 0).map(({ path, namedBy }) => [path, namedBy.length]),
      [['~/a/b', 2]],
    );
  });
});
