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

const REASON = /^\[[^\]]*\][\s:–—-]*(.*)$/;

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

/** Whether a comment names the rule of a finding and speaks of its place. */
export function covers(ignore: Ignore, rule: NamedRule, { code, span }: Finding): boolean {
  const { line } = ignore;
  return rule.id === code && (!line || (line.start <= span.start && span.start <= line.end));
}

/** Whether a comment may take a finding away: what certainly stops Codex stays. */
export function isIgnorable({ verdict, severity }: Pick<Finding, 'verdict' | 'severity'>): boolean {
  return verdict !== 'rejects' || severity !== 'error';
}

/** The findings that no comment takes away. */
export function notIgnored<T extends Finding>(document: TomlDocument, findings: readonly T[]): readonly T[] {
  const ignores = ignoresOf(document);
  if (ignores.length === 0) return findings;
  return findings.filter((finding) => !isIgnorable(finding) || !ignores.some((ignore) => takes(ignore, finding)));
}

function takes(ignore: Ignore, finding: Finding): boolean {
  return ignore.rules.some((rule) => covers(ignore, rule, finding));
}
