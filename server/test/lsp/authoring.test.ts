import assert from 'node:assert/strict';
import { TestClient } from './harness.ts';

const uri = 'file:///w/requirements.toml';
const policy = 'allowed_sandbox_modes = ["read-only"]\n';
const base64 = Buffer.from(policy).toString('base64');

describe('requests about whole files', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient();
    await client.initialize();
  });

  afterEach(() => client.dispose());

  function ask(method: string, params: object): Promise<unknown> {
    return client.connection.sendRequest(`codexPolicy/${method}`, params);
  }

  it('give the payload of an open file, as the editor holds it', async () => {
    await client.open(uri, policy);
    assert.deepEqual(await ask('export', { uri, as: 'base64' }), {
      payload: base64,
      key: 'requirements_toml_base64',
      domain: 'com.openai.codex',
      name: 'requirements.toml',
    });
    const profile = await ask('export', { uri, as: 'mobileconfig', organization: 'Acme', identifier: 'com.acme' });
    const { payload } = profile as { payload: string };
    assert.ok(payload.includes('<string>Acme</string>') && payload.includes('<string>com.acme.requirements</string>'));
    assert.deepEqual(await ask('import', { payload }), { files: [{ kind: 'requirements', text: policy }] });
    assert.equal(await ask('export', { uri, as: 'zip' }), null);
    assert.equal(await ask('export', { uri: 'file:///none.toml', as: 'base64' }), null);
  });

  it('say why a file has no payload, with the first line that is to blame', async () => {
    await client.open(uri, '\nallowed_sandbox_modes = "read-only"\nallowed_web_search_modes = 1\nx = 1\n');
    const { problem } = (await ask('export', { uri, as: 'base64' })) as { problem: string };
    assert.match(problem, /^Codex 0\.169 would refuse this file\. Line 2: .*\. There are 2 more\.$/);
    const other = 'file:///w/Cargo.toml';
    await client.open(other, '[package]\n');
    assert.deepEqual(await ask('export', { uri: other, as: 'base64' }), {
      problem: 'this is no file that Codex reads as requirements or as managed config',
    });
  });

  it('offer what a new file can have, and write it', async () => {
    const choices = (await ask('policyChoices', { kind: 'managed-config', profile: 'balanced' })) as { id: string }[];
    assert.deepEqual(
      choices.map(({ id }) => id),
      [
        'otel',
        'cli_auth_credentials_store',
        'allow_login_shell',
        'history.persistence',
        'memories.disable_on_external_context',
      ],
    );
    const wanted = { kind: 'requirements', profile: 'balanced', controls: ['allowed_web_search_modes'] };
    assert.deepEqual(await ask('newPolicy', wanted), {
      text: `# codex-policy: kind = requirements
# codex-policy: profile = balanced

# Whether searches reach the live web, an index, or nothing.
allowed_web_search_modes = ["cached"]
`,
    });
    assert.deepEqual(await ask('newPolicy', { ...wanted, servers: ['x'] }), {
      problem: "a server is NAME=COMMAND or NAME=URL, not 'x'",
    });
  });

  it('preview a profile with edits of the version that is open', async () => {
    await client.open(uri, '# codex-policy: profile = balanced\nallowed_web_search_modes = ["live"]\n', 7);
    const answer = await ask('previewProfile', { uri, profile: 'balanced' });
    const { edit, left } = answer as {
      left: string[];
      edit: { documentChanges: { textDocument: object; edits: object[] }[]; changeAnnotations: Record<string, object> };
    };
    assert.deepEqual(left, []);
    assert.deepEqual(edit.documentChanges[0]?.textDocument, { uri, version: 7 });
    assert.deepEqual(edit.documentChanges[0]?.edits[0], {
      range: { start: { line: 1, character: 29 }, end: { line: 1, character: 33 } },
      newText: 'cached',
      annotationId: 'allowed_web_search_modes',
    });
    assert.deepEqual(edit.changeAnnotations.allowed_web_search_modes, {
      label: 'Web search',
      needsConfirmation: true,
      description:
        'Weaker than Balanced. A live page is text that anyone can write: the easiest way for an injection to reach the agent.',
    });
    assert.equal(await ask('previewProfile', { uri, profile: 'none' }), null);
  });
});
