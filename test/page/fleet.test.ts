/** The HTML report of `check`, opened in a browser: sorted by keyboard, and without barriers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fleetFile } from '../../server/bench/fleet-files.ts';
import { openBrowser } from '../host/browser.ts';
import type { Browser, Page } from '../host/playwright.ts';
import { prepareHost } from '../host/prepare.ts';
import { barriers } from '../person/accessible.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('the page over all files', function () {
  this.timeout(300_000);
  let folder: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-page-'));
    for (let index = 0; index < 500; index++) write(fleetFile(index).path, fleetFile(index).text);
    write(
      'group-00/<img src=x onerror=alert(1)>/requirements.toml',
      'allowed_sandbox_mode = ["<script>alert(1)</script>"]\n',
    );
    spawnSync(process.execPath, [cli, 'check', '--format', 'html', '--output', 'report.html', '.'], { cwd: folder });
    const { host, chromium } = prepareHost();
    ({ browser, page } = await openBrowser(host, chromium));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(path.join(folder, 'report.html')).href);
  });

  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  const columnOf = (table: string, column: number) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('#${table} tbody tr')].map((row) => row.cells[${column - 1}].textContent)`,
    );
  const sortOf = (table: string) =>
    page.evaluate<(string | null)[]>(
      `[...document.querySelectorAll('#${table} thead th')].map((head) => head.getAttribute('aria-sort'))`,
    );
  const focus = (table: string, column: number) =>
    page.evaluate<void>(`document.querySelector('#${table} thead th:nth-child(${column}) button').focus()`);

  it('runs its own script and nothing else, and lets the browser complain of nothing', async () => {
    const buttons = await page.evaluate<number>("document.querySelectorAll('thead button').length");
    assert.ok(buttons > 15, `${buttons} buttons`);
    assert.equal(await page.evaluate<number>("document.querySelectorAll('img, iframe, link, script[src]').length"), 0);
    await page.evaluate<void>(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.stray = 1' }))",
    );
    assert.equal(await page.evaluate<string>('typeof window.stray'), 'undefined');
    assert.equal(complaints.length, 1, complaints.join('\n'));
    assert.match(complaints[0] ?? '', /Content Security Policy/);
  });

  it('sorts by keyboard, numbers as numbers and the greatest first', async () => {
    await focus('groups', 5);
    await page.keyboard.press('Enter');
    const numbers = (await columnOf('groups', 5)).map(Number);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    assert.ok((numbers[0] ?? 0) > (numbers.at(-1) ?? 0));
    assert.equal((await sortOf('groups'))[4], 'descending');
    await page.keyboard.press('Space');
    assert.deepEqual(
      (await columnOf('groups', 5)).map(Number),
      numbers.toReversed().toSorted((a, b) => a - b),
    );
    assert.equal((await sortOf('groups'))[4], 'ascending');
  });

  it('sorts names from A on, and says which column it is', async () => {
    await focus('files', 2);
    await page.keyboard.press('Enter');
    const kinds = await columnOf('files', 2);
    assert.deepEqual(kinds, kinds.toSorted());
    assert.deepEqual(await sortOf('files'), [null, 'ascending', ...Array(7).fill(null)]);
    assert.equal(
      await page.evaluate<string>("document.getElementById('status').textContent"),
      'Files: sorted by Kind, ascending',
    );
  });

  it('shows only the files with a word', async () => {
    await page.evaluate<void>("document.getElementById('search').focus()");
    await page.keyboard.type('onerror');
    const shown = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#files tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)",
    );
    assert.deepEqual(shown, ['group-00/<img src=x onerror=alert(1)>/requirements.toml']);
  });

  it('has no barriers that axe-core knows', async () => {
    const [frame] = page.frames();
    assert.ok(frame);
    assert.deepEqual(await barriers(frame), []);
  });
});
