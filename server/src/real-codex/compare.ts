/** Codex's verdict on a file beside ours. */
import type { Analysis } from '../features/analysis.ts';
import type { Finding } from '../rules/rule.ts';
import type { KeyPath } from '../toml/document.ts';
import type { Verdict } from './ask.ts';
import { nameAtStart } from './named-at-start.ts';

/** A key that Codex says it ignores, and what we say of it. */
export interface IgnoredKey {
  readonly name: string;
  readonly finding?: Finding;
}

/** Something that Codex and Codex Policy do not say alike. */
export interface Difference {
  readonly message: string;
  readonly finding?: Finding;
}

export interface Comparison {
  readonly accepted: boolean;
  /** Why Codex rejects the file, on one line. */
  readonly error?: string;
  /** The finding that says the same as Codex's error. */
  readonly sameAsError?: Finding;
  /** Rejections beside that one: Codex stops at the first mistake. */
  readonly furtherRejections: readonly Finding[];
  /** The keys that Codex names. */
  readonly ignored: readonly IgnoredKey[];
  /** Keys of which only we say that Codex ignores them: it names three, and some tables it passes over. */
  readonly ignoredUnnamed: readonly Finding[];
  readonly ineffective: readonly Finding[];
  readonly differences: readonly Difference[];
}

type Judged = Pick<Analysis, 'findings' | 'textDocument'> & Partial<Pick<Analysis, 'checked'>>;

export function compare(verdict: Verdict, analysis: Judged): Comparison {
  // Codex does not read the comments that ignore some of them.
  const findings = [...analysis.findings, ...(analysis.checked?.ignored ?? [])];
  const of = (wanted: Finding['verdict']) => findings.filter((finding) => finding.verdict === wanted);
  const [rejecting, ineffective] = [of('rejects'), of('ineffective')];
  const ignoring = outermost(of('ignores'));
  return verdict.accepted
    ? { ...compareAccepted(verdict, rejecting, ignoring), ineffective }
    : { ...compareRejected(verdict.error ?? '', analysis, rejecting), ignoredUnnamed: ignoring, ineffective };
}

/** What stands in something that is ignored is ignored with it. */
function outermost(findings: readonly Finding[]): readonly Finding[] {
  const isBelow = (path: KeyPath, above: KeyPath) =>
    path.length > above.length && above.every((step, index) => step === path[index]);
  return findings.filter(({ keyPath }) => !findings.some((other) => isBelow(keyPath, other.keyPath)));
}

/** Whether Codex takes the whole file, and we say the same. */
export function isClean({ accepted, ignored, ignoredUnnamed, differences }: Comparison): boolean {
  return accepted && ignored.length === 0 && ignoredUnnamed.length === 0 && differences.length === 0;
}

function compareRejected(detail: string, analysis: Judged, rejecting: readonly Finding[]) {
  const sameAsError = findingFor(detail, analysis, rejecting);
  const unknown: Difference = {
    message:
      'Codex refuses the file here, and Codex Policy finds nothing that it would refuse. Its words may be about this machine, such as a file or a server that is not there; if they are not, please report it.',
  };
  return {
    accepted: false,
    error: oneLine(detail),
    ...(sameAsError && { sameAsError }),
    furtherRejections: rejecting.filter((finding) => finding !== sameAsError),
    ignored: [],
    differences: rejecting.length === 0 ? [unknown] : [],
  };
}

function compareAccepted(verdict: Verdict, rejecting: readonly Finding[], ignoring: readonly Finding[]) {
  const named = [...verdict.ignoredKeys, ...verdict.ignoredFeatures];
  const ignored = named.map((name, index): IgnoredKey => {
    const isFeature = index >= verdict.ignoredKeys.length;
    const finding = ignoring.find(({ keyPath }) => (isFeature ? featureName(keyPath) : nameAtStart(keyPath)) === name);
    return { name: isFeature ? `features.${name}` : name, ...(finding && { finding }) };
  });
  const unnamed = ignoring.filter((finding) => !ignored.some((key) => key.finding === finding));
  const disputed = unnamed.filter((finding) => isDisputed(finding, verdict));
  const unknown = ignored.filter(({ finding }) => finding === undefined);
  return {
    accepted: true,
    furtherRejections: [],
    ignored,
    ignoredUnnamed: unnamed.filter((finding) => !disputed.includes(finding)),
    differences: [
      ...rejecting.map((finding) => ({ message: 'Codex accepts what Codex Policy says it refuses:', finding })),
      ...unknown.map(({ name }) => ({ message: `Codex ignores \`${name}\`, of which Codex Policy does not say so.` })),
      ...disputed.map((finding) => ({ message: 'Codex does not ignore what Codex Policy says it ignores:', finding })),
      ...differenceOfCount(verdict, ignoring),
    ],
  };
}

/** Whether Codex would have named what we say it ignores. It names all features, and of the keys the first few. */
function isDisputed({ keyPath }: Finding, { ignoredCount, ignoredKeys }: Verdict): boolean {
  if (featureName(keyPath) !== undefined) return true;
  return nameAtStart(keyPath) !== undefined && ignoredCount === ignoredKeys.length;
}

/** Codex counts also what it does not name. */
function differenceOfCount({ ignoredCount, ignoredKeys }: Verdict, ignoring: readonly Finding[]): Difference[] {
  const ours = ignoring.filter(({ keyPath }) => nameAtStart(keyPath) !== undefined).length;
  if (ignoredCount === ignoredKeys.length || ignoredCount === ours) return [];
  return [{ message: `Codex counts ${ignoredCount} keys that it ignores, Codex Policy ${ours}.` }];
}

function featureName([table, name, ...rest]: KeyPath): string | undefined {
  const isFeature = (table === 'features' || table === 'feature_requirements') && rest.length === 0;
  return isFeature && typeof name === 'string' ? name : undefined;
}

/** Codex's reason without the drawing of the place, and without what is the same in every message. */
function oneLine(detail: string): string {
  const [first = '', ...others] = detail
    .replace(/^failed to parse requirements layer \S+: /, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*\d*\s*\|/.test(line));
  return others.reduce((text, line) => text + (line.startsWith('in `') ? ' ' : ': ') + line, first);
}

/** The rejection that speaks of what Codex speaks of: the nearest to its line, else the most of the same words. */
function findingFor(detail: string, { textDocument }: Judged, rejecting: readonly Finding[]): Finding | undefined {
  const line = /TOML parse error at line (\d+)/.exec(detail)?.[1];
  const words = new Set(detail.match(/[\w:-]+/g));
  const score = (finding: Finding) =>
    line === undefined
      ? sharedWords(finding, words)
      : 1 / (1 + Math.abs(textDocument.positionAt(finding.span.start).line + 1 - Number(line)));
  const scored = rejecting.map((finding) => ({ finding, score: score(finding) }));
  return scored.sort((a, b) => b.score - a.score).find((best) => best.score > 0)?.finding;
}

/** The names of the key count most; then what the message puts in quotes. */
function sharedWords({ keyPath, message }: Finding, words: ReadonlySet<string>): number {
  const count = (names: readonly unknown[]) => names.filter((name) => words.has(String(name))).length;
  return (
    10 * count(keyPath.filter((step) => typeof step === 'string')) + count(message.match(/(?<=`)[\w:-]+(?=`)/g) ?? [])
  );
}
