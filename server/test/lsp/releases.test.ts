import assert from 'node:assert/strict';
import { TestClient } from './harness.ts';

describe('what each release does with an open file', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient();
    await client.initialize();
  });

  afterEach(() => client.dispose());

  const shown = async (uri: string, text: string) => {
    await client.open(uri, text);
    return (await client.connection.sendRequest<string | null>('codexPolicy/releases', { uri }))?.split('\n');
  };

  it('is told of policies and of settings', async () => {
    const policy = await shown('file:///etc/codex/requirements.toml', 'allow_appshots = false\n');
    assert.equal(policy?.[4], 'allow_appshots  ignored  ignored        read');
    const managed = await shown('file:///etc/codex/managed_config.toml', 'web_search = "indexed"\n');
    assert.deepEqual(managed?.slice(3, 8), [
      'the file              loads         refused        loads',
      'web_search            ignored       read           read',
      'web_search "indexed"  ignored       refused        read',
      '',
      'From Codex 0.142 on the whole file is read.',
    ]);
    const config = await shown('file:///w/.codex/config.toml', 'model = "x"\n');
    assert.equal(config?.[3], 'the file  unread        loads');
  });

  it('is not told of roles and of files that are not Codex’s', async () => {
    assert.equal(await shown('file:///w/.codex/agents/own.toml', 'name = "own"\n'), undefined);
    assert.equal(await shown('file:///w/Cargo.toml', 'x = 1\n'), undefined);
  });
});
