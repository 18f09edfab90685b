import { codexVersion } from '../codex/version.ts';
import { code, escapeMarkdown } from '../features/markdown.ts';
import { inlineText } from '../features/plain-text.ts';
import type { Direction, PolicyChange, PolicyDiff } from '../features/policy-diff.ts';

/** Two files that were compared, by the names that they were given. */
export interface DiffReport {
  readonly before: string;
  readonly after: string;
  readonly diff: PolicyDiff;
}

const titles: readonly (readonly [Direction, string])[] = [
  ['loosened', 'Loosened'],
  ['tightened', 'Tightened'],
  ['changed', 'Changed, with no order known'],
];

/** The report for people. */
export function diffText(report: DiffReport): string {
  const parts = titles.flatMap(([direction, title]) => {
    const changes = changesOf(report, direction);
    return changes.length === 0 ? [] : [`${title} (${changes.length})\n${changes.map(textOf).join('')}`];
  });
  const notes = notesOf(report)
    .map((note) => `${inlineText(note)}\n`)
    .join('');
  return [`${report.before} -> ${report.after}\n${notes}`, ...parts, `${summary(report)}\n`].join('\n');
}

function textOf({ key, title, words, before, after }: PolicyChange): string {
  const name = title === undefined ? key : `${title} (${key})`;
  return `  ${name}: ${inlineText(words)}\n${valueLine('-', before)}${valueLine('+', after)}`;
}

function valueLine(sign: string, value: string | undefined): string {
  return value === undefined ? '' : `    ${sign} ${cut(value)}\n`;
}

/** A value longer than this is cut. */
const WIDTH = 160;

function cut(value: string): string {
  return value.length > WIDTH ? `${value.slice(0, WIDTH - 1)}…` : value;
}

/** The report for a comment on a pull request. */
export function diffMarkdown(report: DiffReport): string {
  const parts = titles.flatMap(([direction, title]) => {
    const changes = changesOf(report, direction);
    return changes.length === 0 ? [] : [`### ${title} (${changes.length})\n\n${changes.map(itemOf).join('')}`];
  });
  const head = `## ${code(report.before)} → ${code(report.after)}\n\n${summary(report)}\n`;
  const notes = notesOf(report).map((note) => `\n> ${note}\n`);
  return [`${head}${notes.join('')}`, ...parts].join('\n');
}

function itemOf({ key, title, words, before, after }: PolicyChange): string {
  const name = title === undefined ? code(key) : `**${escapeMarkdown(title)}** (${code(key)})`;
  const values = [before, after].map((value) => (value === undefined ? 'not set' : code(value)));
  return `- ${name}: ${words}\n  ${values.join(' → ')}\n`;
}

/** The report for programs; `version` changes when a member is removed or changes its meaning. */
export function diffJson(report: DiffReport): string {
  const { before, after, diff } = report;
  const side = (path: string, of: 'before' | 'after') => ({
    path,
    refusal: diff.refusals[of] ?? null,
    ignored: diff.ignored[of],
  });
  const counts = Object.fromEntries(titles.map(([direction]) => [direction, changesOf(report, direction).length]));
  const changes = diff.changes.map((change) => ({
    direction: change.direction,
    key: change.key,
    control: change.control ?? null,
    title: change.title ?? null,
    message: inlineText(change.words),
    before: change.before ?? null,
    after: change.after ?? null,
  }));
  const all = {
    version: 1,
    codex: codexVersion,
    kind: diff.kind,
    old: side(before, 'before'),
    new: side(after, 'after'),
    counts,
    changes,
  };
  return `${JSON.stringify(all)}\n`;
}

/** Whether a reviewer has something to approve. */
export function isLoosened({ changes }: PolicyDiff): boolean {
  return changes.some(({ direction }) => direction === 'loosened');
}

function changesOf({ diff }: DiffReport, direction: Direction): PolicyChange[] {
  return diff.changes.filter((change) => change.direction === direction);
}

function summary(report: DiffReport): string {
  const counts = titles.flatMap(([direction]) => {
    const { length } = changesOf(report, direction);
    return length === 0 ? [] : [`${length} ${direction}`];
  });
  return counts.length === 0
    ? `Codex ${codexVersion} makes the same of both.`
    : `For Codex ${codexVersion}: ${counts.join(', ')}.`;
}

/** What does not count on either side, as Markdown. */
function notesOf({ before, after, diff: { refusals, ignored } }: DiffReport): string[] {
  return [
    ...[[before, refusals.before] as const, [after, refusals.after] as const].flatMap(([path, reason]) =>
      reason === undefined
        ? []
        : [`Codex ${codexVersion} refuses to start with ${code(path)}, so nothing in it counts: ${asLine(reason)}.`],
    ),
    ...[[before, ignored.before] as const, [after, ignored.after] as const].flatMap(([path, keys]) =>
      keys.length === 0 ? [] : [`Codex ${codexVersion} ignores in ${code(path)}: ${keys.map(code).join(', ')}.`],
    ),
  ];
}

/** A reason has code of its own; nothing else in it may mean something. */
function asLine(reason: string): string {
  return reason
    .split(/(`[^`\n]*`)/)
    .map((part) => (part.startsWith('`') ? part : escapeMarkdown(part)))
    .join('');
}
