/** What no client should send, in an order in which none should send it, to the server as it is shipped. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Hover, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { connectTo, type ServerProcess, spawnServer } from './bundled.ts';
import { TestClient } from './harness.ts';

const uri = 'file:///srv/policies/requirements.toml';
const text = 'allowed_sandbox_modes = ["read-only"]\n';
const textDocument = { uri };
const position = { line: 0, character: 3 };

/** A message as it goes over the wire. */
function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function notification(method: string, params: unknown): string {
  return framed(JSON.stringify({ jsonrpc: '2.0', method, params }));
}

describe('the server on its standard streams', function () {
  this.timeout(30_000);
  let server: ServerProcess;
  let client: TestClient;

  beforeEach(() => {
    server = spawnServer();
    client = new TestClient({}, () => connectTo(server));
  });

  afterEach(() => {
    client.dispose();
    server.kill();
  });

  const exit = async () => (await once(server, 'exit'))[0];

  /** The server checks a new file, and explains what stands in it. */
  async function assertWorks(): Promise<void> {
    const file = 'file:///srv/other/requirements.toml';
    await client.open(file, text, 77);
    const { diagnostics } = await client.diagnostics(file, 77);
    assert.ok(diagnostics.some(({ code }) => code === 'missing-control'));
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: file },
      position,
    });
    assert.match(JSON.stringify(hover.contents), /Sandbox modes/);
  }

  it('answers what is asked before it is initialized, and works afterwards', async () => {
    const hover = client.connection.sendRequest('textDocument/hover', { textDocument, position });
    await assert.rejects(hover, /Unhandled method textDocument\/hover/);
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'toml', version: 1, text },
    });
    await client.initialize();
    await assertWorks();
  });

  it('refuses a method that there is not, and says so', async () => {
    await client.initialize();
    await assert.rejects(client.connection.sendRequest('textDocument/none', { textDocument }), /Unhandled method/);
    await assertWorks();
  });

  const odd: readonly (readonly [title: string, method: string, params: unknown])[] = [
    ['a change of a file that is not open', 'textDocument/didChange', change([{ text: 'x = 1' }], 2)],
    ['the close of a file that is not open', 'textDocument/didClose', { textDocument }],
    ['an open without a document', 'textDocument/didOpen', {}],
    ['an open with null', 'textDocument/didOpen', null],
    // Nothing can be read there: the log has it.
    ['an open of a number', 'textDocument/didOpen', { textDocument: { ...textDocument, version: 1, text: 7 } }],
    ['an open of no address', 'textDocument/didOpen', { textDocument: { uri: 'no address', version: 1, text } }],
    ['settings that are none', 'workspace/didChangeConfiguration', { settings: { codexPolicy: [7, null] } }],
    ['watched files that are none', 'workspace/didChangeWatchedFiles', { changes: null }],
    ['a cancellation of nothing', '$/cancelRequest', { id: 4711 }],
    ['a notification that there is not', 'textDocument/none', { textDocument }],
  ];

  for (const [title, method, params] of odd) {
    it(`survives ${title}`, async () => {
      await client.initialize();
      server.stdin.write(notification(method, params));
      await assertWorks();
    });
  }

  const oddRequests: readonly (readonly [title: string, method: string, params: object])[] = [
    ['a place outside of the file', 'textDocument/hover', { textDocument, position: { line: 1e9, character: 1e9 } }],
    ['a place before the file', 'textDocument/hover', { textDocument, position: { line: -3, character: -3 } }],
    ['a place that is none', 'textDocument/completion', { textDocument, position: null }],
    ['no document', 'textDocument/documentSymbol', {}],
    [
      'a range that ends before it begins',
      'textDocument/codeAction',
      { textDocument, range: { start: position, end: { line: 0, character: 0 } }, context: { diagnostics: [] } },
    ],
    ['a finding of somebody else', 'codeAction/resolve', { title: 'x', data: { uri, fix: 99 } }],
    ['a wrong profile', 'codexPolicy/applyProfile', { uri, profile: '__proto__' }],
    ['a payload that is none', 'codexPolicy/import', { payload: '\0' }],
  ];

  for (const [title, method, params] of oddRequests) {
    it(`answers a request with ${title}, if only that it fails`, async () => {
      await client.initialize();
      await client.open(uri, text);
      await client.connection.sendRequest(method, params).then(
        () => {},
        (error: unknown) => assert.match(String(error), /failed with message/),
      );
      await assertWorks();
    });
  }

  it('takes changes outside of the file, backwards and with older versions, as an editor would clip them', async () => {
    await client.initialize();
    await client.open(uri, text);
    const range = (start: number, end: number) => ({
      start: { line: start, character: 0 },
      end: { line: end, character: 0 },
    });
    const { connection } = client;
    await connection.sendNotification('textDocument/didChange', change([{ range: range(900, 901), text: '# a' }], 2));
    await connection.sendNotification('textDocument/didChange', change([{ range: range(1, 0), text: '# b\n' }], 1));
    await client.open(uri, 'x = 1\n', 1);
    await client.diagnostics(uri, 1);
    await assertWorks();
  });

  it('reads messages that come in pieces, and several at once', async () => {
    await client.initialize();
    const file = 'file:///srv/café/requirements.toml';
    const open = notification('textDocument/didOpen', {
      textDocument: { uri: file, languageId: 'toml', version: 5, text: `# 😀 é\n${text}` },
    });
    for (const byte of Buffer.from(open)) {
      if (!server.stdin.write(Buffer.from([byte]))) await once(server.stdin, 'drain');
    }
    assert.equal((await client.diagnostics(file, 5)).version, 5);
    const closeAndOpen = Array.from({ length: 20 }, (_, index) => [
      notification('textDocument/didClose', { textDocument: { uri: file } }),
      notification('textDocument/didOpen', { textDocument: { uri: file, languageId: 'toml', version: index, text } }),
    ]);
    server.stdin.write(closeAndOpen.flat().join(''));
    assert.equal((await client.diagnostics(file, 19)).version, 19);
  });

  for (const [title, body] of [
    ['that is no JSON', '{ "jsonrpc": "2.0", '],
    ['that is no object', '7'],
    ['that is null', 'null'],
    ['without a method', '{ "jsonrpc": "2.0", "params": {} }'],
    ['that answers what nobody asked', '{ "jsonrpc": "2.0", "id": 999, "result": null }'],
  ] as const) {
    it(`survives a message ${title}`, async () => {
      await client.initialize();
      server.stdin.write(framed(body));
      await assertWorks();
    });
  }

  it('ends when its client ends it: well after a shutdown, else not', async () => {
    await client.initialize();
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    assert.equal(await exit(), 0);
    server = spawnServer();
    client = new TestClient({}, () => connectTo(server));
    await client.initialize();
    await client.connection.sendNotification('exit');
    assert.equal(await exit(), 1);
  });

  it('ends when its client closes the stream, in the middle of a message too', async () => {
    await client.initialize();
    await client.open(uri, text);
    server.stdin.end('Content-Length: 500\r\n\r\n{');
    assert.equal(await exit(), 1);
  });

  it('ends when the process that it was told of has died, though the stream stays open', async () => {
    const editor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    await client.initialize({ processId: editor.pid ?? null });
    const ended = exit();
    editor.kill();
    assert.equal(await ended, 1);
  });

  it('knows nothing of what a client before had open', async () => {
    await client.initialize();
    await client.open(uri, 'allowed_sandbox_modes = ["danger-full-access"]\n', 3);
    const before = await client.diagnostics(uri, 3);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    await exit();
    server = spawnServer();
    client = new TestClient({}, () => connectTo(server));
    await client.initialize();
    const symbols = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(symbols, []);
    await client.open(uri, 'allowed_sandbox_modes = ["danger-full-access"]\n', 3);
    const after: PublishDiagnosticsParams = await client.diagnostics(uri, 3);
    assert.deepEqual(after, before);
  });
});

function change(contentChanges: readonly object[], version: number): object {
  return { textDocument: { uri, version }, contentChanges };
}
