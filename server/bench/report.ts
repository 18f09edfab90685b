/** The figures as text and as the tables of `docs/performance.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This server's figure, and those of all that it is compared with, in their order. */
export interface Compared {
  readonly ours: number;
  readonly theirs: readonly number[];
}

/** A line of the report: milliseconds, but for `peak`, which is MB. */
export interface Row {
  readonly what: string;
  readonly p50?: Compared;
  readonly p95?: Compared;
  readonly cpu?: Compared;
  readonly peak?: Compared;
}

/** What is compared with the same others. */
export interface Comparison {
  /** How each of them is called in the head of a column; a single one needs no name there. */
  readonly others: readonly string[];
  readonly rows: readonly Row[];
}

const columns = { p50: 'p50', p95: 'p95', cpu: 'processor', peak: 'memory' } as const;
const names = ['p50', 'p95', 'cpu', 'peak'] as const;

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** A row for a terminal: the ratio to each of the others, and the figures that they are made of. */
export function asText(row: Row): string {
  const cells = names.flatMap((name) => {
    const figures = row[name];
    if (!figures) return [];
    const all = [figures.ours, ...figures.theirs].map((figure) => figure.toFixed(2));
    return [`${name} ${figures.theirs.map((_, index) => ratio(figures, index)).join(' | ')} (${all.join('/')})`];
  });
  return `  ${row.what.padEnd(52)} ${cells.join('  ')}`;
}

/** A comparison as a table in Markdown: for each measure a column for each of the others, side by side. */
export function asTable({ others, rows }: Comparison): string {
  const used = names.filter((name) => rows.some((row) => row[name]));
  const head = used.flatMap((name) =>
    others.map((other) => (others.length > 1 ? `${columns[name]}: ${other}` : columns[name])),
  );
  const lines = rows.map((row) => [
    row.what,
    ...used.flatMap((name) => others.map((_, index) => cell(row[name], index))),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(['', ...head]), line(['---', ...head.map(() => '---')]), ...lines.map(line)].join('\n');
}

/** Puts tables into the page, each between the marks of its name. */
export function writeTables(tables: Readonly<Record<string, string>>): void {
  let text = readFileSync(page, 'utf8');
  for (const [name, table] of Object.entries(tables)) {
    const between = new RegExp(`(?<=<!-- ${name} -->\\n)[\\s\\S]*(?=<!-- /${name} -->)`);
    text = text.replace(between, () => `\n${table}\n\n`);
  }
  writeFileSync(page, text);
}

function cell(figures: Compared | undefined, index: number): string {
  if (!figures) return '';
  return `${ratio(figures, index)} (${figures.ours.toFixed(2)} / ${figures.theirs[index]?.toFixed(2)})`;
}

function ratio({ ours, theirs }: Compared, index: number): string {
  return (ours / (theirs[index] ?? Number.NaN)).toFixed(2);
}
