import assert from 'node:assert/strict';
import { postureHtml } from '../../../src/features/posture/html.ts';
import { postureMatrix } from '../../../src/features/posture/matrix.ts';
import { posturePage } from '../../../src/features/posture/page.ts';
import { applyProfile } from '../../../src/rules/apply.ts';
import { analysisOf, matrixOf } from './matrix-of.ts';

/** The elements of a page, each with its attributes as written; fails where one is not closed in its turn. */
function elementsOf(html: string): { name: string; attributes: string }[] {
  const open: string[] = [];
  const found: { name: string; attributes: string }[] = [];
  for (const [, close, name = '', attributes = ''] of html.matchAll(
    /<(\/?)([a-z]\w*)((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*>/g,
  )) {
    if (close) assert.equal(open.pop(), name);
    else {
      found.push({ name, attributes: attributes.trim() });
      if (!['br', 'meta', 'wbr'].includes(name)) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return found;
}

/** The text of each row's cells. */
function tableOf(html: string): string[][] {
  const rows = html.match(/<tr>.*?<\/tr>/gs) ?? [];
  return rows.map((row) =>
    (row.match(/<t[hd].*?<\/t[hd]>/gs) ?? []).map((cell) =>
      cell
        .replace(/<br>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ),
  );
}

const hostile = [
  'allowed_web_search_modes = ["</code><script>alert(1)</script>", "\' onmouseover=\\"x"]',
  '"<img src=x onerror=alert(1)>" = 1',
  '[mcp_servers."<b>&"]',
  'identity = { command = "x" }',
  '[features]',
  '"apps\\"><svg onload=alert(1)>" = false',
].join('\n');

describe('postureHtml', () => {
  it('is a table with a heading for each row and column', () => {
    const html = postureHtml(matrixOf('allowed_sandbox_modes = ["read-only"]'), 'requirements.toml', false);
    const elements = elementsOf(html);
    const table = tableOf(html);
    assert.deepEqual(table[0], ['Control', 'This file', 'High Utility', 'Balanced (target)', 'Security-oriented']);
    assert.deepEqual(
      table[6]?.map((cell) => cell.replaceAll('&quot;', '"')),
      [
        'Sandbox modes allowed_sandbox_modes',
        '["read-only"]',
        '▲ stricter ["read-only", "workspace-write", "danger-full-access"]',
        '▲ stricter ["read-only", "workspace-write"]',
        '✓ met ["read-only"]',
      ],
    );
    assert.deepEqual(table.at(-1), ['As strict as the profile', '9 of 14', '5 of 14', '2 of 14']);
    assert.equal(table.length, 16);
    assert.ok(
      elements.filter(({ name }) => name === 'th').every(({ attributes }) => /scope="(row|col)"/.test(attributes)),
    );
    assert.equal(elements.filter(({ name }) => name === 'caption').length, 1);
    assert.ok(!elements.some(({ name }) => name === 'button'));
  });

  it('breaks a key between its words', () => {
    const html = postureHtml(matrixOf(''), 'requirements.toml', false);
    assert.ok(html.includes('<code>permissions.<wbr>filesystem.<wbr>deny_<wbr>read</code>'), html);
  });

  it('says each state in words', () => {
    const cells = postureHtml(matrixOf(hostile), 'x', false).match(/<td class="[^"]*">.*?<\/span> \w+/g) ?? [];
    assert.equal(cells.length, 14 * 3);
    for (const cell of cells) assert.equal(/class="(\w+)"/.exec(cell)?.[1], / (\w+)$/.exec(cell)?.[1]);
  });

  it('has buttons only where they do something, each with a name and an id of its own', () => {
    const html = postureHtml(matrixOf('allowed_sandbox_modes = ["read-only"]'), 'requirements.toml', true);
    const buttons = elementsOf(html).filter(({ name }) => name === 'button');
    const data = buttons.map(({ attributes }) => attributes);
    assert.ok(data.every((attributes) => / aria-label="[^"]+"$/.test(attributes)));
    assert.equal(new Set(data.map((attributes) => /id="([^"]*)"/.exec(attributes)?.[1])).size, data.length);
    assert.ok(
      data.includes(
        'type="button" id="apply:balanced" data-do="apply" data-profile="balanced" aria-label="Apply Balanced to this file: show the change"',
      ),
    );
    const ofRow = data.filter((attributes) => attributes.includes('data-row="allowed_sandbox_modes"'));
    assert.deepEqual(ofRow, [
      'type="button" id="reveal:allowed_sandbox_modes" data-do="reveal" data-row="allowed_sandbox_modes" aria-label="Sandbox modes: show it in the editor"',
      'type="button" id="apply:allowed_sandbox_modes:high-utility" data-do="apply" data-row="allowed_sandbox_modes" data-profile="high-utility" aria-label="Set allowed_sandbox_modes to High Utility: show the change"',
      'type="button" id="apply:allowed_sandbox_modes:balanced" data-do="apply" data-row="allowed_sandbox_modes" data-profile="balanced" aria-label="Set allowed_sandbox_modes to Balanced: show the change"',
    ]);
    assert.ok(
      !data.some((attributes) => attributes.includes('reveal:mcp_servers')),
      'what is not there cannot be shown',
    );
  });

  it('takes what a file and its name say for text', () => {
    for (const actions of [false, true]) {
      const html = postureHtml(matrixOf(hostile), '<script>"\'&', actions);
      const names = new Set(elementsOf(html).map(({ name }) => name));
      const known = ['h1', 'p', 'ul', 'li', 'code', 'small', 'span', 'br', 'wbr', 'dl', 'dt', 'dd', 'button'];
      const tableNames = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
      assert.deepEqual(
        [...names].filter((name) => ![...known, ...tableNames].includes(name)),
        [],
      );
      assert.match(html, /^<h1>&lt;script&gt;&quot;&#39;&amp;<\/h1>/);
      assert.match(html, /&lt;\/code&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
      assert.doesNotMatch(html, /<[^>]*(?:onerror|onload|onmouseover|src)=/);
    }
  });
});

describe('posturePage', () => {
  it('is one page that loads and runs nothing', () => {
    const page = posturePage(matrixOf(applyProfile('', 'balanced')), 'requirements.toml');
    const elements = elementsOf(page.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>.*<\/style>/s, ''));
    assert.ok(!elements.some(({ name }) => ['script', 'link', 'img', 'iframe', 'button'].includes(name)));
    assert.ok(!elements.some(({ attributes }) => /\b(?:src|href|on\w+)=/.test(attributes)));
    assert.match(
      page,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
    );
    assert.doesNotMatch(page, /url\(|@import|https?:/);
    assert.match(page, /<html lang="en">/);
    assert.match(page, /<title>Posture of requirements\.toml<\/title>/);
    assert.match(page, /@media print/);
  });

  it('is there for every kind of file that has a posture, whatever its name', () => {
    const matrix = postureMatrix(analysisOf('', 'managed-config'));
    assert.ok(matrix);
    const page = posturePage(matrix, '</title><script>');
    assert.match(page, /<title>Posture of &lt;\/title&gt;&lt;script&gt;<\/title>/);
    assert.match(page, /<caption>The defaults of managed_config\.toml against the profiles<\/caption>/);
  });
});
