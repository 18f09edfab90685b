import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageType } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { analyseText } from '../../src/features/analysis.ts';
import { formatEdits } from '../../src/features/format.ts';
import { Formatter } from '../../src/lsp/formatter.ts';
import { contentOf } from '../../src/toml/content.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { goldens } from '../goldens/goldens.ts';
import { generatedPolicies, writtenPolicies } from '../rules/every-document.ts';
import { tomlTestDir } from '../toml/toml-test-dir.ts';
import { TestClient } from './harness.ts';

const program = new URL('../../../dist/formatter.js', import.meta.url);
const indentation = { tabSize: 2, insertSpaces: true };

describe('the formatter', function () {
  this.timeout(60_000);
  const formatter = new Formatter(program);

  after(() => formatter.stop());

  /** The text after formatting, whatever the file is. */
  async function formatted(text: string): Promise<string> {
    const analysis = analyseText(text, '/etc/codex/requirements.toml', { profile: 'balanced', kind: 'requirements' });
    const edits = await formatEdits(analysis, indentation, formatter.format);
    return TextDocument.applyEdits(analysis.textDocument, edits);
  }

  /** Formats texts, asserts that each says the same and stays as it is the second time; returns how many have changed. */
  async function formatAll(texts: readonly { readonly name: string; readonly text: string }[]): Promise<number> {
    let changed = 0;
    for (const { name, text } of texts) {
      const once = await formatted(text);
      const [before, after] = [parseDocument(text), parseDocument(once)];
      if (before.faults.length > 0) assert.equal(once, text, `${name} has faults and is left alone`);
      assert.deepEqual(contentOf(after.tree), contentOf(before.tree), name);
      assert.equal(await formatted(once), once, `${name}, twice`);
      if (once !== text) changed++;
    }
    return changed;
  }

  it('lays out a policy', async () => {
    const text = [
      '# ours',
      'allowed_sandbox_modes=[ "read-only","workspace-write" ]   # two',
      'allowed_web_search_modes = [',
      '"cached", # not live',
      ']',
      '',
      '',
      '',
      '  [features]',
      '    apps=false',
      'memories =   true',
      '',
    ];
    const expected = [
      '# ours',
      'allowed_sandbox_modes = ["read-only", "workspace-write"] # two',
      'allowed_web_search_modes = [',
      '  "cached", # not live',
      ']',
      '',
      '',
      '[features]',
      'apps = false',
      'memories = true',
      '',
    ];
    assert.equal(await formatted(text.join('\n')), expected.join('\n'));
    assert.equal(await formatted(`\ufeff${text.join('\r\n')}`), `\ufeff${expected.join('\r\n')}`);
  });

  it('keeps lists of several lines as they are', async () => {
    const text = 'allowed_sandbox_modes = [\n  "read-only",\n]\n';
    assert.equal(await formatted(text), text);
  });

  it('says the same of policies and settings, twice as once', async () => {
    const settings = goldens().filter(({ ending }) => ending !== '.requirements.toml');
    const changed = await formatAll([...writtenPolicies(), ...generatedPolicies(40), ...settings]);
    assert.ok(changed >= 20, `${changed} have changed`);
  });

  it('says the same of the files of toml-test, and leaves those with faults alone', async () => {
    const files = readdirSync(tomlTestDir(), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.toml'),
    );
    const texts = files.flatMap((name) => {
      try {
        const bytes = readFileSync(path.join(tomlTestDir(), name));
        return [{ name, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }];
      } catch {
        return [];
      }
    });
    const changed = await formatAll(texts);
    assert.ok(texts.length > 600 && changed >= 100, `${changed} of ${texts.length} have changed`);
  });

  it('fails without taking anything along, and starts again', async () => {
    const style = { indentation: '  ', lineEnding: '\n' } as const;
    const impatient = new Formatter(program, 1);
    assert.equal(await impatient.format('a=1\n', style), undefined);
    assert.equal(await impatient.format('a=1\n', style), undefined);
    const missing = new Formatter(new URL('./none.js', import.meta.url));
    assert.equal(await missing.format('a=1\n', style), undefined);
    const stopped = formatter.format('a=1\n', style);
    formatter.stop();
    assert.equal(await stopped, undefined);
    assert.equal(await formatter.format('a=1\n', style), 'a = 1\n');
  });

  for (const [fault, source] of [
    ['crashes', 'throw new Error("broken");'],
    ['crashes when it is asked', 'require("node:worker_threads").parentPort.on("message", () => process.exit(7));'],
    ['never answers', 'for (;;);'],
  ] as const) {
    it(`is ended where it ${fault}; the log says so once, and the server goes on`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'formatter-'));
      const file = path.join(folder, 'formatter.cjs');
      writeFileSync(file, source);
      const broken = new Formatter(file, 500);
      let isMended = false;
      const client = new TestClient({
        format: (text, style) => (isMended ? formatter : broken).format(text, style),
      });
      await client.initialize();
      const uri = 'file:///etc/codex/requirements.toml';
      await client.open(uri, 'features.apps=false\n');
      const edits = () =>
        client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
          textDocument: { uri },
          options: indentation,
        });
      assert.deepEqual(await edits(), []);
      assert.equal(broken.isRunning, false);
      assert.deepEqual(await edits(), []);
      const said = 'The formatter failed or took too long, and was ended. Nothing was changed.';
      assert.deepEqual(client.logged, [{ type: MessageType.Error, message: said }]);
      isMended = true;
      assert.equal((await edits()).length, 1);
      isMended = false;
      assert.deepEqual(await edits(), []);
      assert.equal(client.logged.length, 2);
      client.dispose();
      rmSync(folder, { recursive: true });
    });
  }

  it('ends when nobody asks any more, and not before', async () => {
    const style = { indentation: '  ', lineEnding: '\n' } as const;
    const tired = new Formatter(program, 30_000, 50);
    assert.equal(tired.isRunning, false);
    assert.equal(await tired.format('a=1\n', style), 'a = 1\n');
    assert.equal(tired.isRunning, true);
    const end = Date.now() + 5000;
    while (tired.isRunning && Date.now() < end) await new Promise((wake) => setTimeout(wake, 10));
    assert.equal(tired.isRunning, false);
    assert.equal(await tired.format('b=1\n', style), 'b = 1\n');
    tired.stop();
  });

  it('is offered by the server for files of Codex', async () => {
    const client = new TestClient({ format: formatter.format });
    const { capabilities } = await client.initialize({ capabilities: {} });
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    const asked = (uri: string) =>
      client.connection.sendRequest<TextEdit[] | null>('textDocument/formatting', {
        textDocument: { uri },
        options: indentation,
      });
    await client.open('file:///etc/codex/requirements.toml', 'features.apps=false\n');
    await client.open('file:///w/Cargo.toml', 'a=1\n');
    const at = { line: 0, character: 13 };
    const end = { line: 0, character: 14 };
    assert.deepEqual(await asked('file:///etc/codex/requirements.toml'), [
      { range: { start: at, end }, newText: ' = ' },
    ]);
    assert.deepEqual(await asked('file:///w/Cargo.toml'), []);
    client.dispose();
  });

  it('goes by the files around the one that it lays out', async () => {
    const read = (file: string) => {
      const texts: Readonly<Record<string, string>> = {
        '/w/.editorconfig': 'root = true\n[*.toml]\nindent_size = 4\nend_of_line = crlf\n',
        '/w/in/taplo.toml': '[formatting]\narray_trailing_comma = false\nreorder_keys = true\n',
      };
      const text = texts[file];
      return text === undefined ? ({ state: 'not there' } as const) : ({ state: 'read', text } as const);
    };
    const exists = (file: string) => read(file).state === 'read';
    const machine = { hostname: 'desk', windows: false, home: '/home/me', read, exists };
    const client = new TestClient({ format: formatter.format, machine });
    await client.initialize({ capabilities: {} });
    const uri = 'file:///w/in/requirements.toml';
    const text = 'allowed_web_search_modes=[\n"cached"\n]\nallowed_sandbox_modes=["read-only"]\n';
    await client.open(uri, text);
    const edits = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri },
      options: indentation,
    });
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(uri, 'toml', 1, text), edits),
      'allowed_web_search_modes = [\r\n    "cached"\r\n]\r\nallowed_sandbox_modes = ["read-only"]\r\n',
    );
    client.dispose();
  });

  it('is not registered where the client’s user has another, and is once they have it no more', async () => {
    const dynamic = { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } };
    const told: string[] = [];
    const client = new TestClient({ format: formatter.format });
    client.connection.onRequest('client/registerCapability', ({ registrations }) => {
      told.push(...registrations.map(({ method }: { method: string }) => `+ ${method}`));
      return null;
    });
    client.connection.onRequest('client/unregisterCapability', ({ unregisterations }) => {
      told.push(...unregisterations.map(({ method }: { method: string }) => `- ${method}`));
      return null;
    });
    const until = async (count: number) => {
      while (told.length < count) await new Promise((wake) => setTimeout(wake, 5));
    };
    await client.initialize({ capabilities: { textDocument: dynamic }, initializationOptions: { formatting: false } });
    await client.open('file:///etc/codex/requirements.toml', 'features.apps=false\n');
    assert.deepEqual(told, []);
    await client.connection.sendNotification('codexPolicy/formatting', { isWanted: true });
    await until(2);
    await client.connection.sendNotification('codexPolicy/formatting', { isWanted: true });
    await client.connection.sendNotification('codexPolicy/formatting', { isWanted: false });
    await until(4);
    assert.deepEqual(told, [
      '+ textDocument/formatting',
      '+ textDocument/rangeFormatting',
      '- textDocument/formatting',
      '- textDocument/rangeFormatting',
    ]);
    client.dispose();
  });

  it('is registered by the places of Codex’s files where that can be, and is not there without a formatter', async () => {
    const dynamic = { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } };
    const registered: unknown[] = [];
    const client = new TestClient({ format: formatter.format });
    client.connection.onRequest('client/registerCapability', ({ registrations }) => {
      registered.push(...registrations.map(({ method }: { method: string }) => method));
      return null;
    });
    const { capabilities } = await client.initialize({ capabilities: { textDocument: dynamic } });
    assert.equal(capabilities.documentFormattingProvider, undefined);
    await client.open('file:///etc/codex/requirements.toml', 'features.apps=false\n');
    while (registered.length < 2) await new Promise((wake) => setTimeout(wake, 5));
    assert.deepEqual(registered, ['textDocument/formatting', 'textDocument/rangeFormatting']);
    client.dispose();
    const without = new TestClient();
    const { capabilities: none } = await without.initialize({ capabilities: {} });
    assert.equal(none.documentFormattingProvider, undefined);
    without.dispose();
  });
});
