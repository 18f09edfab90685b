import { releaseName } from '../codex/history/releases.ts';
import { runName, runsOf } from '../codex/history/runs.ts';
import type { Turn } from '../codex/history/runtime.ts';
import { listed } from '../rules/text.ts';
import { code, row } from './markdown.ts';
import type { Version, Versions } from './versions.ts';

/** A file in all asked releases, or in two of them with what turns between them. */
export interface VersionsReport {
  readonly path: string;
  readonly versions: Versions;
  readonly between?: Between | undefined;
}

/** What changes from one release to another. */
export interface Between {
  readonly from: number;
  readonly to: number;
  readonly before: Version;
  readonly after: Version;
  readonly turns: readonly Turn[];
}

const explanation =
  'read: Codex loads the key, which is not to say that each was seen to have an effect. ignored: it passes over it. ' +
  'refused: it refuses the whole file for it.';

const notAsked = 'not asked: the newest release refuses it, and whether this one does is not known.';

/** A row of cells: a key, and what the releases do with it. The first row names the releases. */
export type Table = readonly (readonly string[])[];

/** What the report shows, and what it says below. */
export function partsOf(report: VersionsReport): { readonly table: Table; readonly below: readonly string[] } {
  return { table: report.between ? changesTable(report) : wholeTable(report), below: closing(report) };
}

/** The report for people: a row for each key, a column for releases that are alike. Sentences are broken at a width. */
export function versionsText(report: VersionsReport, width = Number.POSITIVE_INFINITY): string {
  const { table, below } = partsOf(report);
  const widths = table[0]?.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0))) ?? [];
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[report.path, '', ...lines, '', ...below.flatMap((line) => broken(line, width))].join('\n')}\n`;
}

/** A sentence in lines that are not longer than a width, unless a word is. */
function broken(sentence: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same as Markdown. */
export function versionsMarkdown(report: VersionsReport): string {
  const { table, below } = partsOf(report);
  const [head = [], ...rows] = table;
  const coded = rows.map(([key = '', ...cells]) => row([key === fileRow ? key : code(key), ...cells]));
  const lines = [row(head), row(head.map(() => '---')), ...coded];
  return `${[`## ${code(report.path)}`, '', ...lines, '', ...below.flatMap((line) => [line, ''])].join('\n').trimEnd()}\n`;
}

/** How the row is called that speaks of the file as a whole. */
export const fileRow = 'the file';

function wholeTable({ versions: { keys, versions } }: VersionsReport): string[][] {
  const columns = merged(versions);
  return [
    ['Codex', ...columns.map(({ name }) => name)],
    [fileRow, ...columns.map(({ version }) => version.file)],
    ...keys.map((key) => [key, ...columns.map(({ version }) => version.states.get(key) ?? '')]),
  ];
}

/** Releases side by side of which nothing differs share a column. */
function merged(versions: readonly Version[]): { name: string; version: Version }[] {
  const columns: { first: number; last: number; version: Version }[] = [];
  for (const version of versions) {
    const last = version.releases.at(-1) ?? version.releases[0];
    const column = columns.at(-1);
    if (column && isAlike(column.version, version)) column.last = last;
    else columns.push({ first: version.releases[0], last, version });
  }
  return columns.map(({ first, last, version }) => ({ name: runName({ first, last }), version }));
}

function isAlike(one: Version, other: Version): boolean {
  return one.file === other.file && [...one.states].every(([key, state]) => other.states.get(key) === state);
}

/** The keys of which something differs between two releases. */
function changesTable({ versions: { keys }, between }: VersionsReport): string[][] {
  if (!between) return [];
  const { from, to, before, after } = between;
  const rows = [
    [fileRow, before.file, after.file],
    ...keys.map((key) => [key, before.states.get(key) ?? '', after.states.get(key) ?? '']),
  ];
  const head = ['Codex', releaseName(from), releaseName(to)];
  const changed = rows.filter(([, one, other]) => one !== other);
  return [head, ...(changed.length > 0 ? changed : [['every key', 'as before', 'as before']])];
}

function closing({
  versions: { versions, wholeFrom, olderToml, startsAllTheSame },
  between,
}: VersionsReport): string[] {
  if (between) return [...changeSentences(between, startsAllTheSame), ...between.turns.map(turnLine)];
  const isAsked = versions.every(({ states }) => ![...states.values()].includes('not asked'));
  return [
    wholeSentence(versions, wholeFrom),
    ...ofSyntax(olderToml),
    ...ofRefusals(versions, startsAllTheSame),
    ...(isAsked ? [explanation] : [`${explanation} ${notAsked}`]),
  ];
}

function turnLine({ at, sentence }: Turn): string {
  return `- From Codex ${releaseName(at)} on: ${sentence}`;
}

/**
 * What of a file comes into force and what falls away on the way from one release to another. One that refuses the file
 * loosens nothing.
 */
export function gainsAndLosses({ before, after }: Between): { readonly gained: string[]; readonly lost: string[] } {
  const keysOf = ({ file, states }: Version) =>
    file === 'loads' ? [...states].filter(([, state]) => state === 'read').map(([key]) => key) : [];
  const [had, has] = [keysOf(before), keysOf(after)];
  const isTold = after.file === 'loads' || after.file === 'unread';
  const isGone = (key: string) => isTold && !has.includes(key);
  return { gained: has.filter((key) => !had.includes(key)), lost: had.filter(isGone) };
}

function changeSentences(between: Between, startsAllTheSame: string): string[] {
  const { from, to, before, after } = between;
  const { gained, lost } = gainsAndLosses(between);
  const refused = [
    { ...before, releases: [from] as const },
    { ...after, releases: [to] as const },
  ].flatMap((version) => ofRefusals([version], startsAllTheSame));
  return [
    ...refused.map((sentence) => `- ${sentence}`),
    ...(gained.length > 0 ? [`- Gained with Codex ${releaseName(to)}: ${listed(gained.map(code))}.`] : []),
    ...(lost.length > 0 ? [`- Lost with Codex ${releaseName(to)}: ${listed(lost.map(code))}.`] : []),
  ];
}

function wholeSentence(versions: readonly Version[], wholeFrom: number | undefined): string {
  if (wholeFrom === undefined) return 'The newest release refuses the file.';
  const states = [...(versions.at(-1)?.states ?? [])];
  const ignored = states.filter(([, state]) => state === 'ignored').map(([key]) => key);
  const what = ignored.length === 0 ? 'the whole file is read' : `all is read but ${listed(ignored.map(code))}`;
  return `From Codex ${releaseName(wholeFrom)} on ${what}.`;
}

function ofSyntax(olderToml: readonly number[]): string[] {
  if (olderToml.length === 0) return [];
  return [
    `Codex ${listed(runsOf(olderToml).map(runName))} cannot parse the file: ${olderToml.length === 1 ? 'it reads' : 'they read'} TOML 1.0, and this is TOML 1.1.`,
  ];
}

/** What users of the releases notice that refuse the file. */
function ofRefusals(versions: readonly Version[], startsAllTheSame: string): string[] {
  return [false, true].flatMap((starts) => {
    const refusing = versions.filter(({ file, appServerStarts }) => file === 'refused' && appServerStarts === starts);
    const releases = refusing.flatMap((version) => version.releases);
    if (releases.length === 0) return [];
    const subject = `Codex ${listed(runsOf(releases).map(runName))} ${releases.length === 1 ? 'refuses' : 'refuse'} the file`;
    return starts
      ? [`${subject}: the command line does not start; the app server of editors and the desktop ${startsAllTheSame}.`]
      : [`${subject}: neither the command line nor the app server starts.`];
  });
}
