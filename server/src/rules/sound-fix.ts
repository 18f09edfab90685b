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
      return isSound(context, finding, fixed) ? withLineEndsOf(text, fixed) : undefined;
    },
  };
}

function withLineEndsOf(text: string, fixed: string): string {
  const isWindows = text.includes('\r\n') && !LONE_LINE_FEED.test(text);
  return isWindows && LONE_LINE_FEED.test(fixed) ? fixed.replace(/(?<!\r)\n/g, '\r\n') : fixed;
}

const LONE_LINE_FEED = /(?<!\r)\n/;

function isSound(context: Context, finding: Finding | undefined, text: string): boolean {
  const fixed = parseDocument(text, '1.1', context.document);
  if (fixed.faults.length > context.document.faults.length) return false;
  const before = checkedIn(context);
  const after = checkAfter(context.with(fixed), before);
  const isGone = !finding || countOf(finding, after) < Math.max(1, countOf(finding, before));
  const keepsComments = holdsAll(commentsOf(fixed), commentsOf(context.document, finding?.span));
  return isGone && keepsComments && holdsAll(gravesOf(before), gravesOf(after));
}

/** The comments of a file, but for one that a finding is about. */
function commentsOf({ text, tree }: TomlDocument, about?: Span): string[] {
  return tree.comments
    .filter(({ start, end }) => !about || end < about.start || about.end < start)
    .map(({ start, end }) => text.slice(start, end).trim());
}

/** How often the same is found. */
function countOf({ code, message }: Finding, checked: Checked): number {
  return allOf(checked).filter((other) => other.code === code && other.message === message).length;
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
  const left = new Map<string, number>();
  for (const name of list) left.set(name, (left.get(name) ?? 0) + 1);
  return others.every((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count > 0;
  });
}
