import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { shortName } from '../../../src/features/completion/data.ts';
import { addressOf } from '../../../src/features/completion/resolve.ts';
import { ask, type PlaceName } from './choose.ts';

const of = shortName('file:///etc/codex/requirements.toml');

function data(marked: string, label: string, place: PlaceName = 'requirements'): CompletionItem['data'] {
  return ask(marked, place).list.items.find((candidate) => candidate.label === label)?.data;
}

describe('what an item of completion carries until it is documented', () => {
  it('is the document for a root key, wherever it is asked for', () => {
    const below = '[permissions.filesystem]\ndeny_read = []\n|';
    assert.deepEqual(data('|', 'log_dir'), { of });
    assert.deepEqual(data('|', 'allowed_web_search_modes = ["cached"]'), { of });
    assert.deepEqual(data(below, '[windows]'), { of });
    assert.deepEqual(data(below, 'allow_appshots = true'), { of });
  });

  it('is the document and the table for a key in one', () => {
    assert.deepEqual(data('[features]\n|', 'memories'), { of, table: ['features'] });
    assert.deepEqual(data('[[rules.prefix_rules]]\n|', 'decision'), { of, table: ['rules', 'prefix_rules', 0] });
    assert.deepEqual(data('[mcp_servers]\n|', '<id>'), { of, table: ['mcp_servers'] });
  });

  it('is the whole path for what goes by another name, and the value with it', () => {
    assert.deepEqual(data('[features]\n"|"', 'memories'), { of, path: ['features', 'memories'] });
    assert.deepEqual(data('[|]', 'windows'), { of, path: ['windows'] });
    const word = { of, path: ['allowed_sandbox_modes', 0], value: 'read-only' };
    assert.deepEqual(data('allowed_sandbox_modes = [|]', 'read-only'), word);
    assert.deepEqual(data('allow_appshots = |', 'true'), { of, path: ['allow_appshots'] });
  });

  it('leads to the document that it was offered in, among those that are open', () => {
    const uris = Array.from({ length: 5000 }, (_, at) => `file:///srv/team-${at}/requirements.toml`);
    assert.equal(new Set(uris.map(shortName)).size, uris.length);
    const item = (uri: string) => ({ label: 'x', data: { of: shortName(uri) } });
    assert.equal(addressOf(item('file:///srv/team-7/requirements.toml'), uris), 'file:///srv/team-7/requirements.toml');
    assert.equal(addressOf(item('file:///etc/codex/requirements.toml'), uris), undefined);
    assert.equal(addressOf({ label: 'x' }, uris), undefined);
  });
});
