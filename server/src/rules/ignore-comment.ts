import { suggest } from '../codex/suggest.ts';
import { codexVersion } from '../codex/version.ts';
import { startsLine, wholeLines } from '../toml/lines.ts';
import type { Span } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import { crossFileRules } from './cross-file-rules.ts';
import { FoundPlaces, type Ignore, ignoresOf, isIgnorable, type NamedRule } from './ignores.ts';
import { everyKind, type Finding, type Rule } from './rule.ts';
import { refuses } from './text.ts';

/** What can be done about a finding: another name for the rule, or the comment without it. */
type Data = { readonly rename: NamedRule; readonly to: string } | { readonly remove: NamedRule; readonly from: Ignore };

/** What the other rules have found in a file: each finding before comments take it away, and the ids of all rules. */
interface Found {
  readonly findings: readonly Finding[];
  readonly ids: readonly string[];
}

/** The same by place. */
interface Sorted extends Pick<Found, 'ids'> {
  readonly all: FoundPlaces;
  readonly ignorable: FoundPlaces;
}

const acrossIds = Object.values(crossFileRules).map(({ id }) => id);

/** Tells what the other rules have found, without which nobody knows whether a comment is of use. */
export function tellFound(context: Context, findings: readonly Finding[], ids: readonly string[]): void {
  context.once(tellFound, (): Found => ({ findings, ids }));
}

/** A comment that ignores without a reason, or has nothing to ignore. */
export const ignoreComment: Rule<Data | undefined> = {
  id: 'ignore-comment',
  kinds: everyKind,
  summary: 'A `# codex-policy: ignore` comment that says no reason, or has nothing to ignore.',
  severity: 'warning',
  verdict: 'accepts',
  whole: true,

  *check(context) {
    const found = context.once<Found | undefined>(tellFound, () => undefined);
    if (!found) return;
    const sorted: Sorted = {
      ids: found.ids,
      all: new FoundPlaces(found.findings),
      ignorable: new FoundPlaces(found.findings.filter(isIgnorable)),
    };
    for (const ignore of ignoresOf(context.document)) {
      let isOfUse = false;
      for (const rule of ignore.rules) {
        const problem = problemOf(context, sorted, ignore, rule);
        if (problem) yield { ...problem, keyPath: [], span: rule };
        else isOfUse = true;
      }
      if (!isOfUse || ignore.reason !== '') continue;
      const message = 'This comment says no reason. Write behind the bracket why what it ignores may stay as it is.';
      yield { message, keyPath: [], span: ignore.comment, data: undefined };
    }
  },

  fixes({ document: { text } }, { data }) {
    if (!data) return [];
    if ('rename' in data) {
      const { start, end } = data.rename;
      const apply = () => applyEdits(text, [{ start, end, newText: data.to }]);
      return [{ title: `Write \`${data.to}\``, safe: false, apply }];
    }
    const { remove, from } = data;
    const title = from.rules.length > 1 ? `Remove \`${remove.id}\` from the comment` : 'Remove the comment';
    return [
      { title, safe: false, apply: () => applyEdits(text, [{ ...withoutRule(text, from, remove), newText: '' }]) },
    ];
  },
};

/** What is wrong with naming a rule in a comment; undefined where it ignores something, or may. */
function problemOf(
  { document, kind }: Context,
  { ids, all, ignorable }: Sorted,
  ignore: Ignore,
  rule: NamedRule,
): { message: string; data: Data } | undefined {
  const { id } = rule;
  const where = ignore.line ? 'on this line' : 'in this file';
  const data: Data = { remove: rule, from: ignore };
  if (id === ignoreComment.id) return { message: `What \`${id}\` finds cannot be ignored.`, data };
  // What follows from other files comes and goes with them.
  if (acrossIds.includes(id)) return undefined;
  if (!ids.includes(id)) {
    const meant = suggest(id, [...ids, ...acrossIds]);
    const message = `\`${id}\` is no rule.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`;
    return { message, data: meant === undefined ? data : { rename: rule, to: meant } };
  }
  if (ignorable.hasAny(ignore, rule)) return undefined;
  if (all.hasAny(ignore, rule)) {
    const message = `What \`${id}\` finds ${where} cannot be ignored: Codex ${codexVersion} ${refuses(kind)} all the same.`;
    return { message, data };
  }
  // With a fault in it nobody can tell what is wrong with the rest.
  if (document.faults.length > 0) return undefined;
  return { message: `\`${id}\` finds nothing ${where}, so that there is nothing to ignore.`, data };
}

/** A rule with its comma, or the comment that names nothing else. */
function withoutRule(text: string, { comment, rules }: Ignore, rule: NamedRule): Span {
  const at = rules.indexOf(rule);
  const [before, after] = [rules[at - 1], rules[at + 1]];
  if (after) return { start: rule.start, end: after.start };
  if (before) return { start: before.end, end: rule.end };
  if (startsLine(text, comment.start)) return wholeLines(text, comment);
  return { start: text.slice(0, comment.start).trimEnd().length, end: comment.end };
}
