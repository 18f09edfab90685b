import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

describe('codex-policy lsp', () => {
  let folder: string;
  let server: ChildProcessByStdio<Writable, Readable, null>;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lsp-'));
    server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  });

  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });

  it('misses nothing of a client that does not wait for its first answer', async () => {
    const codes = (await opened('allowed_sandbox_mode = ["read-only"]\n')).map(({ code }) => code);
    assert.deepEqual(codes, ['missing-control', 'unknown-key']);
  });

  it('takes the settings of a project from the disk', async () => {
    writeFileSync(path.join(folder, '.codex-policy.toml'), '[[files]]\npaths = ["*.toml"]\nkind = "none"\n');
    assert.deepEqual(await opened('allowed_sandbox_mode = ["read-only"]\n'), []);
  });

  /** The first diagnostics of a requirements.toml that is opened right after the start. */
  async function opened(text: string): Promise<readonly Diagnostic[]> {
    const first = published();
    const uri = pathToFileURL(path.join(folder, 'requirements.toml')).href;
    send(
      { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
      { method: 'initialized', params: {} },
      { method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'toml', version: 1, text } } },
    );
    return (await first).diagnostics;
  }

  /** Sends messages in one piece. */
  function send(...messages: readonly object[]): void {
    const texts = messages.map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(texts.map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`).join(''));
  }

  /** The first diagnostics that the server sends. */
  function published(): Promise<PublishDiagnosticsParams> {
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    return new Promise((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
      connection.listen();
    });
  }
});
