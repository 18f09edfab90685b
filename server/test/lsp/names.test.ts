import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CompletionList,
  Location,
  Position,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Machine } from '../../src/lsp/machine.ts';
import { TestClient } from './harness.ts';

const workspace = 'file:///w';
const policy = `${workspace}/requirements.toml`;
const managed = `${workspace}/managed_config.toml`;
const user = `${workspace}/.codex/config.toml`;

/** A disk in memory. */
class Disk implements Machine {
  readonly hostname = 'desk';
  readonly windows = false;
  readonly home = '/home/me';
  readonly files = new Map<string, string>();

  read(path: string) {
    const text = this.files.get(path);
    return text === undefined ? ({ state: 'not there' } as const) : ({ state: 'read', text } as const);
  }

  readonly exists = (path: string) => this.files.has(path);
}

const range = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe('language server, names', () => {
  let client: TestClient;
  let disk: Disk;

  beforeEach(() => {
    disk = new Disk();
    client = new TestClient({ machine: disk });
    client.connection.onRequest('client/unregisterCapability', () => null);
  });

  afterEach(() => client.dispose());

  async function start(more: ClientCapabilities = {}) {
    return client.initialize({
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } }, ...more },
      workspaceFolders: [{ uri: workspace, name: 'w' }],
    });
  }

  const ask = <T>(method: string, uri: string, position: Position, more: object = {}) =>
    client.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, position, ...more });

  const rename = (uri: string, position: Position, newName: string) =>
    ask<WorkspaceEdit | null>('rename', uri, position, { newName });

  it('offers to prepare a rename to a client that asks for it', async () => {
    const { capabilities } = await start({ textDocument: { rename: { prepareSupport: true } } });
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
  });

  it('renames a server in the open files and in one on the disk', async () => {
    disk.files.set('/w/.codex/config.toml', '\ufeffmcp_servers.docs.command = "docs"\r\n');
    await start();
    await client.open(policy, '[mcp_servers.docs.identity]\ncommand = "docs"\n', 3);
    await client.open(managed, 'x = 1\n[mcp_servers."docs"]\n', 5);
    assert.deepEqual(await ask('prepareRename', policy, { line: 0, character: 15 }), {
      range: range(0, 13, 17),
      placeholder: 'docs',
    });
    const edit = await rename(policy, { line: 0, character: 15 }, 'a.b');
    assert.deepEqual(edit, {
      documentChanges: [
        { textDocument: { uri: policy, version: 3 }, edits: [{ range: range(0, 13, 17), newText: '"a.b"' }] },
        { textDocument: { uri: managed, version: 5 }, edits: [{ range: range(1, 14, 18), newText: 'a.b' }] },
        { textDocument: { uri: user, version: null }, edits: [{ range: range(0, 12, 16), newText: '"a.b"' }] },
      ],
    });
  });

  it('reads again what lies on the disk before it renames', async () => {
    disk.files.set('/w/managed_config.toml', '[mcp_servers.docs]\n');
    await start();
    await client.open(policy, '[mcp_servers.docs.identity]\ncommand = "docs"\n');
    const before = await ask<Location[]>(
      'references',
      policy,
      { line: 0, character: 15 },
      { context: { includeDeclaration: true } },
    );
    assert.deepEqual(
      before.map(({ uri, range: { start } }) => [uri, start.line]),
      [
        [policy, 0],
        [managed, 0],
      ],
    );
    disk.files.set('/w/managed_config.toml', '# moved\n[mcp_servers.docs]\n');
    const edit = await rename(policy, { line: 0, character: 15 }, 'b');
    assert.deepEqual(edit?.documentChanges?.[1], {
      textDocument: { uri: managed, version: null },
      edits: [{ range: range(1, 13, 17), newText: 'b' }],
    });
  });

  it('gives plain changes to a client that knows nothing else', async () => {
    await start({ workspace: {} });
    await client.open(policy, '[mcp_servers.a]\n');
    assert.deepEqual(await rename(policy, { line: 0, character: 13 }, 'b'), {
      changes: { [policy]: [{ range: range(0, 13, 14), newText: 'b' }] },
    });
  });

  it('says why a name stays', async () => {
    await start();
    await client.open(policy, 'default_permissions = ":workspace"\n[permissions.a]\n');
    await assert.rejects(ask('prepareRename', policy, { line: 0, character: 25 }), {
      message: '`:workspace` is a permission profile of Codex itself.',
    });
    await assert.rejects(rename(policy, { line: 1, character: 13 }, ''), { message: 'A name must not be empty.' });
    assert.equal(await ask('prepareRename', policy, { line: 1, character: 3 }), null);
    assert.equal(await rename(policy, { line: 1, character: 3 }, 'b'), null);
  });

  it('leads from a use to the definition in another file, and from a role to its settings', async () => {
    disk.files.set(
      '/w/.codex/config.toml',
      '[agents.critic]\nconfig_file = "agents/critic.toml"\n[model_providers.proxy]\n',
    );
    const role = `${workspace}/.codex/agents/critic.toml`;
    await start();
    await client.open(role, 'name = "critic"\nmodel_provider = "proxy"\n');
    assert.deepEqual(await ask('definition', role, { line: 1, character: 20 }), [
      { uri: user, range: range(2, 17, 22) },
    ]);
    disk.files.set('/w/.codex/agents/critic.toml', 'name = "critic"\nmodel_provider = "proxy"\n');
    await client.open(user, disk.files.get('/w/.codex/config.toml') ?? '');
    const uses = await ask<Location[]>(
      'references',
      user,
      { line: 2, character: 20 },
      { context: { includeDeclaration: false } },
    );
    assert.deepEqual(uses, [{ uri: role, range: range(1, 18, 23) }]);
  });

  it('says nothing of files that are not Codex’s', async () => {
    await start();
    const other = `${workspace}/Cargo.toml`;
    await client.open(other, '[mcp_servers.docs]\n');
    for (const method of ['definition', 'prepareRename']) {
      assert.equal(await ask(method, other, { line: 0, character: 15 }), null);
    }
  });

  it('completes names of other files', async () => {
    disk.files.set('/w/managed_config.toml', '[mcp_servers.docs]\n[permissions.wide]\n');
    await start();
    await client.open(policy, 'default_permissions = ""\n[mcp_servers]\n\n');
    const labels = async (position: Position) =>
      (await ask<CompletionList>('completion', policy, position, { context: { triggerKind: 1 } })).items.map(
        ({ label }) => label,
      );
    // The others are looked at once the client has been asked to tell of changes.
    await client.diagnostics(policy, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(await labels({ line: 0, character: 23 }), [
      'wide',
      ':read-only',
      ':workspace',
      ':danger-full-access',
    ]);
    assert.deepEqual((await labels({ line: 2, character: 0 })).slice(0, 2), ['docs', '<id>']);
  });
});
