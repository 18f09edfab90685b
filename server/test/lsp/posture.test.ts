import assert from 'node:assert/strict';
import type { CodeLens, InlayHint, TextDocumentEdit } from 'vscode-languageserver/node';
import type { PostureAnswer, PostureEditAnswer } from '../../src/lsp/posture.ts';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';
const config = 'file:///home/me/.codex/config.toml';
const other = 'file:///w/Cargo.toml';
const policy = '# ours\nallowed_web_search_modes = ["live"]\nappz = 1\n';

describe('the posture of an open file', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient();
  });

  afterEach(() => client.dispose());

  const ask = <T>(method: string, params: object) => client.connection.sendRequest<T>(method, params);
  const lenses = async (file = uri) =>
    (await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: file } })).map(({ command }) => command);
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints = async () =>
    (await ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: whole })).map(
      ({ label }) => label,
    );

  it('is a lens on the first line, with the commands that the client has', async () => {
    await client.initialize({
      initializationOptions: { lensCommands: { showPosture: 'x.show', applyProfile: 'x.apply' } },
    });
    await client.open(uri, policy);
    await client.open(config, 'model = "m"\n');
    await client.open(other, 'x = 1\n');
    assert.deepEqual(await lenses(), [
      { title: 'Balanced: 4 of 14 controls · 1 key Codex ignores', command: 'x.show', arguments: [uri] },
      { title: 'Apply Balanced…', command: 'x.apply', arguments: ['balanced'] },
    ]);
    assert.deepEqual(await lenses(config), [{ title: 'Read in full from Codex 0.66 on', command: '', arguments: [] }]);
    assert.deepEqual(await lenses(other), []);
    assert.deepEqual(await lenses('file:///etc/codex/closed.toml'), []);
  });

  it('follows the settings: the lens is on, the hints are off', async () => {
    client.settings = {};
    await client.initialize();
    await client.open(uri, policy);
    assert.equal((await lenses()).length, 1);
    assert.deepEqual(await hints(), []);
    client.settings = { codeLens: false, inlayHints: true };
    client.published.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(uri, 1);
    assert.deepEqual(await lenses(), []);
    assert.deepEqual(await hints(), ['stricter than High Utility']);
  });

  it('has lenses and hints asked for again when the settings change, of clients that can', async () => {
    const again: string[] = [];
    for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
      client.connection.onRequest(method, () => {
        again.push(method);
        return null;
      });
    }
    const refreshSupport = { refreshSupport: true };
    await client.initialize({ capabilities: { workspace: { codeLens: refreshSupport, inlayHint: refreshSupport } } });
    await client.open(uri, policy);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { codexPolicy: { profile: 'high-utility' } },
    });
    assert.deepEqual((await lenses())[0]?.title, 'High Utility: 9 of 14 controls · 1 key Codex ignores');
    assert.deepEqual(again, ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']);
  });

  it('is told in a few words, with the view only where it is asked for', async () => {
    await client.initialize();
    await client.open(uri, policy);
    assert.deepEqual(await ask('codexPolicy/posture', { uri }), {
      file: 'requirements.toml',
      headline: 'Balanced: 4 of 14 controls',
      loss: '1 key Codex ignores',
    });
    const { view, places } = await ask<PostureAnswer>('codexPolicy/posture', { uri, view: true });
    assert.match(view ?? '', /^<h1>requirements\.toml<\/h1>/);
    assert.match(view ?? '', /data-do="apply" data-row="allowed_web_search_modes" data-profile="balanced"/);
    assert.deepEqual(places, {
      allowed_web_search_modes: [{ uri, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 24 } } }],
    });
  });

  it('names other files of Codex, and is silent of what is not', async () => {
    await client.initialize();
    await client.open(config, 'model = "m"\n');
    await client.open(other, 'x = 1\n');
    assert.deepEqual(await ask('codexPolicy/posture', { uri: config, view: true }), { file: 'config.toml' });
    assert.equal(await ask('codexPolicy/posture', { uri: other }), null);
    assert.equal(await ask('codexPolicy/posture', { uri: 'file:///closed.toml' }), null);
    assert.equal(await ask('codexPolicy/postureExport', { uri: config, format: 'html' }), null);
  });

  it('gives the edit of a row, with the text after it', async () => {
    await client.initialize();
    await client.open(uri, policy, 3);
    const edit = (profile: string, row?: string) =>
      ask<PostureEditAnswer | null>('codexPolicy/postureEdit', { uri, profile, row });
    const answer = await edit('balanced', 'allowed_web_search_modes');
    assert.ok(answer && 'text' in answer);
    assert.equal(answer.title, 'allowed_web_search_modes as in Balanced');
    assert.equal(answer.text, policy.replace('live', 'cached'));
    assert.deepEqual(answer.edit.documentChanges, [
      {
        textDocument: { uri, version: 3 },
        edits: [{ range: { start: { line: 1, character: 29 }, end: { line: 1, character: 33 } }, newText: 'cached' }],
      },
    ] satisfies TextDocumentEdit[]);
    assert.deepEqual(await edit('high-utility', 'guardian_policy_config'), {
      problem: 'This is what High Utility asks for already.',
    });
    const all = await edit('balanced');
    assert.match(all && 'text' in all ? all.text : '', /^allowed_sandbox_modes = \["read-only", "workspace-write"\]$/m);
    assert.equal(await edit('strict'), null);
  });

  it('is exported as Markdown and as a page', async () => {
    await client.initialize();
    await client.open(uri, policy);
    assert.match(await ask('codexPolicy/postureExport', { uri, format: 'markdown' }), /^# requirements\\\.toml\n/);
    assert.match(await ask('codexPolicy/postureExport', { uri, format: 'html' }), /^<!DOCTYPE html>\n/);
  });
});
