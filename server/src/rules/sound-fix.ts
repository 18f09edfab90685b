import { parseDocument, type TomlDocument } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import { type Checked, checkAfter, checkedIn } from './check.ts';
import type { Context } from './context.ts';
import type { Finding, Fix } from './rule.ts';

/**
 * The same fix, with the file's own line ends, also where it empties the file in between. It cannot be applied where
 * the result would still have the finding, or one that was not there of something that Codex rejects or ignores, or
 * where a comment would be lost. What may be done without a finding, such as to set the control under the cursor, is held
 * to the rest of it.
 */
export function soundFix(context: Context, finding: Finding | undefined, fix: Fix): Fix {
  const { text } = context.document;
  return {
    ...fix,
    apply: () => {
      const fixed = fix.apply();
      if (fixed === undefined || fixed === text) return fixed;
      return soundAfter(context, finding ? [finding] : [], fixed) && withLineEndsOf(text, fixed);
    },
  };
}

/** A text that was made from another one, with the line ends of that one. */
export function withLineEndsOf(text: string, fixed: string): string {
  const isWindows = text.includes('\r\n') && !LONE_LINE_FEED.test(text);
  return isWindows && LONE_LINE_FEED.test(fixed) ? fixed.replace(/(?<!\r)\n/g, '\r\n') : fixed;
}

const LONE_LINE_FEED = /(?<!\r)\n/;

/** The file with another text, where that is free of findings and no worse for it. */
export function soundAfter(context: Context, findings: readonly Finding[], text: string): Context | undefined {
  const fixed = parseDocument(text, '1.1', context.document);
  if (fixed.faults.length > context.document.faults.length) return undefined;
  const next = context.with(fixed);
  const before = checkedIn(context);
  const after = checkAfter(next, before);
  const spans = findings.map(({ span }) => span);
  const keepsComments = holdsAll(commentsOf(fixed), commentsOf(context.document, spans));
  const isSound = areGone(findings, before, after) && keepsComments && holdsAll(gravesOf(before), gravesOf(after));
  return isSound ? next : undefined;
}

/** Whether each of the findings is there once less: several may read the same. */
function areGone(findings: readonly Finding[], before: Checked, after: Checked): boolean {
  const known = countsOf(allOf(before));
  const left = countsOf(allOf(after));
  return Array.from(countsOf(findings)).every(
    ([name, count]) => (left.get(name) ?? 0) <= Math.max(0, (known.get(name) ?? 0) - count),
  );
}

/** How often each is found. */
function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  return countsIn(findings.map(({ code, message }) => `${code} ${message}`));
}

/** The comments of a file, but for those that findings are about. */
function commentsOf({ text, tree }: TomlDocument, about: readonly Span[] = []): string[] {
  return tree.comments
    .filter((comment) => about.every(({ start, end }) => comment.end < start || end < comment.start))
    .map(({ start, end }) => text.slice(start, end).trim());
}

function allOf({ findings, ignored }: Checked): readonly Finding[] {
  return [...findings, ...ignored];
}

/**
 * What Codex rejects or ignores, by what is the same wherever it comes to stand: a key that Codex does not know may be
 * moved to another table that does not know it either.
 */
function gravesOf(checked: Checked): string[] {
  const { text } = checked.context.document;
  return allOf(checked).flatMap(({ verdict, message, span }) => {
    if (verdict === 'ignores') return [text.slice(span.start, span.end)];
    return verdict === 'rejects' ? [message] : [];
  });
}

/** Whether a list has all that another one has, each as often. */
function holdsAll(list: readonly string[], others: readonly string[]): boolean {
  const known = countsIn(list);
  return Array.from(countsIn(others)).every(([name, count]) => count <= (known.get(name) ?? 0));
}

function countsIn(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
