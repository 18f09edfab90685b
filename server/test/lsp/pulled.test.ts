import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';
const weak = 'allowed_web_search_modes = ["live"]\n';

describe('a client that asks for diagnostics', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient();
  });

  afterEach(() => client.dispose());

  const asked = async () => {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.map(({ code }) => code) : report.kind;
  };

  it('gets them when it asks, of what it has typed, and not before', async () => {
    const { capabilities } = await client.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
    assert.deepEqual(capabilities.diagnosticProvider, { interFileDependencies: true, workspaceDiagnostics: false });
    await client.open(uri, weak, 1);
    assert.deepEqual(await asked(), ['missing-control', 'weaker-than-profile']);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'allowed_web_search_modes = ["cached"]\n' }],
    });
    assert.deepEqual(await asked(), ['missing-control']);
    assert.deepEqual(client.published, []);
  });

  it('is asked to ask again where the settings have changed', async () => {
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await client.initialize({
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    });
    await client.open(uri, weak, 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { codexPolicy: { profile: 'high-utility' } },
    });
    await refreshed;
    assert.deepEqual(await asked(), ['missing-control']);
  });

  it('gets them by itself where it takes both', async () => {
    const { capabilities } = await client.initialize({
      capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: {} } },
    });
    assert.equal(capabilities.diagnosticProvider, undefined);
    await client.open(uri, weak, 1);
    assert.equal((await client.diagnostics(uri, 1)).diagnostics.length, 2);
  });
});
