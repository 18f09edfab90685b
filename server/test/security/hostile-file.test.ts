/** What a file of somebody else may try to do to the editor that shows it. `docs/security.md` names each test. */
import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, DocumentLink, Hover } from 'vscode-languageserver/node';
import { thisMachine } from '../../src/lsp/this-machine.ts';
import { globMatcher } from '../../src/project/globs.ts';
import { TestClient } from '../lsp/harness.ts';

/** What Markdown would make a link, a picture or HTML of. */
const markup = [
  '![x](https://example.com/seen.png)',
  '[x](command:workbench.action.terminal.new)',
  '<img src=https://example.com/seen.png>',
  '<https://example.com>',
  'https://example.com/seen',
  '``` ![x](https://example.com) ```',
  '`](command:x) ![y](https://example.com)`',
  '|x|[y](command:z)|',
];

/** A text as a TOML string. */
const quoted = (text: string) => JSON.stringify(text);

/** The text with a mark in every place of a file that comes to be shown. */
function policyWith(text: string): string {
  return [
    `# codex-policy: ignore[${text}] ${text}`,
    `${quoted(text)} = 1`,
    `allowed_sandbox_modes = [${quoted(text)}]`,
    '[features]',
    `${quoted(text)} = true`,
    `[mcp_servers.${quoted(text)}]`,
    `identity = { command = ${quoted(text)} }`,
    '[permissions.filesystem]',
    `deny_read = [${quoted(text)}]`,
    '[[rules.prefix_rules]]',
    `pattern = [{ token = ${quoted(text)} }]`,
    `justification = ${quoted(text)}`,
    '',
  ].join('\n');
}

/** Markdown without its code, in which nothing has a meaning; code that nobody closes stays. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, '').replace(/(?<![\\`])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

describe('a hostile file', () => {
  const uri = 'file:///w/requirements.toml';
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient();
    await client.initialize();
  });

  afterEach(() => client.dispose());

  const everywhere = (text: string) =>
    text
      .split('\n')
      .flatMap((line, at) => [0, 2, 6, 20, line.length - 2].map((character) => ({ line: at, character })));

  for (const text of markup) {
    it(`puts no link, picture or HTML into hover and completion: ${text}`, async () => {
      const policy = policyWith(text);
      await client.open(uri, policy);
      for (const position of everywhere(policy)) {
        const at = { textDocument: { uri }, position };
        const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', at);
        const contents = hover?.contents;
        const shown = contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
        assertPlain(shown);
        const items = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', at);
        for (const item of items?.items.slice(0, 20) ?? []) {
          const { documentation } = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
          assertPlain(typeof documentation === 'object' ? documentation.value : (documentation ?? ''));
        }
      }
    });
  }

  function assertPlain(markdown: string): void {
    const plain = withoutCode(markdown).replace(/\\[\\`*_{}[\]()#+\-.!|<>~&]/g, '');
    assert.doesNotMatch(plain, /\(command:|example\.com|<img/, markdown);
  }

  it('has links to web addresses and to files that are there, and to nothing else', async () => {
    const targets = ['command:workbench.action.quit', 'javascript:alert(1)', 'file:///etc/passwd', 'vscode://x/y'];
    const shares = ['//example.com/share/x.toml', String.raw`\\example.com\share\x.toml`];
    const text = [...targets, ...shares, 'https://example.com/a'].map((one) => `# ${one}\nmodel_instructions_file = `);
    const lines: string[] = text.map(
      (line, index) => `${line}${quoted([...targets, ...shares, 'https://example.com/b'][index] ?? '')}`,
    );
    const machine = { ...thisMachine(), exists: () => true };
    const other = new TestClient({ machine });
    await other.initialize();
    for (const [index, line] of lines.entries()) {
      const file = `file:///w/${index}/.codex/config.toml`;
      await other.open(file, `${line}\n`);
      const links = await other.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
        textDocument: { uri: file },
      });
      for (const { target = '' } of links)
        assert.match(target, /^(?:https:\/\/example\.com\/[ab]$|file:\/\/\/w\/)/, line);
    }
    other.dispose();
  });

  it('has no file of another machine looked up', () => {
    const { exists, read } = thisMachine();
    for (const path of ['//example.invalid/share/x.toml', String.raw`\\example.invalid\share\x.toml`]) {
      // Looked up, there would be none.
      assert.equal(exists(path), true);
      assert.deepEqual(read(path), { state: 'not readable' });
    }
  });

  it('changes no other object by names such as __proto__', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const text = names.map((name) => `[${name}]\npolluted = true\n[features.${name}]\nx = 1\n`).join('');
    await client.open(
      uri,
      `${text}[mcp_servers.__proto__]\nidentity = { command = "x", __proto__ = { polluted = 1 } }\n`,
    );
    const { diagnostics } = await client.diagnostics(uri, 1);
    const lines = diagnostics.filter(({ code }) => code === 'unknown-key').map(({ range }) => range.start.line);
    assert.deepEqual(lines, [0, 4, 8, 12, 16, 21]);
    assert.equal('polluted' in {}, false);
    assert.deepEqual(client.logged, []);
  });

  it('says nothing in messages and log that a terminal or an editor would act on', async () => {
    await client.open(uri, policyWith('\u001b[31m\u0007\u202e\u2066x'));
    const { diagnostics } = await client.diagnostics(uri, 1);
    assert.ok(diagnostics.length > 0);
    for (const { message } of diagnostics) assert.doesNotMatch(String(message), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  for (const glob of [
    `${'**/'.repeat(40)}x`,
    `${'*a'.repeat(40)}b`,
    `+(${'a|'.repeat(30)}a)b`,
    '+(+(+(+(a))))b',
    '*(*(a|a)|*(a|a))b',
    `${'{a,b}'.repeat(30)}`,
    `${'['.repeat(2000)}`,
  ]) {
    it(`does not keep the server busy by a glob: ${glob.slice(0, 40)}`, () => {
      assert.equal(globMatcher(glob)(`/${'a'.repeat(60)}/${'a/'.repeat(40)}c.txt`), false);
    }).timeout(5000);
  }
});
