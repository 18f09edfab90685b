/** The page over all files: what it says of them. `test/page` opens it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Workspace } from '../workspace.ts';

describe('the HTML report of check', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    workspace.write(
      'fleet/a/one/requirements.toml',
      'allowed_sandbox_modes = ["read-only"]\nallowed_web_search_modes = ["live"]\n',
    );
    workspace.write(
      'fleet/a/two/requirements.toml',
      'allowed_sandbox_mode = ["read-only"]\n[features]\nmemoris = false\n',
    );
    workspace.write('fleet/b/one/requirements.toml', 'allowed_sandbox_modes = "read-only"\n');
    workspace.write('fleet/b/two/managed_config.toml', 'approval_policy = "never"\n');
    workspace.write('fleet/b/two/.codex/config.toml', 'model = "x"\nmodell = "y"\n');
    workspace.write('fleet/b/Cargo.toml', '[package]\n');
    workspace.write('fleet/c/requirements.toml', Uint8Array.of(0xff));
  });

  afterEach(() => workspace.leave());

  const page = (...words: string[]) => workspace.check(['--format', 'html', ...words, '.']).printed;

  /** The texts of a table's cells. */
  function rowsOf(html: string, id: string): string[][] {
    const [, body = ''] =
      new RegExp(`<section id="${id}">[\\s\\S]*?<tbody>\\n([\\s\\S]*?)\\n</tbody>`).exec(html) ?? [];
    const cells = (row: string) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text = '']) => text.replaceAll('/<wbr>', '/'));
    return body.split('\n').map(cells);
  }

  it('counts the files and what they come to', () => {
    const facts = [...page().matchAll(/<dt>(.*?)<\/dt><dd>(\d+)<\/dd>/g)].map(([, name, count]) => `${name}: ${count}`);
    assert.deepEqual(facts, [
      'files: 5',
      'config.toml: 1',
      'managed_config.toml: 1',
      'requirements.toml: 3',
      'files that Codex refuses: 1',
      'files that enforce nothing: 1',
      'keys that Codex ignores: 3',
      'files that could not be read: 1',
    ]);
  });

  it('has a row for each file, with what it misses', () => {
    const rows = rowsOf(page(), 'files');
    assert.deepEqual(
      rows.map(([path, kind, profile, outcome, met, ignored]) => [path, kind, profile, outcome, met, ignored]),
      [
        ['fleet/a/one/requirements.toml', 'requirements.toml', 'Balanced', 'in force', '5 of 14', '0'],
        ['fleet/a/two/requirements.toml', 'requirements.toml', 'Balanced', 'enforces nothing', '0 of 14', '2'],
        ['fleet/b/one/requirements.toml', 'requirements.toml', 'Balanced', 'Codex refuses it', '0 of 14', '0'],
        ['fleet/b/two/.codex/config.toml', 'config.toml', '–', 'in force', '–', '1'],
        ['fleet/b/two/managed_config.toml', 'managed_config.toml', 'Every profile', 'in force', '0 of 5', '0'],
      ],
    );
    assert.match(rows[0]?.at(-1) ?? '', /allowed_web_search_modes: weaker/);
    assert.equal(rows[1]?.at(-1), 'all');
  });

  it('groups them by the first folder that they do not share', () => {
    const rows = rowsOf(page(), 'groups');
    assert.deepEqual(
      rows.map((cells) => cells.slice(0, 5)),
      [
        ['a', '2', '0', '1', '2'],
        ['b', '3', '1', '0', '1'],
      ],
    );
  });

  it('says which groups miss a control', () => {
    const control = rowsOf(page(), 'controls').find(([id]) => id === 'allowed_web_search_modes');
    assert.deepEqual(control?.slice(2), ['requirements.toml', '3', '2', 'a (2), b (1)']);
  });

  it('goes by the profile that is asked for', () => {
    assert.equal(rowsOf(page('--profile', 'high-utility'), 'files')[0]?.[2], 'High Utility');
  });

  it('keeps comments that ignore from changing what Codex makes of a file', () => {
    workspace.write(
      'fleet/a/two/requirements.toml',
      'allowed_sandbox_mode = ["read-only"] # codex-policy: ignore[unknown-key] later\n',
    );
    assert.deepEqual(rowsOf(page(), 'files')[1]?.slice(3, 8), ['enforces nothing', '0 of 14', '1', '0', '0']);
  });

  it('lets what stands in files do nothing, and names only its own script and style', () => {
    workspace.write('fleet/<b>/"x"\u202e/requirements.toml', 'allowed_sandbox_modes = ["read-only"]\n');
    const html = page();
    // Paths break between their folders.
    assert.ok(html.includes('fleet/<wbr>&lt;b&gt;/<wbr>&quot;x&quot;'));
    assert.ok(!html.includes('<b>') && !html.includes('\u202e'));
    assert.doesNotMatch(html, /https?:|src=|href=|unsafe/);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    const digest = (element: string) => {
      const text = html.slice(html.indexOf(`<${element}>`) + element.length + 2, html.indexOf(`</${element}>`));
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    assert.equal(
      policy,
      `default-src 'none'; script-src ${digest('script')}; style-src ${digest('style')}; base-uri 'none'; form-action 'none'`,
    );
  });

  it('is a page without any file as well', () => {
    workspace.write('empty/x.txt', '');
    assert.match(workspace.check(['--format', 'html', 'empty']).printed, /<dt>files<\/dt><dd>0<\/dd>/);
  });
});
