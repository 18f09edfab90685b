/** The figures as text and as the table of `docs/performance.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This server's figure and that of what it is compared with. */
interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** A line of the report: milliseconds, but for `peak`, which is MB. */
export interface Row {
  readonly what: string;
  readonly p50?: Pair;
  readonly p95?: Pair;
  readonly cpu?: Pair;
  readonly peak?: Pair;
}

const columns = ['p50', 'p95', 'cpu', 'peak'] as const;

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** A row for a terminal, with its ratios and the figures that they are made of. */
export function asText(row: Row): string {
  const cells = columns.flatMap((column) => {
    const pair = row[column];
    return pair ? [`${column} ${ratio(pair)} (${pair.ours.toFixed(2)}/${pair.theirs.toFixed(2)})`] : [];
  });
  return `  ${row.what.padEnd(60)} ${cells.join('  ')}`;
}

/** All rows as a table in Markdown: ratios, and the times of this server. */
export function asTable(rows: readonly Row[], peer: string): string {
  const head = ['', 'p50', 'p95', 'processor', 'memory'];
  const lines = rows.map((row) => [row.what, ...columns.map((column) => cell(row[column]))]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `Ratios to ${peer}, where nothing else is said; in brackets the milliseconds, or MB, of both.`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...lines.map(line),
  ].join('\n');
}

/** Puts the table into the page, between its marks. */
export function writeTable(table: string): void {
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(/(?<=<!-- bench -->\n)[\s\S]*(?=<!-- \/bench -->)/, () => `\n${table}\n\n`),
  );
}

function cell(pair: Pair | undefined): string {
  return pair ? `${ratio(pair)} (${pair.ours.toFixed(2)} / ${pair.theirs.toFixed(2)})` : '';
}

function ratio({ ours, theirs }: Pair): string {
  return (ours / theirs).toFixed(2);
}
