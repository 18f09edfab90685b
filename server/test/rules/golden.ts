/** Findings and fixes of the rules in a compact notation, for tests. */
import assert from 'node:assert/strict';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import { Context, type Surroundings } from '../../src/rules/context.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';
import type { Span } from '../../src/toml/syntax.ts';

/** A text of lines, the last one ended as well. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** The same with the line ends of Windows. */
export function crlf(...all: readonly string[]): string {
  return lines(...all).replaceAll('\n', '\r\n');
}

export function contextOf(text: string, profile: ProfileId = 'balanced', where?: Surroundings): Context {
  return new Context(parseDocument(text), profile, where);
}

/** The findings of one rule. */
export function findingsOf(rule: string, context: Context): Finding[] {
  return check(context).filter(({ code }) => code === rule);
}

/**
 * What a rule finds, as lines: `line:from-to severity verdict key.path «covered text»`, then its message and the
 * related places, indented. Columns count from 1, the last one is not covered.
 */
export function findings(rule: string, text: string, profile?: ProfileId, where?: Surroundings): string[] {
  return findingsOf(rule, contextOf(text, profile, where)).flatMap((finding) => shown(text, finding));
}

/** `code key.path «covered text»` of every finding of every rule, in text order. */
export function outline(text: string, profile: ProfileId): string[] {
  return check(contextOf(text, profile)).map(
    ({ code, keyPath, span }) => `${code} ${pathOf(keyPath)} ${covered(text, span)}`,
  );
}

function shown(text: string, { severity, verdict, keyPath, span, message, related = [] }: Finding): string[] {
  return [
    `${place(text, span)} ${severity} ${verdict} ${pathOf(keyPath)} ${covered(text, span)}`,
    ...wrapped(message),
    ...related.map((other) => `  related ${place(text, other)} ${covered(text, other)} ${other.message}`),
  ];
}

/** Where a span lies: `line:from-to`. Columns count from 1, the last one is not covered. */
export function place(text: string, { start, end }: Span): string {
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  const [from, to] = [at(start), at(end)];
  return `${from.line}:${from.column}-${to.line === from.line ? '' : `${to.line}:`}${to.column}`;
}

function pathOf(path: Finding['keyPath']): string {
  if (path.length === 0) return '(file)';
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');
}

/** The text that a span covers, on one line. */
export function covered(text: string, { start, end }: Span): string {
  return `«${text.slice(start, end).replaceAll('\r', '␍').replaceAll('\n', '␊')}»`;
}

/** A message as indented lines. */
export function wrapped(message: string): string[] {
  return (message.match(/.{1,100}(?: |$)/g) ?? []).map((line) => `  ${line.trimEnd()}`);
}

/** A fix as a test expects it: its title, what becomes of the text, and whether "fix all" leaves it out. */
export interface ExpectedFix {
  readonly title: string;
  readonly text: string | undefined;
  readonly ask?: true;
}

/**
 * Asserts all fixes of a rule's finding: titles, safety, resulting texts; that each result parses, no longer has the
 * finding nor a new one that Codex rejects or ignores something for, and that the fix then changes nothing more.
 */
export function assertFixes(
  rule: string,
  text: string,
  expected: readonly ExpectedFix[],
  { profile, finding: index = 0, where }: { profile?: ProfileId; finding?: number; where?: Surroundings } = {},
): void {
  const context = contextOf(text, profile, where);
  const finding = findingsOf(rule, context)[index];
  assert.ok(finding, 'the finding is there');
  const fixes = fixesOf(context, finding);
  const actual = fixes.map((fix): ExpectedFix => {
    return { title: fix.title, text: fix.apply(), ...(!fix.safe && { ask: true }) };
  });
  assert.deepEqual(actual, expected);
  for (const { title, text: result } of expected) {
    if (result !== undefined) assertSound(context, finding, title, contextOf(result, profile, where));
  }
}

function assertSound(before: Context, finding: Finding, title: string, after: Context): void {
  const faults = ({ document }: Context) => document.faults.length;
  assert.ok(faults(after) === 0 || faults(after) < faults(before), `${title}: parses`);
  const alike = (context: Context) =>
    findingsOf(finding.code, context).filter(({ message }) => message === finding.message);
  assert.ok(alike(after).length < alike(before).length, `${title}: the finding is gone`);
  const grave = (context: Context) => check(context).filter(({ verdict }) => /rejects|ignores/.test(verdict));
  const known = grave(before).map(({ message }) => message);
  const fresh = grave(after).filter(({ message }) => !known.includes(message));
  assert.deepEqual(fresh, [], `${title}: nothing new that Codex rejects or ignores`);
  if (alike(before).length > 1) return;
  const left = findingsOf(finding.code, after).find(({ keyPath }) => pathOf(keyPath) === pathOf(finding.keyPath));
  const again = left && fixesOf(after, left).find((fix) => fix.title === title);
  assert.equal(again?.apply() ?? after.document.text, after.document.text, `${title}: changes nothing a second time`);
}
