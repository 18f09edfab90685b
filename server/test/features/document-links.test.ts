import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse } from '../../src/features/analysis.ts';
import { documentLinks } from '../../src/features/document-links.ts';
import { analysisOf } from './cursor.ts';

function shown(text: string, path = '/etc/codex/requirements.toml', files?: readonly string[]): string[][] {
  const textDocument = TextDocument.create(`file://${path}`, 'toml', 1, text);
  const exists = files && ((file: string) => files.includes(file));
  const analysis = files ? analyse(textDocument, path, { profile: 'balanced', exists }) : analysisOf(text);
  return documentLinks(analysis).map(({ range, target = '' }) => [textDocument.getText(range), target]);
}

describe('document links', () => {
  it('are the addresses in comments and values', () => {
    const text = [
      '# See https://example.com/a_(b), or (http://example.com/c#d).',
      'a = "https://example.com/x?y=1&z=%20"',
      'b = ["no link", "at http://localhost:4318/v1 here"]',
      "c = '''\nhttps://example.org\n'''",
      'https = "example.com"',
    ];
    const expected = [
      'https://example.com/a_(b)',
      'http://example.com/c#d',
      'https://example.com/x?y=1&z=%20',
      'http://localhost:4318/v1',
      'https://example.org',
    ];
    assert.deepEqual(
      shown(text.join('\n')),
      expected.map((address) => [address, address]),
    );
  });

  it('are the files that a setting names, where they are', () => {
    const text =
      '[agents.a]\nconfig_file = "agents/a b.toml"\n[agents.b]\nconfig_file = "/opt/b.toml"\n' +
      '[agents.c]\nconfig_file = "c.toml"\n[agents.d]\nconfig_file = "~/d.toml"\nmodel = "agents/a b.toml"\n';
    const files = ['/home/me/.codex/agents/a b.toml', '/opt/b.toml', '/home/me/.codex/~/d.toml'];
    assert.deepEqual(shown(text, '/home/me/.codex/config.toml', files), [
      ['agents/a b.toml', 'file:///home/me/.codex/agents/a%20b.toml'],
      ['/opt/b.toml', 'file:///opt/b.toml'],
    ]);
    assert.deepEqual(shown(text, '/home/me/.codex/config.toml', []), []);
    assert.deepEqual(shown(text), []);
  });
});
