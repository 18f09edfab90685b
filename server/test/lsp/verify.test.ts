import assert from 'node:assert/strict';
import type { VerifyAnswer } from '../../src/lsp/verify-answer.ts';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';

describe('codexPolicy/verify', () => {
  const asked: unknown[] = [];
  const answer: VerifyAnswer = { summary: 'fine', good: true, report: 'Fine.\n' };
  let client: TestClient;

  beforeEach(async () => {
    asked.length = 0;
    client = new TestClient({
      verify: async (...question) => {
        asked.push(question);
        return answer;
      },
    });
    await client.initialize();
  });

  afterEach(() => client.dispose());

  const verify = (file: string, codex?: string) =>
    client.connection.sendRequest<VerifyAnswer | null>('codexPolicy/verify', { uri: file, codex });

  it('asks about the text that the editor holds', async () => {
    await client.open(uri, 'nope = 1\n');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'allowed_sandbox_modes = ["read-only"]\n' }],
    });
    assert.deepEqual(await verify(uri, '/opt/codex'), answer);
    assert.deepEqual(asked, [
      ['/etc/codex/requirements.toml', 'allowed_sandbox_modes = ["read-only"]\n', '/opt/codex'],
    ]);
  });

  it('answers null for what is not open, or not Codex’s', async () => {
    await client.open('file:///Cargo.toml', '[package]\n');
    assert.equal(await verify('file:///Cargo.toml'), null);
    assert.equal(await verify(uri), null);
    assert.deepEqual(asked, []);
  });

  it('answers null where the server can run nothing', async () => {
    const other = new TestClient();
    await other.initialize();
    await other.open(uri, 'allowed_sandbox_modes = ["read-only"]\n');
    assert.equal(await other.connection.sendRequest('codexPolicy/verify', { uri }), null);
    other.dispose();
  });
});
