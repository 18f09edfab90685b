/** What every fix promises, whatever document it is offered in. */
import { askingDefaults } from '../../src/risk/controls/managed-config.ts';
import { requirementsControls } from '../../src/risk/controls/requirements.ts';
import { check } from '../../src/rules/check.ts';
import type { Context } from '../../src/rules/context.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import type { Finding } from '../../src/rules/rule.ts';
import type { KeyPath, TomlDocument } from '../../src/toml/document.ts';
import { isWithin } from '../../src/toml/remove.ts';
import type { Key, Span, Value } from '../../src/toml/syntax.ts';
import { contextOf } from './golden.ts';

/** A fix that an editor offers: one that gives another text. */
export interface Offer {
  readonly finding: Finding;
  readonly title: string;
  readonly safe: boolean;
  readonly result: string;
}

/** The fixes that an editor offers for a text, each with the text that it gives. */
export function offersOf(context: Context, findings: readonly Finding[] = check(context)): Offer[] {
  return findings.flatMap((finding) =>
    fixesOf(context, finding).flatMap(({ title, safe, apply }) => {
      const result = apply();
      return result === undefined || result === context.document.text ? [] : [{ finding, title, safe, result }];
    }),
  );
}

/** The promises that a fix breaks, in words; none when it keeps them all. */
export function brokenPromises(before: Context, offer: Offer, known: readonly Finding[] = check(before)): string[] {
  const { profile, kind, path, release } = before;
  const after = contextOf(offer.result, profile, { kind, path, release });
  const findings = { before: known, after: check(after) };
  return [
    ...parses(before.document, after.document, offer),
    ...isGone(findings, offer),
    ...isNoWorse(findings, { before: before.document.text, after: offer.result }),
    ...leavesTheRest(before.document, after.document, offer),
    ...isDone(after, findings, offer),
  ].map((promise) => `${offer.finding.code}, ${offer.title}: ${promise}`);
}

interface Findings {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

function* parses({ faults }: TomlDocument, { faults: left }: TomlDocument, { finding }: Offer) {
  const about = faults.some(({ start, end }) => start === finding.span.start && end === finding.span.end);
  if (left.length > faults.length - (about ? 1 : 0)) yield `does not parse: ${left.map(({ message }) => message)}`;
}

function* isGone({ before, after }: Findings, { finding }: Offer) {
  const same = ({ code, message }: Finding) => code === finding.code && message === finding.message;
  if (after.filter(same).length >= before.filter(same).length) yield 'the finding is still there';
}

function isGrave({ verdict }: Finding): boolean {
  return verdict === 'rejects' || verdict === 'ignores';
}

/** Nothing that Codex newly rejects or ignores. A key may move, and be ignored for another reason where it comes to stand. */
function* isNoWorse({ before, after }: Findings, texts: { readonly before: string; readonly after: string }) {
  const known = before.filter(isGrave);
  for (const finding of after.filter(isGrave)) {
    const ignored = finding.verdict === 'ignores' && textAt(texts.after, finding.span);
    const at = known.findIndex(
      ({ message, verdict, span }) =>
        message === finding.message || (verdict === 'ignores' && textAt(texts.before, span) === ignored),
    );
    if (at < 0) yield `new: ${finding.message}`;
    else known.splice(at, 1);
  }
}

function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Applied to its own result, a fix is not offered any more or changes nothing. */
function* isDone(after: Context, findings: Findings, { finding, title }: Offer) {
  const alike = ({ code, keyPath, message }: Finding) =>
    code === finding.code && message === finding.message && String(keyPath) === String(finding.keyPath);
  if (findings.before.filter(alike).length > 1) return;
  for (const offer of offersOf(after, findings.after.filter(alike))) {
    if (offer.title === title) yield 'it is offered again';
  }
}

/** Comments, line ends, the byte order mark, and every line that has nothing to do with the finding. */
function* leavesTheRest(before: TomlDocument, after: TomlDocument, { finding }: Offer) {
  const [text, result] = [before.text, after.text];
  if (text.startsWith('\ufeff') !== result.startsWith('\ufeff')) yield 'the byte order mark is another';
  if (!text.includes('\r') && result.includes('\r')) yield 'line ends of Windows come in';
  if (text.includes('\r\n') && !/(?<!\r)\n/.test(text) && /(?<!\r)\n/.test(result)) yield 'line ends of Unix come in';
  const lost = missingFrom(commentsOf(before, finding.span), commentsOf(after));
  if (lost.length > 0) yield `comments are lost: ${lost.join(' ')}`;
  const touched = touchedSpans(before, finding);
  const kept = linesOf(text).filter(({ start, end }) => !touched.some((span) => span.start < end && start <= span.end));
  const gone = firstNotIn(kept, linesOf(result));
  if (gone !== undefined) yield `a line is lost or out of order: ${JSON.stringify(gone)}`;
}

function commentsOf({ text, tree }: TomlDocument, except?: Span): string[] {
  return tree.comments
    .filter(({ start, end }) => !except || end < except.start || except.end < start)
    .map(({ start, end }) => text.slice(start, end).trim());
}

/** What a list has and another has not, each as often as it is missing. */
function missingFrom(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

interface Line extends Span {
  readonly line: string;
}

/** The lines that are not blank and not only a comment: comments may move along with what they speak of. */
function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)]
    .map(({ 0: line, index }) => ({ line: line.replace(/\r$|^\ufeff/g, ''), start: index, end: index + line.length }))
    .filter(({ line }) => !/^\s*(?:#|$)/.test(line));
}

/** The first line that does not follow the ones before it in another text. */
function firstNotIn(lines: readonly Line[], others: readonly Line[]): string | undefined {
  let at = 0;
  for (const { line } of lines) {
    while (at < others.length && others[at]?.line !== line) at++;
    if (at++ >= others.length) return line;
  }
  return undefined;
}

/** Where a fix may change something: the finding, and what its key and its control are written with. */
function touchedSpans(document: TomlDocument, finding: Finding): Span[] {
  const { span, keyPath, related = [] } = finding;
  const paths = [
    ...controlPaths(finding),
    ...defaultPaths(finding),
    ...switchPaths(finding),
    ...(keyPath.length > 0 ? [keyPath] : []),
  ];
  const spans: Span[] = [span, ...related];
  for (const { header, pairs } of document.tree.sections) {
    const headed = header && isTouched(document, header.key, paths, spans);
    if (headed) spans.push(header);
    spans.push(...pairs.filter(({ key, value }) => headed || isTouched(document, key, paths, spans, value)));
    // What is found in the text itself, and not of a key, may change the statement that it stands in.
    if (keyPath.length === 0) spans.push(...pairs.filter(({ start, end }) => start <= span.start && span.end <= end));
  }
  return spans;
}

/** The switch that makes Codex go by the key of a finding, which may stand in an inline table. */
function switchPaths({ code }: Finding): KeyPath[] {
  return code === 'network-for-commands' ? [['features', 'network_proxy']] : [];
}

function isTouched(
  document: TomlDocument,
  key: Key,
  paths: readonly KeyPath[],
  spans: readonly Span[],
  value?: Value,
): boolean {
  if (spans.some(({ start, end }) => start <= key.end && key.start <= end)) return true;
  const items = key.parts.flatMap((part) => document.itemOf(part) ?? []);
  return items.some(({ path }) =>
    paths.some((touched) => isWithin(path, touched) || (value?.kind === 'inline-table' && isWithin(touched, path))),
  );
}

/** What the rows of settings are written with. */
function defaultPaths({ control: id, keyPath }: Finding): KeyPath[] {
  const rows = askingDefaults.filter((row) => (id ? row.id === id : keyPath.length === 0));
  return rows.flatMap(({ settings }) => settings.map(({ path }) => path));
}

/** A feature may be pinned under either name of the table, with its siblings; lists may have others for some machines. */
function controlPaths({ control: id, keyPath }: Finding): KeyPath[] {
  const controls = requirementsControls.filter((control) => (id ? control.id === id : keyPath.length === 0));
  return controls.flatMap((control) => {
    if (control.kind === 'switch') {
      return ['features', 'feature_requirements'].flatMap((table) =>
        [control.feature, ...control.siblings].map((name) => [table, name]),
      );
    }
    if (control.kind === 'own') return [control.path, ['features', control.id]];
    const overrides = control.kind === 'allowlist' && control.overrides ? [control.overrides.tables] : [];
    return [control.path, ...overrides];
  });
}
