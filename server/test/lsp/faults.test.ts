import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-types';
import { analyseText } from '../../src/features/analysis.ts';
import { check } from '../../src/rules/check.ts';
import { Context } from '../../src/rules/context.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';
const text = 'allowed_sandbox_modes = ["read-only"]\nno_such_key = 1\nallowed_sandbox_mode = ["x"]\n';

describe('a rule that throws', () => {
  const rule = rules.find(({ id }) => id === 'unknown-key');
  assert.ok(rule);
  const original = rule.check;
  const put = (check: Rule['check']) => Object.assign(rule, { check });

  beforeEach(() =>
    put(() => {
      throw new Error('cannot be');
    }),
  );
  afterEach(() => put(original));

  it('is logged once, and all else goes on', async () => {
    const client = new TestClient();
    await client.initialize();
    await client.open(uri, text);
    const codes = async (version: number) =>
      (await client.diagnostics(uri, version)).diagnostics.map(({ code }) => code);
    const first = await codes(1);
    assert.ok(first.includes('missing-control') && !first.includes('unknown-key'), first.join());
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 1, character: 14 }, end: { line: 1, character: 15 } }, text: '2' }],
    });
    assert.deepEqual(await codes(2), first);
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    assert.ok(hover);
    assert.equal(client.logged.length, 1);
    assert.match(client.logged[0]?.message ?? '', /^Internal error in the rule unknown-key: Error: cannot be\n/);
    client.dispose();
  });

  it('fails what must not pass for sound: the command line and the API', () => {
    const failed = { message: 'the rule unknown-key failed: Error: cannot be', cause: new Error('cannot be') };
    assert.throws(() => analyseText(text, uri, { profile: 'balanced', kind: 'requirements' }), failed);
    assert.throws(() => check(new Context(parseDocument(text), 'balanced')), failed);
  });
});

describe('a file that cannot be read', () => {
  it('is logged once, has no findings, and does not stand in the way of others', async () => {
    const client = new TestClient();
    await client.initialize();
    for (const version of [1, 2]) {
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: 'file:///srv/one/requirements.toml', languageId: 'toml', version, text: 7 },
      });
    }
    await client.open(uri, text);
    const { diagnostics } = await client.diagnostics(uri, 1);
    assert.ok(diagnostics.some(({ code }) => code === 'unknown-key'));
    // Longer than the pause after which other files are looked at again.
    await new Promise((wake) => setTimeout(wake, 300));
    assert.equal(client.logged.length, 1);
    assert.match(client.logged[0]?.message ?? '', /^Internal error in reading a file: TypeError: /);
    assert.deepEqual((await client.diagnostics('file:///srv/one/requirements.toml', 2)).diagnostics, []);
    client.dispose();
  });
});
