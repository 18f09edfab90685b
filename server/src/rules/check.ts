import { afterChange, type Change, changeBetween } from '../toml/change.ts';
import type { Span } from '../toml/syntax.ts';
import { type Absent, absentInPart, tellAbsent } from './absent-controls.ts';
import { type Context, wholeFile } from './context.ts';
import { ignoreComment, tellFound } from './ignore-comment.ts';
import { ignoresOf, notIgnored } from './ignores.ts';
import { inRange } from './in-range.ts';
import { rules, rulesOf } from './index.ts';
import { oneForEachCause } from './one-cause.ts';
import type { Part } from './parts.ts';
import { inFile, inPart } from './place-in-part.ts';
import { type Finding, type Rule, type RuleFailure, runGuarded } from './rule.ts';

/** All findings of a document, and those of each of its parts for the next version of it. */
export interface Checked {
  readonly context: Context;
  readonly findings: readonly Finding[];
  /** Those that comments of the file take away. */
  readonly ignored: readonly Finding[];
  readonly parts: ReadonlyMap<string, CheckedPart>;
  /** The rules that threw while this version was checked. What the others have found holds. */
  readonly failures: readonly RuleFailure[];
}

interface CheckedPart extends Part {
  readonly findings: readonly Finding[];
  readonly absent: Absent;
}

/** All findings of a document, one for each cause, in text order. Throws what a rule throws. */
export function check(context: Context): readonly Finding[] {
  return withoutFailure(checkAfter(context, undefined)).findings;
}

/** What was checked, where no rule has failed; else throws what the first one threw. */
export function withoutFailure(checked: Checked): Checked {
  const [failure] = checked.failures;
  if (failure) throw new Error(`the rule ${failure.rule} failed: ${failure.error}`, { cause: failure.error });
  return checked;
}

/** The same, where the findings of an older version are known: only the parts that have changed are looked at. */
export function checkAfter(context: Context, older: Checked | undefined): Checked {
  const checked = checkedAfter(context, older);
  context.once(checkedIn, () => checked);
  return checked;
}

/** What was found in a document when it was checked first. */
export function checkedIn(context: Context): Checked {
  return context.once(checkedIn, () => checkedAfter(context, undefined));
}

function checkedAfter(context: Context, older: Checked | undefined): Checked {
  const { document } = context;
  // Comments that speak to this product change what is found elsewhere.
  const memory = document.text.includes('codex-policy:') ? undefined : context.memoryOf(wholeFile);
  const told = memory?.get(checkAfter) as readonly Finding[] | undefined;
  const failures: RuleFailure[] = [];
  const placed = findingsIn(context, ({ place }) => place === true, failures);
  if (told) {
    const found = told.map((finding) => inFile(finding, context.statements));
    return { context, ...heard(context, [...placed, ...found], failures), parts: new Map(), failures };
  }
  const like = older?.context.isLike(context) ? older : undefined;
  const change = like && changeBetween(like.context.document.text, document.text);
  const parts = new Map<string, CheckedPart>();
  for (const [name, part] of context.parts) {
    const before = like?.parts.get(name);
    const kept = before && change && unchanged(before, part, change);
    parts.set(name, kept ?? remembered(context, name, part, failures));
  }
  tellAbsent(
    context,
    Array.from(parts.values(), ({ absent }) => absent),
  );
  const inParts = [...parts.values()].flatMap(({ findings }) => findings);
  const isDue = ({ whole, place, id }: Rule) => whole === true && !place && id !== ignoreComment.id;
  const all = [...findingsIn(context, isDue, failures), ...inParts];
  // What a rule that failed would have found is not known of the next file either.
  if (memory && failures.length === 0) keep(memory, checkAfter, all, context.statements);
  return { context, ...heard(context, [...placed, ...all], failures), parts, failures };
}

/** Keeps findings without their places, if all of them lie in what the memory is of. */
function keep(
  memory: Map<unknown, unknown>,
  question: unknown,
  findings: readonly Finding[],
  spans: readonly Span[],
): readonly Finding[] | undefined {
  const told = findings.flatMap((finding) => inPart(finding, spans) ?? []);
  if (told.length !== findings.length) return undefined;
  memory.set(question, told);
  return told;
}

/** One finding for each cause, without those that comments ignore, and what there is to say of these comments. */
export function heard(
  context: Context,
  all: readonly Finding[],
  failures: RuleFailure[] = [],
): Pick<Checked, 'findings' | 'ignored'> {
  const due = inRange(context, oneForEachCause(all));
  if (ignoresOf(context.document).length === 0) return { findings: due, ignored: [] };
  const kept = new Set(notIgnored(context.document, due));
  tellFound(
    context,
    all,
    rules.map(({ id }) => id),
  );
  const findings = oneForEachCause([...kept, ...runGuarded(ignoreComment, context, failures)]);
  return { findings, ignored: due.filter((finding) => !kept.has(finding)) };
}

/** What there is to say of a part. Where it was said of another file before, the findings only have to find their place. */
function remembered(context: Context, name: string, part: Part, failures: RuleFailure[]): CheckedPart {
  const memory = context.memoryOf(name);
  const told = memory?.get(remembered) as readonly Finding[] | undefined;
  const absent = memory?.get(absentInPart) as Absent | undefined;
  if (told && absent) return { ...part, findings: told.map((finding) => inFile(finding, part.spans)), absent };
  const before = failures.length;
  const fresh = checked(context.part(part.keys), name, part, failures);
  const isWhole = failures.length === before;
  if (memory && isWhole && keep(memory, remembered, fresh.findings, part.spans)) memory.set(absentInPart, fresh.absent);
  return fresh;
}

function checked(context: Context, name: string, part: Part, failures: RuleFailure[]): CheckedPart {
  const hasAny = (keys: Rule['keys']) => keys?.some((key) => part.keys.has(key)) ?? true;
  const looksHere = ({ whole, keys }: Rule) => !whole && (context.kind !== 'requirements' || hasAny(keys));
  const findings = findingsIn(context, looksHere, failures);
  return { ...part, findings, absent: absentInPart(context, name, findings) };
}

function findingsIn(context: Context, looks: (rule: Rule) => boolean, failures: RuleFailure[]): Finding[] {
  return rulesOf(context.kind).flatMap((rule) => (looks(rule) ? runGuarded(rule, context, failures) : []));
}

/** A part that a change has not touched, where it is now; undefined for one that it has. */
function unchanged(before: CheckedPart, { keys, spans }: Part, change: Change): CheckedPart | undefined {
  const isSame = (span: Part['spans'][number], index: number) => {
    const moved = afterChange(span, change);
    return moved?.start === spans[index]?.start && moved?.end === spans[index]?.end;
  };
  if (before.spans.length !== spans.length || !before.spans.every(isSame)) return undefined;
  const findings = before.findings.map((finding) => moved(finding, change));
  return { keys, spans, findings, absent: before.absent };
}

/** Findings lie within what their part is written with, so that the change has not touched them either. */
function moved(finding: Finding, change: Change): Finding {
  const span = afterChange(finding.span, change) ?? finding.span;
  if (span === finding.span) return finding;
  const related = finding.related?.map((place) => afterChange(place, change) ?? place);
  return { ...finding, span, ...(related && { related }) };
}
