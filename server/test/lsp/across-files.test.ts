import assert from 'node:assert/strict';
import type {
  CodeAction,
  DidChangeWatchedFilesRegistrationOptions,
  RegistrationParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { EffectiveAnswer } from '../../src/lsp/effective.ts';
import type { Machine } from '../../src/lsp/machine.ts';
import type { PostureAnswer } from '../../src/lsp/posture.ts';
import { TestClient } from './harness.ts';

const workspace = 'file:///w';
const settings = `${workspace}/managed_config.toml`;
const policy = `${workspace}/requirements.toml`;

/** A disk in memory that notes what is read. */
class Disk implements Machine {
  readonly hostname = 'desk';
  readonly windows = false;
  readonly home = '/home/me';
  readonly files = new Map<string, string>();
  readonly reads: string[] = [];

  read(path: string) {
    this.reads.push(path);
    const text = this.files.get(path);
    return text === undefined ? ({ state: 'not there' } as const) : ({ state: 'read', text } as const);
  }

  exists(path: string) {
    return this.files.has(path);
  }
}

describe('language server, several files', () => {
  let client: TestClient;
  let disk: Disk;
  const registered: RegistrationParams[] = [];
  let told = 0;

  beforeEach(async () => {
    disk = new Disk();
    client = new TestClient({ machine: disk });
    registered.length = 0;
    told = 0;
    client.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      registered.push(params);
      return null;
    });
    client.connection.onRequest('client/unregisterCapability', () => null);
    client.connection.onNotification('codexPolicy/effectiveChanged', () => {
      told += 1;
    });
  });

  afterEach(() => client.dispose());

  async function start(named: unknown = {}): Promise<void> {
    client.settings = { profile: 'high-utility', layers: named };
    await client.initialize({
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
      },
      workspaceFolders: [{ uri: workspace, name: 'w' }],
    });
  }

  const change = (uri: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

  /** The messages of the rules over several files in the last diagnostics of a file, once they are these codes. */
  async function untilAcross(uri: string, codes: readonly string[]) {
    const end = Date.now() + 2000;
    for (;;) {
      const found = client.published
        .findLast((params) => params.uri === uri)
        ?.diagnostics.filter(({ code }) => across.includes(String(code)));
      const actual = found?.map(({ code }) => code) ?? [];
      if (found && String(actual) === String(codes)) return found;
      assert.ok(Date.now() < end, `${uri} has ${actual}, not ${codes}`);
      await new Promise((wake) => setTimeout(wake, 5));
    }
  }

  const across = ['replaced-by-requirements', 'overridden-elsewhere', 'policies-differ', 'refused-together'];

  it('reads nothing but project files until a file of Codex is open', async () => {
    await start();
    await client.open(`${workspace}/Cargo.toml`, '[package]\nname = "a"\n');
    await client.open(`${workspace}/python/requirements.toml`, '[project]\nname = "a"\n');
    await client.diagnostics(`${workspace}/python/requirements.toml`, 1);
    const projects = ['/w/.codex-policy.toml', '/.codex-policy.toml', '/w/python/.codex-policy.toml'];
    assert.deepEqual([disk.reads, registered.length], [projects, 1]);
  });

  it('reads then only where companions may lie, once, among any number of files', async () => {
    for (let i = 0; i < 2000; i++) disk.files.set(`/w/crates/c${i}/Cargo.toml`, '[package]\n');
    for (let i = 0; i < 50; i++)
      disk.files.set(`/w/groups/g${i}/requirements.toml`, 'cli_auth_credentials_store = "keyring"\n');
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    const expected = [
      '/w/.codex-policy.toml',
      '/.codex-policy.toml',
      '/w/requirements.toml',
      '/w/config.toml',
      '/w/etc/codex/requirements.toml',
      '/w/etc/codex/managed_config.toml',
      '/w/etc/codex/config.toml',
      '/w/.codex/config.toml',
    ];
    assert.deepEqual(disk.reads, expected);
    for (let version = 2; version < 20; version++) {
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: settings, version },
        contentChanges: [{ text: `cli_auth_credentials_store = "file" # ${version}\n` }],
      });
      await client.diagnostics(settings, version);
    }
    assert.deepEqual(disk.reads, expected);
  });

  it('sends nothing again after a keystroke that changes nothing between the files', async () => {
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    const text = 'model = "a"\ncli_auth_credentials_store = "file"\n';
    const changes = { textDocument: { uri: settings, version: 2 }, contentChanges: [{ text }] };
    await client.connection.sendNotification('textDocument/didChange', changes);
    await client.diagnostics(settings, 2);
    await new Promise((wake) => setTimeout(wake, 250));
    const sent = client.published.filter(({ uri, version }) => uri === settings && version === 2);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.diagnostics.find(({ code }) => code === 'replaced-by-requirements')?.range.start.line, 1);
  });

  it('points into the other file', async () => {
    disk.files.set('/w/requirements.toml', '# ours\nallowed_web_search_modes = ["cached"]\n');
    await start();
    await client.open(settings, 'model = "a"\nweb_search = "live"\n');
    assert.deepEqual(await untilAcross(settings, ['replaced-by-requirements']), [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
        severity: 2,
        code: 'replaced-by-requirements',
        codeDescription: { href: 'file:///docs/rules/replaced-by-requirements.md' },
        source: 'Codex Policy',
        message:
          'Codex 0.169 goes by `web_search = "cached"` instead: `allowed_web_search_modes` in the system requirements (requirements.toml) does not allow what stands here.',
        relatedInformation: [
          {
            location: { uri: policy, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 24 } } },
            message: '`allowed_web_search_modes` in the system requirements (requirements.toml)',
          },
        ],
      },
    ]);
  });

  it('follows the other file on the disk: created, changed, deleted', async () => {
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, []);
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await change(policy, 1);
    await untilAcross(settings, ['replaced-by-requirements']);
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "file"\n');
    await change(policy, 2);
    await untilAcross(settings, []);
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await change(policy, 2);
    await untilAcross(settings, ['replaced-by-requirements']);
    disk.files.delete('/w/requirements.toml');
    await change(policy, 3);
    await untilAcross(settings, []);
  });

  it('follows the other file in its editor, which goes before the disk', async () => {
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    await client.open(policy, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, []);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: policy, version: 2 },
      contentChanges: [{ text: 'cli_auth_credentials_store = "auto"\n' }],
    });
    const [finding] = await untilAcross(settings, ['replaced-by-requirements']);
    assert.match(String(finding?.message), /goes by `cli_auth_credentials_store = "auto"`/);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: policy } });
    const [again] = await untilAcross(settings, ['replaced-by-requirements']);
    assert.ok(again);
  });

  it('takes the layers of the settings, wherever they lie, and has them watched', async () => {
    disk.files.set('/srv/group.toml', 'allowed_sandbox_modes = ["read-only"]\n');
    disk.files.set('/home/me/mine.toml', 'sandbox_mode = "workspace-write"\n');
    await start({ 'cloud-requirements': '/srv/group.toml', user: '~/mine.toml', project: ['a/p.toml', 3], none: 'x' });
    await client.open(policy, 'allowed_sandbox_modes = ["read-only", "workspace-write"]\n');
    const [finding] = await untilAcross(policy, ['policies-differ']);
    assert.equal(
      finding?.message,
      'Codex 0.169 does not enforce what stands here: `allowed_sandbox_modes = ["read-only"]` in the cloud requirements (group.toml) comes before it. This is documented, not observed.',
    );
    const watched = registered
      .flatMap(({ registrations }) => registrations)
      .filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
      .map(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers);
    assert.deepEqual(watched.slice(-1), [
      [
        { globPattern: '**/{requirements,managed_config,config,.codex-policy}.toml' },
        { globPattern: { baseUri: 'file:///srv', pattern: 'group.toml' } },
        { globPattern: { baseUri: 'file:///home/me', pattern: 'mine.toml' } },
        { globPattern: { baseUri: 'file:///w/a', pattern: 'p.toml' } },
      ],
    ]);
    const mine = URI.file('/home/me/mine.toml').toString();
    await client.open(mine, 'sandbox_mode = "workspace-write"\n');
    await untilAcross(mine, ['replaced-by-requirements']);
  });

  it('reports the effective policy of a file, and tells when it may have changed', async () => {
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, '[model_providers.x]\nname = "x"\nhttp_headers = { k = "secret" }\n');
    const ask = (uri?: string) =>
      client.connection.sendRequest<EffectiveAnswer | null>('codexPolicy/effective', { uri });
    const answer = await ask(settings);
    assert.deepEqual(answer, {
      text: `Files
  managed config       /w/managed_config.toml
  system requirements  /w/requirements.toml

Requirements of Codex 0.169
  cli_auth_credentials_store = "keyring"  # /w/requirements.toml:1

Settings of Codex 0.169
  cli_auth_credentials_store = "keyring"         # required by /w/requirements.toml:1
  model_providers.x.http_headers.k = "[hidden]"  # /w/managed_config.toml:3
  model_providers.x.name = "x"                   # /w/managed_config.toml:2
`,
      files: [
        { path: '/w/managed_config.toml', uri: settings },
        { path: '/w/requirements.toml', uri: policy },
      ],
    });
    assert.equal(await ask(), null);
    assert.equal(await ask(`${workspace}/Cargo.toml`), null);
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "auto"\n');
    await change(policy, 2);
    while (told === 0) await new Promise((wake) => setTimeout(wake, 5));
    assert.match((await ask(settings))?.text ?? '', /cli_auth_credentials_store = "auto"/);
  });

  it('tells where the effective policy stands, with the place of each row, while one of the files is typed in', async () => {
    disk.files.set('/w/requirements.toml', 'allowed_sandbox_modes = ["read-only"]\n');
    await start();
    await client.open(settings, 'approval_policy = "never"\nallow_login_shell = false\n');
    const ask = (view: boolean, uri?: string) =>
      client.connection.sendRequest<PostureAnswer | null>('codexPolicy/effectivePosture', { uri, view });
    // The settings come when the client has been asked for them.
    while (!(await ask(false, settings))?.headline?.startsWith('High Utility'));
    assert.deepEqual(await ask(false, settings), {
      file: 'Effective policy',
      headline: 'High Utility: 10 of 14 controls',
    });
    assert.equal(await ask(true), null);
    const whole = await ask(true, settings);
    assert.match(whole?.view ?? '', /^<h1>Effective policy<\/h1>/);
    const place = (uri: string, line: number, character: number) => [
      { uri, range: { start: { line, character: 0 }, end: { line, character } } },
    ];
    assert.deepEqual(whole?.places, {
      allowed_approval_policies: place(settings, 0, 15),
      allowed_sandbox_modes: place(policy, 0, 21),
      allow_login_shell: place(settings, 1, 17),
    });
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: settings, version: 2 },
      contentChanges: [{ text: 'allow_login_shell = tru\n' }],
    });
    while (told === 0) await new Promise((wake) => setTimeout(wake, 5));
    assert.deepEqual(await ask(false, settings), {
      file: 'Effective policy',
      headline: 'High Utility: 9 of 14 controls',
      loss: 'Codex 0.169 refuses to start',
    });
    const text = (format: string) =>
      client.connection.sendRequest<string>('codexPolicy/effectivePostureExport', { uri: settings, format });
    assert.match(await text('markdown'), /^# Effective policy\n/);
    assert.match(await text('html'), /^<!DOCTYPE html>\n/);
  });

  it('reports the layers of the settings without a file, those included that are missing', async () => {
    disk.files.set('/w/r.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start(['system-requirements=r.toml', 'user=~/none.toml', 'user=twice.toml', 'word']);
    let answer: EffectiveAnswer | null = null;
    // The settings come when the client has been asked for them.
    while (!answer) answer = await client.connection.sendRequest<EffectiveAnswer | null>('codexPolicy/effective', {});
    assert.equal(
      answer.text.split('\n\n')[0],
      'Files\n  system requirements  /w/r.toml\n  user config          /home/me/none.toml  not there',
    );
  });

  it('goes by what editors hold where there is no machine', async () => {
    client.dispose();
    client = new TestClient();
    await client.initialize({ workspaceFolders: [{ uri: workspace, name: 'w' }] });
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, []);
    await client.open(policy, 'cli_auth_credentials_store = "keyring"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    assert.deepEqual([disk.reads, registered.length], [[], 0]);
  });

  it('keeps a finding at its key while somebody types', async () => {
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: settings, version: 2 },
      contentChanges: [{ text: '# one more\ncli_auth_credentials_store = "file"\nmod' }],
    });
    const { diagnostics } = await client.diagnostics(settings, 2);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'replaced-by-requirements').map(({ range }) => range.start.line),
      [1],
    );
  });

  it('lets comments ignore what follows from other files, which a quick fix writes', async () => {
    disk.files.set('/w/requirements.toml', 'cli_auth_credentials_store = "keyring"\n');
    await start();
    await client.open(settings, 'cli_auth_credentials_store = "file"\n');
    await untilAcross(settings, ['replaced-by-requirements']);
    const at = { line: 0, character: 3 };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: settings },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const ignoring = actions.find(({ title }) => title.startsWith('Ignore replaced-by-requirements'));
    const start0 = { line: 0, character: 0 };
    assert.deepEqual(ignoring?.edit?.documentChanges, [
      {
        textDocument: { uri: settings, version: 1 },
        edits: [
          { range: { start: start0, end: start0 }, newText: '# codex-policy: ignore[replaced-by-requirements]\n' },
        ],
      },
    ]);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: settings, version: 2 },
      contentChanges: [
        { range: { start: start0, end: start0 }, text: '# codex-policy: ignore[replaced-by-requirements] why\n' },
      ],
    });
    const { diagnostics } = await client.diagnostics(settings, 2);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'replaced-by-requirements' || code === 'ignore-comment'),
      [],
    );
  });

  const actionsAt = async (line: number) => {
    const at = { line, character: 1 };
    const params = { textDocument: { uri: settings }, range: { start: at, end: at }, context: { diagnostics: [] } };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    return actions.filter(({ title }) => title.startsWith('Enforce'));
  };

  it('enforces a default in the requirements.toml beside it, made where there is none', async () => {
    await start();
    await client.open(settings, 'sandbox_mode = "read-only"\nweb_search = "live"\n');
    const [made] = await actionsAt(0);
    const uri = policy;
    assert.equal(made?.title, 'Enforce in requirements.toml as `allowed_sandbox_modes = ["read-only"]`');
    const start0 = { line: 0, character: 0 };
    assert.deepEqual(made?.edit, {
      documentChanges: [
        { kind: 'create', uri },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start: start0, end: start0 }, newText: 'allowed_sandbox_modes = ["read-only"]\n' }],
        },
      ],
    });
    disk.files.set('/w/requirements.toml', '# ours\r\ncli_auth_credentials_store = "keyring" # here\r\n');
    await change(policy, 1);
    const [added] = await actionsAt(1);
    const at = { line: 2, character: 0 };
    assert.deepEqual((added?.edit?.documentChanges ?? [])[0], {
      textDocument: { uri, version: null },
      edits: [{ range: { start: at, end: at }, newText: 'allowed_web_search_modes = ["live"]\r\n' }],
    });
  });
});
