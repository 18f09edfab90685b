import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The sources of what is shipped. */
const sources = ['client/src', 'client/webview', 'server/src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/'))),
);

describe('the threat model', () => {
  const items = read('docs/security.md').split(/^### /m).slice(1);

  it('has many items', () => assert.ok(items.length >= 15, String(items.length)));

  for (const item of items) {
    const [title = ''] = item.split('\n');
    it(`has a test that exists for: ${title}`, () => {
      const tests = [...item.matchAll(/^Test: `([^`]+)`: (.+)$/gm)];
      assert.ok(tests.length > 0);
      for (const [, file = '', name = ''] of tests) assert.ok(read(file).includes(name), `${file} has no “${name}”`);
    });
  }
});

describe('what is shipped', () => {
  it('starts programs in the room for it alone, and without a shell', () => {
    const starting = sources.filter((file) =>
      /['"](?:node:)?child_process['"]|['"](?:node:)?cluster['"]/.test(read(file)),
    );
    assert.deepEqual(
      starting.sort(),
      ['installed', 'isolate', 'machine'].map((name) => `server/src/real-codex/${name}.ts`),
    );
    for (const file of starting) assert.doesNotMatch(read(file), /(?<!\.)\bexec(?:Sync)?\(|shell:/, file);
  });

  it('has nothing that connects to a network', () => {
    const network =
      /(?:from|import\(|require\() ?['"](?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?['"]|\bfetch\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b|openExternal/;
    assert.deepEqual(
      sources.filter((file) => network.test(read(file))),
      [],
    );
  });

  it('lets no workspace say what is run, and no untrusted one what is read', () => {
    const { properties } = manifest.contributes.configuration;
    assert.equal(properties['codexPolicy.codexPath'].scope, 'machine');
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, true);
    assert.deepEqual(restrictedConfigurations, ['codexPolicy.codexPath', 'codexPolicy.layers']);
    assert.match(read('client/src/codex-path.ts'), /\('codexPath'\)\?\.globalValue/);
    assert.match(
      read('client/src/extension.ts'),
      /'codexPolicy\.verify', async \(\) => \{\s*if \(!vscode\.workspace\.isTrusted\)/,
    );
  });
});
