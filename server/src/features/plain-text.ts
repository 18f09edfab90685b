/** Markdown of our own as text for a terminal: code keeps its quotes, tables stand in columns. */

/** The text of whole paragraphs. */
export function plainText(markdown: string): string {
  const out: string[] = [];
  let rows: string[][] = [];
  let fence = false;
  const flush = () => {
    out.push(...inColumns(rows));
    rows = [];
  };
  for (const line of markdown.split('\n')) {
    if (/^```/.test(line)) {
      fence = !fence;
      continue;
    }
    if (!fence && line.startsWith('|')) {
      if (!/^\|[\s:|-]+\|$/.test(line)) rows.push(cellsOf(line));
      continue;
    }
    flush();
    out.push(fence ? `    ${line}`.trimEnd() : blockText(line));
  }
  flush();
  return out.join('\n');
}

/** The text of one line: no emphasis, no links, no escapes outside of code. */
export function inlineText(markdown: string): string {
  const parts = markdown.split(/(`+[^`]*`+)/);
  return parts.map((part) => (part.startsWith('`') ? part.replaceAll('\\|', '|') : wordsOf(part))).join('');
}

function wordsOf(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (_, text: string, target: string) =>
      target.includes(':') ? `${text} (${target})` : text,
    )
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/(?<![\\*\w])(\*\*|\*)(?=\S)|(?<=[^\s\\])(\*\*|\*)(?![*\w])/g, '')
    .replace(/(?<![\\\w])_(?=\S)|(?<=[^\s\\])_(?!\w)/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&])/g, '$1');
}

function blockText(line: string): string {
  const [, marks, heading] = /^(#+) (.*)$/.exec(line) ?? [];
  if (marks === undefined || heading === undefined) return inlineText(line);
  const text = inlineText(heading);
  return `${text}\n${(marks.length === 1 ? '=' : '-').repeat(text.length)}`;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inlineText(cell.trim()));
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
