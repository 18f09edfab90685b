import { isRefused as isRefusing } from '../codex/history/read.ts';
import type { ShapeIssue } from '../codex/shape.ts';
import { type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import type { Context } from './context.ts';
import type { Finding, Fix } from './rule.ts';

/**
 * The same fix, with the file's own line ends, also where it empties the file in between. It cannot be applied where
 * Codex would then refuse the key that it is about, or something new.
 */
export function soundFix(context: Context, { keyPath }: Finding, fix: Fix): Fix {
  const { text } = context.document;
  return {
    ...fix,
    apply: () => {
      const fixed = fix.apply();
      if (fixed === undefined || fixed === text) return fixed;
      return isRefused(context, keyPath, fixed) ? undefined : withLineEndsOf(text, fixed);
    },
  };
}

function withLineEndsOf(text: string, fixed: string): string {
  const isWindows = text.includes('\r\n') && !LONE_LINE_FEED.test(text);
  return isWindows && LONE_LINE_FEED.test(fixed) ? fixed.replace(/(?<!\r)\n/g, '\r\n') : fixed;
}

const LONE_LINE_FEED = /(?<!\r)\n/;

function isRefused(context: Context, keyPath: KeyPath, text: string): boolean {
  const fixed = parseDocument(text, '1.1', context.document);
  const others = context.refusals.filter(({ item }) => String(item.path) !== String(keyPath));
  const isNew = unlessAmong(others.map(({ reason }) => reason));
  const refused = context
    .refusalsIn(fixed)
    .some(({ reason, later, unlessElsewhere }) => isNew(reason) && !later && !unlessElsewhere);
  return refused || hasWorseShape(context, fixed);
}

/** Whether a value is refused that was not before, such as one that could not be read at all. */
function hasWorseShape(context: Context, fixed: TomlDocument): boolean {
  const isNew = unlessAmong(context.shape.filter(isRefusing).map(nameOf));
  return context.shapeIn(fixed).some((issue) => isRefusing(issue) && isNew(nameOf(issue)));
}

/** An element may come to stand elsewhere in its list. */
function nameOf({ kind, item }: ShapeIssue): string {
  return `${kind} ${item.path.filter((step) => typeof step === 'string').join('.')}`;
}

/** Tells of each name whether it is not among the known ones, each of which counts once. */
function unlessAmong(known: readonly string[]): (name: string) => boolean {
  const left = [...known];
  return (name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  };
}
