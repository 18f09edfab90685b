/** `.codex-policy.toml` in an editor: what it sets for open files, and what is said of it itself. */
import assert from 'node:assert/strict';
import type { CompletionItem, Hover } from 'vscode-languageserver/node';
import type { Machine } from '../../src/lsp/machine.ts';
import { TestClient } from './harness.ts';

const project = 'file:///repo/.codex-policy.toml';
const policy = 'file:///repo/policies/requirements.toml';

/** A machine with these files. */
function machineWith(files: Readonly<Record<string, string>>): Machine {
  return {
    hostname: 'here',
    windows: false,
    home: '/home/me',
    read: (path) => {
      const text = files[path];
      return text === undefined ? { state: 'not there' } : { state: 'read', text };
    },
    exists: (path) => Object.hasOwn(files, path),
  };
}

describe('a project file in an editor', () => {
  let client: TestClient;
  const start = async (files: Readonly<Record<string, string>> = {}, otherChecker = false) => {
    client = new TestClient({ machine: machineWith(files) });
    await client.initialize({ initializationOptions: { otherChecker } });
  };

  afterEach(() => client.dispose());

  const codes = async (uri: string, version: number) =>
    (await client.diagnostics(uri, version)).diagnostics.map(({ code, severity }) => [code, severity]);

  /** Waits until the last findings of a file are as expected. */
  async function become(uri: string, expected: unknown): Promise<void> {
    for (;;) {
      const last = client.published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
      const found = last.map(({ code }) => code);
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it('sets profile, kind and rules for the files below its folder', async () => {
    await start({
      '/repo/.codex-policy.toml':
        'profile = "security-oriented"\n[rules]\nmissing-control = "off"\nunknown-key = "info"\n[[files]]\npaths = ["**/odd.toml"]\nkind = "requirements"\n',
    });
    await client.open(policy, 'allowed_web_search_modes = ["cached"]\ncolour = 1\n');
    assert.deepEqual(await codes(policy, 1), [
      ['weaker-than-profile', 2],
      ['unknown-key', 3],
    ]);
    await client.open('file:///repo/odd.toml', 'x = 1\n');
    assert.deepEqual(await codes('file:///repo/odd.toml', 1), [['unknown-key', 3]]);
    await client.open('file:///other/requirements.toml', 'allowed_web_search_modes = ["cached"]\n');
    assert.deepEqual(await codes('file:///other/requirements.toml', 1), [['missing-control', 3]]);
  });

  it('counts as it is typed, and on the disk again when it is closed', async () => {
    await start({ '/repo/.codex-policy.toml': '[rules]\nmissing-control = "off"\n' });
    await client.open(policy, 'allowed_web_search_modes = ["cached"]\ncolour = 1\n');
    assert.deepEqual(await codes(policy, 1), [['unknown-key', 2]]);
    await client.open(project, '[rules]\nmissing-control = "off"\nunknown-key = "off"\n');
    await become(policy, []);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: project } });
    await become(policy, ['unknown-key']);
  });

  it('has its mistakes as errors on their place, and no findings of Codex’s files', async () => {
    await start();
    await client.open(project, 'profile = "balanced"\nprofil = 1\n[[files]]\npaths = ["a"]\nkind = "policy"\n');
    const { diagnostics } = await client.diagnostics(project, 1);
    assert.deepEqual(diagnostics, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } },
        severity: 1,
        source: 'Codex Policy',
        message: 'Unknown key `profil`. Did you mean `profile`?',
      },
      {
        range: { start: { line: 4, character: 7 }, end: { line: 4, character: 15 } },
        severity: 1,
        source: 'Codex Policy',
        message: '`kind` takes one of "requirements", "managed-config", "config", "agent-role", "none".',
      },
    ]);
  });

  it('leaves faults of TOML to another program, but for the first, and says its own', async () => {
    await start({}, true);
    await client.open(project, `profil = 1\nfirst note\nsecond note\ndeep = ${'['.repeat(90)}${']'.repeat(90)}\n`);
    const said = async () =>
      (await client.diagnostics(project, 1)).diagnostics.map(({ severity, range: { start } }) => [
        start.line,
        severity,
      ]);
    const [information, error] = [3, 1];
    const own = [
      [0, error],
      [3, error],
      [3, error],
    ];
    assert.deepEqual(await said(), [own[0], [1, information], ...own.slice(1)]);
    client.published.length = 0;
    await client.connection.sendNotification('codexPolicy/otherChecker', { isThere: false });
    assert.deepEqual(await said(), [own[0], [1, error], [2, error], ...own.slice(1)]);
  });

  it('explains its keys and rules on hover', async () => {
    await start();
    await client.open(project, 'profile = "balanced"\n[rules]\nunknown-key = "off"\ncolour = 1\n');
    const hover = async (line: number, character: number) => {
      const answer = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: project },
        position: { line, character },
      });
      return answer && typeof answer.contents === 'object' && 'value' in answer.contents ? answer.contents.value : null;
    };
    assert.equal(
      await hover(0, 12),
      '**`profile`**\n\nThe risk profile that files are held to. A comment in a file goes before it.\n\nUseful capabilities, without those an injection gains most from.',
    );
    assert.match((await hover(2, 3)) ?? '', /^\*\*`rules\.unknown-key`\*\*[\s\S]*A key that Codex does not know/);
    assert.equal(await hover(3, 2), null);
  });

  it('completes keys that are not there yet, words, rules and headers', async () => {
    await start();
    const labels = async (text: string) => {
      const uri = `file:///x${text.length}/.codex-policy.toml`;
      await client.open(uri, text.replace('|', ''));
      const before = text.slice(0, text.indexOf('|')).split('\n');
      const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri },
        position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
      });
      return items.map(({ label }) => label);
    };
    assert.deepEqual(await labels('profile = "balanced"\n|'), ['codex-version', 'min-severity', 'fail-on']);
    assert.deepEqual(await labels('fail-on = |\n'), ['"hint"', '"info"', '"warning"', '"error"', '"never"']);
    assert.deepEqual(await labels('[[files]]\nkind = "none"\n|'), ['paths', 'profile', 'codex-version']);
    assert.deepEqual(await labels('[|]\n'), ['[rules]', '[[files]]', '[files.rules]']);
    const rules = await labels('[rules]\nunknown-key = "off"\n|');
    assert.ok(rules.includes('missing-control') && !rules.includes('unknown-key') && !rules.includes('toml-syntax'));
  });
});
