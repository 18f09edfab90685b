import { escapeHtml } from './html.ts';
import { htmlPage, styleOnly } from './html-page.ts';
import { fileRow, partsOf, type VersionsReport } from './versions-report.ts';

/** What a state looks like, also where colours are not seen. */
const style = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
  h1 { font-size: 1.2rem; overflow-wrap: anywhere; }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: left; white-space: nowrap; }
  thead th { position: sticky; top: 0; background: Canvas; }
  tbody th { font: 13px/1.5 ui-monospace, monospace; }
  tbody th, thead th:first-child { position: sticky; left: 0; background: Canvas; }
  .read, .loads { background: #2da44e2e; }
  .ignored, .unread { background: #bf87004d; }
  .refused { background: #cf222e59; font-weight: 600; }
`;

const states: readonly string[] = ['read', 'loads', 'ignored', 'unread', 'refused'];

/** The report as one page that needs nothing else: no script, no address, every text of the file escaped. */
export function versionsHtml(report: VersionsReport): string {
  const { table, below } = partsOf(report);
  const [head = [], ...rows] = table;
  const columns = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const lines = rows.map(([key = '', ...cells]) => {
    const name = key === fileRow ? escapeHtml(key) : `<code>${escapeHtml(key)}</code>`;
    return `<tr><th scope="row">${name}</th>${cells.map(asCell).join('')}</tr>`;
  });
  const title = escapeHtml(`${report.path} in the releases of Codex`);
  const body = `<h1>${title}</h1>
<div class="wide">
<table>
<thead><tr>${columns}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>
${below.map((line) => `<p>${withCode(line.replace(/^- /, ''))}</p>`).join('\n')}`;
  return htmlPage({ title, style, policy: styleOnly, body });
}

function asCell(state: string): string {
  return `<td${states.includes(state) ? ` class="${state}"` : ''}>${escapeHtml(state)}</td>`;
}

function withCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
