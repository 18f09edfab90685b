import assert from 'node:assert/strict';
import type { CodeAction, DocumentSymbol, Hover, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';
const weak = 'allowed_web_search_modes = ["live"]\n';

describe('language server', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient();
  });

  afterEach(() => client.dispose());

  const codes = async (version: number, file = uri) =>
    (await client.diagnostics(file, version)).diagnostics.map(({ code }) => code);

  it('says what it can do', async () => {
    const { capabilities } = await client.initialize();
    assert.deepEqual(capabilities, {
      textDocumentSync: 2,
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['[', '.', '"', "'", '=', ' ', '{', ','], resolveProvider: true },
      documentSymbolProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: true,
      documentHighlightProvider: true,
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: {
        legend: {
          tokenTypes: ['keyword', 'property', 'enumMember', 'class'],
          tokenModifiers: ['declaration', 'deprecated', 'defaultLibrary'],
        },
        full: true,
        range: true,
      },
      codeLensProvider: {},
      inlayHintProvider: true,
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite.codexPolicy', 'source.fixAll.codexPolicy'],
        resolveProvider: true,
      },
    });
  });

  it('publishes findings for the version that it was told of, with a link to the rule’s page', async () => {
    await client.initialize();
    await client.open(uri, weak, 7);
    const { diagnostics } = await client.diagnostics(uri, 7);
    const found = diagnostics.find(({ code }) => code === 'weaker-than-profile');
    assert.deepEqual(found, {
      range: { start: { line: 0, character: 28 }, end: { line: 0, character: 34 } },
      severity: 2,
      code: 'weaker-than-profile',
      codeDescription: { href: 'file:///docs/rules/weaker-than-profile.md' },
      source: 'Codex Policy',
      message:
        'Weaker than Balanced: `live` is allowed: pages that anyone can write reach the agent. Balanced says ["cached"].',
    });
  });

  it('finds its way in files of Codex, and leaves others to others', async () => {
    await client.initialize();
    const other = 'file:///w/Cargo.toml';
    const text = '# https://example.com\n[features]\napps = true\n';
    await client.open(uri, text);
    await client.open(other, text);
    const position = { line: 1, character: 3 };
    const ask = (method: string, file: string) =>
      client.connection.sendRequest<unknown[] | null>(`textDocument/${method}`, {
        textDocument: { uri: file },
        position,
        positions: [position],
      });
    for (const method of ['documentHighlight', 'documentLink', 'foldingRange', 'selectionRange']) {
      assert.equal((await ask(method, uri))?.length, 1, method);
      assert.equal(await ask(method, other), null, method);
    }
    for (const method of ['full', 'range']) {
      const tokens = (file: string) =>
        client.connection.sendRequest(`textDocument/semanticTokens/${method}`, {
          textDocument: { uri: file },
          range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
        });
      assert.deepEqual(await tokens(uri), { data: [2, 0, 4, 0, 0] });
      assert.equal(await tokens(other), null);
    }
  });

  it('follows incremental changes', async () => {
    await client.initialize();
    await client.open(uri, weak);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 29 }, end: { line: 0, character: 33 } }, text: 'cached' },
      ],
    });
    assert.deepEqual(await codes(2), ['missing-control']);
  });

  it('takes the profile from the settings, again when they change', async () => {
    client.settings = { profile: 'high-utility' };
    await client.initialize();
    await client.open(uri, weak);
    assert.deepEqual(await codes(1), ['missing-control']);
    client.settings = { profile: 'security-oriented' };
    client.published.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await codes(1), ['missing-control', 'weaker-than-profile']);
  });

  it('takes pushed settings from clients that do not answer for them', async () => {
    await client.initialize({ capabilities: {}, initializationOptions: { settings: { profile: 'high-utility' } } });
    await client.open(uri, weak);
    assert.deepEqual(await codes(1), ['missing-control']);
    client.published.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { codexPolicy: { profile: 'balanced' } },
    });
    assert.deepEqual(await codes(1), ['missing-control', 'weaker-than-profile']);
  });

  const changeSettings = async (settings: unknown) => {
    client.settings = settings;
    client.published.length = 0;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(uri, 1);
  };

  it('tells once, in the log, that the release in the settings is not described', async () => {
    client.settings = { codexVersion: '0.200' };
    await client.initialize();
    await client.open(uri, 'colour = 1\n');
    const { diagnostics } = await client.diagnostics(uri, 1);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'unknown-key').map(({ message }) => message),
      ['Codex 0.169 does not know `colour` and ignores it. Codex 0.200 may know it.'],
    );
    const message = 'Codex 0.200 is newer than every release that is described; files are checked against Codex 0.169.';
    assert.deepEqual(client.logged, [{ type: 2, message }]);
    await changeSettings({ codexVersion: '0.200', profile: 'high-utility' });
    assert.equal(client.logged.length, 1);
    await changeSettings({ codexVersion: '0.169.0' });
    assert.equal(client.logged.length, 1);
    await changeSettings({ codexVersion: 'newest' });
    assert.equal(
      client.logged.at(-1)?.message,
      "'newest' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169; files are checked against Codex 0.169.",
    );
    assert.equal(client.logged.length, 2);
  });

  it('finds a policy where Codex never reads one, and stays silent elsewhere', async () => {
    await client.initialize();
    const project = 'file:///home/me/app/.codex/requirements.toml';
    await client.open(project, weak);
    await client.open(uri, weak);
    await client.open('untitled:.codex/requirements.toml', weak);
    assert.equal((await codes(1, project)).includes('never-read-here'), true);
    assert.equal((await codes(1)).includes('never-read-here'), false);
    assert.equal((await codes(1, 'untitled:.codex/requirements.toml')).includes('never-read-here'), false);
  });

  it('checks settings where Codex looks for them, with no profile to apply and nothing to verify', async () => {
    const config = 'file:///home/me/.codex/config.toml';
    await client.initialize();
    await client.open(config, 'sandbox_mode = "full"\n');
    assert.deepEqual(await codes(1, config), ['invalid-value']);
    assert.equal(
      await client.connection.sendRequest('codexPolicy/applyProfile', { uri: config, profile: 'balanced' }),
      null,
    );
    const other = 'file:///home/me/app/config.toml';
    await client.open(other, 'sandbox_mode = "full"\n');
    assert.deepEqual(await codes(1, other), []);
  });

  it('lets a directive in the file go before the setting', async () => {
    client.settings = { profile: 'security-oriented' };
    await client.initialize();
    await client.open(uri, `# codex-policy: profile = high-utility\n${weak}`);
    assert.deepEqual(await codes(1), ['missing-control']);
  });

  it('checks files that the settings name, and untitled ones by what they say', async () => {
    client.settings = { files: { 'policies/*.toml': 'requirements' } };
    await client.initialize();
    await client.open('file:///home/me/policies/team.toml', 'x = 1\n');
    await client.open('file:///home/me/other/team.toml', weak);
    await client.open('untitled:Untitled-1', weak);
    await client.open('untitled:Untitled-2', '[project]\nname = "x"\n');
    assert.deepEqual(await codes(1, 'file:///home/me/policies/team.toml'), ['missing-control', 'unknown-key']);
    assert.deepEqual(await codes(1, 'file:///home/me/other/team.toml'), []);
    assert.deepEqual(await codes(1, 'untitled:Untitled-1'), ['missing-control', 'weaker-than-profile']);
    assert.deepEqual(await codes(1, 'untitled:Untitled-2'), []);
  });

  it('takes a file for what its comment says, before what the settings say', async () => {
    client.settings = { files: { '*.toml': 'none', 'roles/*.toml': 'agent-role' } };
    await client.initialize();
    const policy = 'file:///home/me/requirements.toml';
    const role = 'file:///home/me/roles/a.toml';
    const named = 'file:///home/me/b.toml';
    const left = 'file:///home/me/roles/c.toml';
    await client.open(policy, weak);
    await client.open(role, 'x = 1\n');
    await client.open(named, '# codex-policy: kind = config\nmodle = "m"\n');
    await client.open(left, '# codex-policy: kind = none\nx = 1\n');
    assert.deepEqual(await codes(1, policy), []);
    assert.deepEqual(await codes(1, role), ['unknown-key', 'incomplete-role']);
    assert.deepEqual(await codes(1, named), ['unknown-key']);
    assert.deepEqual(await codes(1, left), []);
  });

  it('knows settings and roles without a path by what they say', async () => {
    await client.initialize();
    await client.open(
      'untitled:Untitled-1',
      'modle = "m"\nmodel = "m"\napproval_policy = "never"\nhide_agent_reasoning = true\n',
    );
    await client.open('untitled:Untitled-2', 'name = "a"\ndeveloper_instructions = "b"\n');
    assert.deepEqual(await codes(1, 'untitled:Untitled-1'), ['unknown-key']);
    assert.deepEqual(await codes(1, 'untitled:Untitled-2'), ['incomplete-role']);
  });

  it('is silent on a Python project’s requirements.toml, whatever is asked', async () => {
    await client.initialize();
    const python = 'file:///home/me/app/requirements.toml';
    await client.open(python, '[project]\nname = "x"\ndependencies = [\n');
    assert.deepEqual(await codes(1, python), []);
    const at = { textDocument: { uri: python }, position: { line: 1, character: 1 } };
    assert.equal(await client.connection.sendRequest('textDocument/hover', at), null);
    assert.deepEqual(await client.connection.sendRequest('textDocument/documentSymbol', at), []);
  });

  it('clears its findings when a file is closed', async () => {
    await client.initialize();
    await client.open(uri, weak);
    await client.diagnostics(uri, 1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual((await client.diagnostics(uri)).diagnostics, []);
  });

  it('answers hover and outline', async () => {
    await client.initialize();
    await client.open(uri, weak);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    assert.deepEqual(hover.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 24 } });
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['allowed_web_search_modes'],
    );
  });

  const wholeFile = (lazy: boolean) => ({
    workspace: {},
    textDocument: { codeAction: lazy ? { resolveSupport: { properties: ['edit'] } } : {} },
  });

  for (const lazy of [true, false]) {
    it(`gives the edit of a whole-file action ${lazy ? 'when it is resolved' : 'at once to clients that do not resolve'}`, async () => {
      await client.initialize({ capabilities: wholeFile(lazy) });
      await client.open(uri, weak);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const [action] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only: ['source.fixAll.codexPolicy'] },
      });
      assert.equal(action?.edit === undefined, lazy);
      const resolved = lazy ? await client.connection.sendRequest<CodeAction>('codeAction/resolve', action) : action;
      const [change] = (resolved?.edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.deepEqual(change?.textDocument, { uri, version: 1 });
      assert.ok(change.edits.length > 0);
    });
  }

  it('gives the edit of the command, or null where there is nothing to apply a profile to', async () => {
    await client.initialize();
    await client.open(uri, weak);
    const ask = (file: string, profile: string) =>
      client.connection.sendRequest<WorkspaceEdit | null>('codexPolicy/applyProfile', { uri: file, profile });
    assert.equal((await ask(uri, 'balanced'))?.documentChanges?.length, 1);
    assert.equal(await ask(uri, 'no such profile'), null);
    assert.equal(await ask('file:///not/open.toml', 'balanced'), null);
  });

  it('shows what each release does with a policy or with settings', async () => {
    await client.initialize();
    await client.open(uri, 'allow_appshots = false\n');
    await client.open('file:///home/me/.codex/config.toml', 'model = "m"\n');
    const ask = (file: string) => client.connection.sendRequest<string | null>('codexPolicy/releases', { uri: file });
    const lines = (await ask(uri))?.split('\n') ?? [];
    assert.deepEqual(lines.slice(2, 5), [
      'Codex           0.66     0.77 to 0.133  0.136 to 0.169',
      'the file        unread   loads          loads',
      'allow_appshots  ignored  ignored        read',
    ]);
    // It stands beside the file, with half of the window.
    assert.deepEqual(lines.slice(6), [
      'From Codex 0.136 on the whole file is read.',
      'read: Codex loads the key, which is not to say that each was seen to',
      'have an effect. ignored: it passes over it. refused: it refuses the',
      'whole file for it.',
      '',
    ]);
    const settings = await ask('file:///home/me/.codex/config.toml');
    assert.deepEqual(settings?.split('\n').slice(2, 5), [
      'Codex     0.66 to 0.169',
      'the file  loads',
      'model     read',
    ]);
    assert.equal(await ask('file:///not/open.toml'), null);
  });
});
