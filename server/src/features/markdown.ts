/** Text of a file or of the data as Markdown that means nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replaceAll(/\s*\r?\n\s*/g, ' ');
}

/** Text that code quotes hold as it is. */
const PLAIN = /^[^`|\r\n]{0,120}$/;

/** Text as inline code, also inside a table; longer than it is readable, it is cut. */
export function code(text: string): string {
  if (PLAIN.test(text)) return `\`${text}\``;
  const line = text.replaceAll(/\s*\r?\n\s*/g, ' ');
  const shown = line.length > 120 ? `${line.slice(0, 119)}…` : line;
  const runs = shown.match(/`+/g)?.map((run) => run.length) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padded = shown.startsWith('`') || shown.endsWith('`') ? ` ${shown} ` : shown;
  return `${fence}${padded.replaceAll('|', '\\|')}${fence}`;
}

/** A table row. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
