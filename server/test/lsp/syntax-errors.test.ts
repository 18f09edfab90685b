import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';
const { Error: error, Information: info } = DiagnosticSeverity;
const all = [error, error];
const one = [info];

describe('faults of the syntax', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient();
  });

  afterEach(() => client.dispose());

  /** How grave the faults are that the client was told last. */
  async function shown(): Promise<(DiagnosticSeverity | undefined)[]> {
    const { diagnostics } = await client.diagnostics(uri, 1);
    client.published.length = 0;
    return diagnostics.filter(({ code }) => code === 'toml-syntax').map(({ severity }) => severity);
  }

  async function start(syntaxErrors: unknown, otherChecker?: boolean): Promise<void> {
    client.settings = { syntaxErrors };
    await client.initialize({ initializationOptions: { otherChecker } });
    await client.open(uri, 'first note\nsecond note\n');
  }

  async function set(syntaxErrors: string): Promise<void> {
    client.settings = { syntaxErrors };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  const tell = (isThere: boolean) => client.connection.sendNotification('codexPolicy/otherChecker', { isThere });

  for (const word of [undefined, 'auto', 'sometimes', 7]) {
    it(`with the setting ${word}: are said as long as the client knows no other checker`, async () => {
      await start(word);
      assert.deepEqual(await shown(), all);
      await tell(true);
      assert.deepEqual(await shown(), one);
      await tell(false);
      assert.deepEqual(await shown(), all);
    });
  }

  it('are left to another checker that the client knows from the start', async () => {
    await start('auto', true);
    assert.deepEqual(await shown(), one);
  });

  it('go by the setting, whatever the client knows', async () => {
    await start('on', true);
    assert.deepEqual(await shown(), all);
    await set('off');
    assert.deepEqual(await shown(), one);
    await tell(false);
    assert.deepEqual(await shown(), one);
    await set('auto');
    assert.deepEqual(await shown(), all);
  });
});
