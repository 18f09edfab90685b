import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

describe('an engine that optimizes late', () => {
  let caches: string;

  beforeEach(() => {
    caches = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
  });

  afterEach(() => rmSync(caches, { recursive: true, force: true }));

  /** Has a server answer its first question and end; gives the names of what is kept then, and which files they are. */
  async function serve(): Promise<(readonly [name: string, inode: number])[]> {
    const env = { ...process.env, XDG_CACHE_HOME: caches, NODE_DISABLE_COMPILE_CACHE: '' };
    const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
    connection.dispose();
    const kept = path.join(caches, 'codex-policy', 'compiled');
    return readdirSync(kept).map((file) => [file.replace(/-\d.*/, ''), statSync(path.join(kept, file)).ino]);
  }

  it('takes what was compiled before it did, and after', async function () {
    if (process.platform !== 'linux') this.skip();
    const first = await serve();
    const names = first.map(([name]) => name);
    assert.deepEqual(names, ['cli-server.js', 'server-protocol.js', 'server-session.js']);
    assert.deepEqual(await serve(), first);
  });
});
