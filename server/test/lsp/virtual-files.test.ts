import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { TestClient } from './harness.ts';

const workspace = 'vscode-vfs://github/owner/policies';
const policy = `${workspace}/requirements.toml`;
const settings = `${workspace}/managed_config.toml`;

describe('files that lie on no disk', () => {
  /** The places of a server's name in what is open. */
  async function places(folder: string): Promise<string[]> {
    const client = new TestClient();
    await client.initialize({ workspaceFolders: [{ uri: folder, name: 'w' }] });
    await client.open(policy, '[mcp_servers.docs.identity]\ncommand = "docs"\n');
    await client.open(settings, '[mcp_servers.docs]\ncommand = "docs"\n');
    const found = await client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri: policy },
      position: { line: 0, character: 14 },
      context: { includeDeclaration: true },
    });
    client.dispose();
    return found.map(({ uri }) => uri).sort();
  }

  it('count together where a browser has the folder that they are in', async () => {
    assert.deepEqual(await places(workspace), [settings, policy]);
  });

  it('have no companions in a folder of another kind', async () => {
    assert.deepEqual(await places('file:///srv'), [policy]);
  });
});
