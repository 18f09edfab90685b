import { type KeyPath, parseDocument } from '../toml/document.ts';
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
  const others = context.refusals.filter(({ item }) => String(item.path) !== String(keyPath));
  const known = others.map(({ reason }) => reason);
  return context.refusalsIn(parseDocument(text, '1.1', context.document)).some(({ reason, later, unlessElsewhere }) => {
    const at = known.indexOf(reason);
    if (at >= 0) known.splice(at, 1);
    return at < 0 && !later && !unlessElsewhere;
  });
}
