import { createRequire } from 'node:module';
import { codexVersion } from '../../codex/version.ts';
import { htmlPage } from '../../features/html-page.ts';
import { htmlOf } from '../../features/posture/html.ts';
import type { Cell, FleetTables, Table } from './fleet-tables.ts';

/** Readable on a screen, light or dark, and on paper. The colours only repeat what the words say. */
const STYLE = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 100rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; } p { margin: .3rem 0; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; }
dl div { display: flex; flex-direction: column-reverse; }
dt { color: light-dark(#57606a, #9198a1); } dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
label { display: block; margin: .5rem 0; } input { font: inherit; padding: .2rem .4rem; min-width: 18rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid light-dark(#d0d7de, #3d444d); padding: .3rem .6rem; text-align: left; vertical-align: top; }
td { overflow-wrap: break-word; min-width: 5rem; }
thead th { background: light-dark(#f6f8fa, #151b23); padding: 0; }
thead th { vertical-align: bottom; }
thead th > span, button { display: block; padding: .3rem .6rem; }
button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit; font-weight: 600; text-align: left; width: 100%; }
button:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
button::after { content: '\\00a0↕'; opacity: .5; }
[aria-sort='ascending'] button::after { content: '\\00a0↑'; opacity: 1; }
[aria-sort='descending'] button::after { content: '\\00a0↓'; opacity: 1; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number button, thead .number > span { text-align: right; white-space: normal; }
.code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; min-width: 13rem; }
.bad { color: light-dark(#cf222e, #ff7b72); font-weight: 600; }
@media print { :root { color-scheme: light; font-size: 9pt; } body { margin: 0; max-width: none; } label { display: none; } button::after { content: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;

/** Makes buttons of the headings, which sort, and the field, which leaves out the files without a word. */
const SCRIPT = `
'use strict';
const status = document.getElementById('status');
const keyOf = (row, column, isNumber) => {
  const cell = row.cells[column];
  return isNumber ? Number(cell.dataset.sort ?? cell.textContent) : cell.textContent;
};
for (const table of document.querySelectorAll('table')) {
  const heads = [...table.tHead.rows[0].cells];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const isNumber = head.className === 'number';
      const before = head.getAttribute('aria-sort');
      const order = before === null ? (isNumber ? 'descending' : 'ascending') : before === 'ascending' ? 'descending' : 'ascending';
      const sign = order === 'ascending' ? 1 : -1;
      const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: keyOf(row, column, isNumber) }));
      rows.sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      table.tBodies[0].append(...rows.map(({ row }) => row));
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order);
      status.textContent = table.caption.textContent + ': sorted by ' + button.textContent + ', ' + order;
    });
  }
}
const field = document.getElementById('search');
field.parentElement.hidden = false;
field.addEventListener('input', () => {
  const word = field.value.toLowerCase();
  let shown = 0;
  for (const row of document.querySelectorAll('#files tbody tr')) {
    row.hidden = !row.textContent.toLowerCase().includes(word);
    if (!row.hidden) shown += 1;
  }
  status.textContent = shown + ' files shown';
});
`;

/** The tables as one page that needs nothing else. Nothing but its own script runs in it, and what stands in files does not. */
export function fleetPage({ facts, tables }: FleetTables, version: string): string {
  const policy = `default-src 'none'; script-src ${digest(SCRIPT)}; style-src ${digest(STYLE)}; base-uri 'none'; form-action 'none'`;
  const body = `<main>
<h1>Codex policies</h1>
<dl>
${facts.map(([name, count]) => `<div><dt>${htmlOf(name)}</dt><dd>${count}</dd></div>`).join('\n')}
</dl>
<p id="status" role="status"></p>
${tables.map(section).join('\n')}
</main>
<footer><p>Made by Codex Policy ${htmlOf(version)}, for Codex ${codexVersion}.</p></footer>
<script>${SCRIPT}</script>`;
  return htmlPage({ title: 'Codex policies', style: STYLE, policy, body });
}

function section({ title, about, columns, rows }: Table): string {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const search = title === 'Files' ? '<label hidden>Only files with <input id="search" type="search"></label>\n' : '';
  const heads = columns.map(
    (column) => `<th scope="col"${column.isNumber ? ' class="number"' : ''}><span>${column.title}</span></th>`,
  );
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell, index) => asCell(cell, columns[index]?.isNumber)).join('')}</tr>`,
  );
  return `<section id="${id}">
<h2>${title}</h2>
<p>${about}</p>
${search}<div class="wide" role="region" aria-label="${title}" tabindex="0">
<table>
<caption hidden>${title}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function asCell({ text, sort, look }: Cell, isNumber: true | undefined): string {
  const classes = [isNumber && 'number', look].filter(Boolean).join(' ');
  const by = sort === undefined || String(sort) === text ? '' : ` data-sort="${sort}"`;
  // Paths break between their folders.
  const html = look === 'code' ? htmlOf(text).replaceAll('/', '/<wbr>') : htmlOf(text);
  return `<td${classes === '' ? '' : ` class="${classes}"`}${by}>${html}</td>`;
}

/** What lets this text run, or style, and no other. The module takes a while to load. */
function digest(text: string): string {
  const crypto: typeof import('node:crypto') = createRequire(process.execPath)('node:crypto');
  return `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`;
}
