/** Texts of any size and kind: the server says what it has to say of them, and answers what is asked. */
import assert from 'node:assert/strict';
import { policyOf } from '../../bench/documents.ts';
import { connectTo, type ServerProcess, spawnServer } from './bundled.ts';
import { TestClient } from './harness.ts';

const MB = 2 ** 20;

/** In CI one; `npm run fuzz` takes ten of everything. */
const size = Number(process.env.INPUT_MB ?? 1);
const large = size * MB;

/** The text over and over, up to a length. */
function upTo(length: number, text: string): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** Any character, the same ones every time. */
function noise(length: number): string {
  let seed = 42;
  const next = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode((seed >>> 8) & (seed & 1 ? 0x7f : 0xffff));
  };
  return Array.from({ length }, next).join('');
}

const policy = policyOf(60).text;

const inputs: Readonly<Record<string, string>> = {
  nothing: '',
  '10 MB of a policy': policyOf(430_000).text,
  '10 MB of noise': noise(10 * MB),
  [`${size} MB of one letter`]: 'a'.repeat(large),
  [`${size} MB of brackets`]: '['.repeat(large),
  [`${size} MB of quotes`]: '"'.repeat(large),
  [`${size} MB of line ends`]: '\n'.repeat(large),
  [`${size} MB of comments`]: upTo(large, '# note\n'),
  [`${size} MB of prose`]: upTo(large, 'Lorem ipsum dolor sit amet, consectetur.\n'),
  [`${size} MB of keys that are wrong`]: upTo(large, 'no such key = 1\n'),
  'a line of 1 MB': `allowed_sandbox_modes = [${'"read-only", '.repeat(MB / 13)}]\n`,
  'a key of 1 MB': `${'k'.repeat(MB)} = 1\n`,
  'a string of 1 MB': `model = "${'s'.repeat(MB)}"\n`,
  'a comment of 1 MB': `# codex-policy: ${'ignore'.repeat(MB / 6)}\n${policy}`,
  '10,000 tables': numbered(10_000, (index) => `[mcp_servers.s${index}]\nidentity = { command = "npx" }\n`),
  '10,000 times the same table': '[features]\napps = true\n'.repeat(10_000),
  '10,000 entries of an array of tables': '[[hooks.Stop]]\nmatcher = "x"\n'.repeat(10_000),
  '10,000 comments that ignore': numbered(10_000, (index) => `k${index} = 1 # codex-policy: ignore[unknown-key] r\n`),
  '10,000 comments that ignore all of a file': '# codex-policy: ignore-file[unknown-key] r\nk = 1\n'.repeat(10_000),
  '1,000 nested arrays': `allowed_sandbox_modes = ${'['.repeat(1000)}${']'.repeat(1000)}\n`,
  '1,000 nested inline tables': `features = ${'{ a = '.repeat(1000)}1${' }'.repeat(1000)}\n`,
  '1,000 nested arrays that stay open': `allowed_sandbox_modes = ${'['.repeat(1000)}`,
  'a key of 1,000 names': `${'a.'.repeat(1000)}a = 1\n`,
  'lone surrogates': `"\ud800" = "\udfff"\n# \ud83d\n${policy}[mcp_servers."\udc00"]\n`,
  NUL: `allowed_sandbox_modes = ["read\0-only"]\n\0 = \0\n${policy}\0`,
  '1 MB of NUL in a string of several lines': `a = """\n${'\0'.repeat(MB)}"""\n`,
  'line ends of every kind': policy
    .split('\n')
    .map((line, at) => line + (['\n', '\r\n', '\r'][at % 3] ?? ''))
    .join(''),
  'a byte order mark': `\ufeff${policy}`,
  'byte order marks': policy.replaceAll('\n', '\ufeff\n'),
  'marks of direction and blanks of every kind': `allowed_sandbox_modes\u00a0= ["\u202eread-only\u2028"]\u3000\n${policy}`,
};

describe('the server answers for', function () {
  this.timeout(120_000 * size);
  let server: ServerProcess;
  let client: TestClient;
  let version = 0;

  before(async () => {
    server = spawnServer();
    client = new TestClient({}, () => connectTo(server));
    const codeAction = { resolveSupport: { properties: ['edit'] } };
    await client.initialize({ capabilities: { textDocument: { codeAction } } });
  });

  after(() => {
    client.dispose();
    server.kill();
  });

  for (const [name, text] of Object.entries(inputs)) {
    it(name, async () => {
      // A name of its own for what gives no kind away.
      const uri = 'file:///etc/codex/requirements.toml';
      const textDocument = { uri };
      const { connection } = client;
      version += 2;
      await client.open(uri, text, version);
      await client.diagnostics(uri, version);
      const places = [
        { line: 0, character: 0 },
        { line: 0, character: 30 },
        { line: 9, character: 3 },
      ];
      for (const position of places) {
        await connection.sendRequest('textDocument/hover', { textDocument, position });
        await connection.sendRequest('textDocument/completion', {
          textDocument,
          position,
          context: { triggerKind: 1 },
        });
        const [range, context] = [{ start: position, end: position }, { diagnostics: [] }];
        await connection.sendRequest('textDocument/codeAction', { textDocument, range, context });
      }
      await connection.sendRequest('textDocument/documentSymbol', { textDocument });
      await connection.sendRequest('textDocument/codeLens', { textDocument });
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version + 1 },
        contentChanges: [{ range: { start: places[0], end: places[0] }, text: '# typed\n' }],
      });
      await client.diagnostics(uri, version + 1);
      await connection.sendNotification('textDocument/didClose', { textDocument });
      client.published.length = 0;
      assert.deepEqual(client.logged, []);
    });
  }
});
