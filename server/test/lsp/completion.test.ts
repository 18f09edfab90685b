import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, MarkupContent } from 'vscode-languageserver/node';
import { shortName } from '../../src/features/completion/data.ts';
import { TestClient } from './harness.ts';

const uri = 'file:///etc/codex/requirements.toml';

describe('completion of the language server', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient();
  });

  afterEach(() => client.dispose());

  const at = (line: number, character: number, file = uri) =>
    client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
      textDocument: { uri: file },
      position: { line, character },
      context: { triggerKind: 1 },
    });

  const resolved = (item: CompletionItem) =>
    client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);

  const shown = ({ documentation }: CompletionItem) => (documentation as MarkupContent).value;

  it('answers in plain text, and documents an item when asked to', async () => {
    await client.initialize();
    await client.open(uri, 'allowed_web_search_modes = []\nlog_');
    const list = await at(1, 4);
    const item = list?.items.find(({ label }) => label === 'log_dir');
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      newText: 'log_dir = ""',
    });
    assert.equal(item?.command, undefined);
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /^\{"kind":"markdown","value":"\*\*`log_dir`\*\*/);
  });

  it('uses snippets and the command of a client that has them', async () => {
    await client.initialize({
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
      initializationOptions: { suggestCommand: 'ask.again' },
    });
    await client.open(uri, 'allowed_web_search_modes = []\n');
    const item = (await at(1, 0))?.items.find(({ label }) => label === 'cli_auth_credentials_store');
    assert.equal(item?.insertTextFormat, 2);
    assert.deepEqual(item?.command, { title: 'Suggest', command: 'ask.again' });
    assert.deepEqual([item?.textEdit, item?.insertText], [undefined, 'cli_auth_credentials_store = "$1"']);
  });

  it('says once what is the same for all items to a client that takes it, and documents them', async () => {
    await client.initialize({
      capabilities: { textDocument: { completion: { completionList: { itemDefaults: ['editRange', 'data'] } } } },
    });
    await client.open(uri, 'allowed_web_search_modes = []\nlog_');
    const list = await at(1, 4);
    assert.deepEqual(list?.itemDefaults, {
      editRange: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      data: { of: shortName(uri) },
    });
    const item = list?.items.find(({ label }) => label === 'log_dir');
    assert.deepEqual([item?.textEdit, item?.textEditText, item?.data], [undefined, 'log_dir = ""', undefined]);
    const asked = { ...item, data: list?.itemDefaults?.data };
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', asked);
    assert.match(JSON.stringify(resolved.documentation), /^\{"kind":"markdown","value":"\*\*`log_dir`\*\*/);
  });

  it('leaves out what no editor would show after the letters that are typed', async () => {
    await client.initialize();
    await client.open(uri, '[[rules.prefix_rules]]\nd = 1\n');
    assert.deepEqual(
      (await at(1, 1))?.items.map(({ label }) => label),
      ['decision'],
    );
    assert.equal((await at(1, 0))?.items.length, 4);
  });

  it('says nothing in a file that is not Codex’s, and in one that is not open', async () => {
    await client.initialize();
    await client.open('file:///srv/app/Cargo.toml', '');
    assert.deepEqual(await at(0, 0, 'file:///srv/app/Cargo.toml'), { isIncomplete: false, items: [] });
    assert.equal(await at(0, 0, 'file:///srv/app/other.toml'), null);
  });

  it('leaves an item as it is when its file has been closed', async () => {
    await client.initialize();
    await client.open(uri, '');
    const item = (await at(0, 0))?.items.find(({ label }) => label === 'log_dir');
    assert.ok(item);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await client.connection.sendRequest('completionItem/resolve', item), item);
    for (const data of [undefined, null, 1, 'x', {}, { uri }]) {
      const foreign = { label: 'log_dir', data };
      assert.deepEqual((await resolved(foreign)).documentation, undefined);
    }
  });

  it('documents an item by what its file has become since, and not by another that is open', async () => {
    await client.initialize();
    const other = 'file:///srv/policies/requirements.toml';
    await client.open(other, 'allowed_sandbox_modes = []\n');
    await client.open(uri, '[features]\n\n');
    const item = (await at(1, 0))?.items.find(({ label }) => label === 'memories');
    assert.deepEqual(item?.data, { of: shortName(uri), table: ['features'] });
    const state = async () => /Security-oriented: .*\(this file: (.*)\)/.exec(shown(await resolved(item)))?.[1];
    assert.equal(await state(), '– not set');
    const text = 'allowed_web_search_modes = []\n\n[features]\nmemories = false\n';
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    assert.equal(await state(), '✓ met');
  });
});
