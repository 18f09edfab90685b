/** Comments `# codex-policy: ignore[rule-id] reason`: what they say, and which findings they speak of. */
import { lineEndFrom, lineStartAt, nextLineFrom } from '../toml/characters.ts';
import type { TomlDocument } from '../toml/document.ts';
import { startsLine } from '../toml/lines.ts';
import type { Span } from '../toml/syntax.ts';
import { type Directive, directivesOf } from './directives.ts';
import type { Finding } from './rule.ts';

/** A rule that such a comment names. */
export interface NamedRule extends Span {
  readonly id: string;
}

/** A comment that takes the findings of some rules away. */
export interface Ignore {
  readonly comment: Span;
  /** At least one. */
  readonly rules: readonly NamedRule[];
  /** Empty where the comment says none. */
  readonly reason: string;
  /** The line on which the findings begin; undefined for all of the file. */
  readonly line: Span | undefined;
}

const NAMES: readonly string[] = ['ignore', 'ignore-file'];

/** Whether a directive is meant to ignore something. */
export function isIgnore({ name }: Directive): boolean {
  return NAMES.includes(name);
}

/** The comments of a document that name rules to ignore, in text order. */
export function ignoresOf(document: TomlDocument): Ignore[] {
  return directivesOf(document).flatMap((directive) => {
    const { name, comment } = directive;
    const rules = rulesIn(directive);
    if (rules.length === 0) return [];
    const line = name === 'ignore' ? lineFor(document, comment) : undefined;
    return [{ comment, rules, reason: REASON.exec(directive.value)?.[1] ?? '', line }];
  });
}

const REASON = /^\[[^\]]*\][\s:\u2013\u2014-]*(.*)$/;

/** The rules that a directive names in brackets; none where it ignores nothing. */
export function rulesIn(directive: Directive): NamedRule[] {
  const { value, span } = directive;
  if (!isIgnore(directive)) return [];
  const [, list] = /^\[([^\]]*)\]/.exec(value) ?? [];
  return Array.from((list ?? '').matchAll(/[^\s,]+/g), ({ 0: id, index }) => {
    const start = span.start + 1 + index;
    return { id, start, end: start + id.length };
  });
}

/** Behind something a comment speaks of its own line, else of the next one; comments of several lines speak together. */
function lineFor({ text }: TomlDocument, { start }: Span): Span {
  let at = start;
  if (startsLine(text, start)) {
    do at = nextLineFrom(text, at);
    while (/^[ \t]*#/.test(text.slice(at, lineEndFrom(text, at))));
  }
  return { start: lineStartAt(text, at), end: lineEndFrom(text, at) };
}

/** Whether a comment may take a finding away: what certainly stops Codex stays. */
export function isIgnorable({ verdict, severity }: Pick<Finding, 'verdict' | 'severity'>): boolean {
  return verdict !== 'rejects' || severity !== 'error';
}

/** The findings that no comment takes away. */
export function notIgnored<T extends Finding>(document: TomlDocument, findings: readonly T[]): readonly T[] {
  const taken = takenAway(document, findings.filter(isIgnorable));
  return taken.size === 0 ? findings : findings.filter((finding) => !taken.has(finding));
}

/** The findings that comments take away, each with the first comment that does. */
export function takenAway(document: TomlDocument, findings: readonly Finding[]): ReadonlyMap<Finding, Ignore> {
  const taken = new Map<Finding, Ignore>();
  const ignores = ignoresOf(document);
  if (ignores.length === 0) return taken;
  const places = new FoundPlaces(findings);
  const seen = new Set<string>();
  for (const ignore of ignores) {
    for (const rule of ignore.rules) {
      const place = `${rule.id} ${ignore.line?.start}`;
      if (seen.has(place)) continue;
      seen.add(place);
      for (const finding of places.coveredBy(ignore, rule)) if (!taken.has(finding)) taken.set(finding, ignore);
    }
  }
  return taken;
}

/** Findings by rule and place: there may be as many of them as comments, which is too many to compare each with each. */
export class FoundPlaces {
  private readonly byRule = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
      const known = this.byRule.get(finding.code);
      if (known) known.push(finding);
      else this.byRule.set(finding.code, [finding]);
    }
  }

  /** The findings that a comment speaks of where it names a rule. */
  coveredBy(ignore: Ignore, rule: NamedRule): readonly Finding[] {
    return this.byRule.get(rule.id)?.slice(...this.bounds(ignore, rule)) ?? [];
  }

  /** Whether there are any. */
  hasAny(ignore: Ignore, rule: NamedRule): boolean {
    const [from, to] = this.bounds(ignore, rule);
    return from < to;
  }

  private bounds({ line }: Ignore, { id }: NamedRule): [from: number, to: number] {
    const all = this.byRule.get(id) ?? [];
    return line ? [firstAt(all, line.start), firstAt(all, line.end + 1)] : [0, all.length];
  }
}

/** The index of the first finding that begins at an offset or later. */
function firstAt(findings: readonly Finding[], offset: number): number {
  let [low, high] = [0, findings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((findings[middle]?.span.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
