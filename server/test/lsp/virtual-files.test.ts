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

  it('go by no project file of the machine that the editor runs on', async () => {
    const client = new TestClient({
      machine: {
        hostname: 'desk',
        windows: false,
        home: '/home/me',
        read: (path) =>
          path === '/owner/policies/.codex-policy.toml'
            ? { state: 'read', text: 'kind = "none"\n' }
            : { state: 'not there' },
        exists: () => false,
      },
    });
    await client.initialize();
    const found = async (uri: string) => {
      await client.open(uri, 'colour = 1\nsandbox_mode = "read-only"\n');
      return (await client.diagnostics(uri, 1)).diagnostics.map(({ code }) => code).includes('unknown-key');
    };
    assert.equal(await found(settings), true);
    assert.equal(await found('file:///owner/policies/managed_config.toml'), false);
    client.dispose();
  });
});
