import type { FileKind } from '../../codex/file-kind.ts';
import { historyOf } from '../../codex/history/of-kind.ts';
import { releaseName } from '../../codex/history/releases.ts';
import type { Analysis } from '../../features/analysis.ts';
import { type Force, forceOf, ignoredKeysOf } from '../../features/posture/in-force.ts';
import { isMetState, standingOf } from '../../features/posture/standing.ts';
import { toRange } from '../../features/range.ts';
import { readInFullSince } from '../../features/read-in-full.ts';
import { changesBetween } from '../../features/text-changes.ts';
import { type Severity, severities } from '../../risk/control.ts';
import { profileTitle } from '../../risk/profiles.ts';
import { fixesOf } from '../../rules/fixes.ts';
import { takenAway } from '../../rules/ignores.ts';
import type { Finding } from '../../rules/rule.ts';
import { jsonFinding } from '../report.ts';
import { type Counts, countsOf } from './counts.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { FilePosture, FileStanding } from './fleet-tables.ts';

type JsonFinding = ReturnType<typeof jsonFinding>;

/** A finding with what the formats want of it. It does not hold on to the text. */
export interface ReportedFinding extends JsonFinding {
  /** The same wherever in the file the finding moves; where it is wanted. */
  readonly fingerprint?: string;
  /** Whether the command fails for it. */
  readonly fails: boolean;
  /** Where the format shows the source. */
  readonly excerpt?: Excerpt;
  /** What the comment gives as its reason, for a finding that a comment takes away. */
  readonly reason?: string;
  /** Where the format carries fixes. */
  readonly fixes?: readonly ReportedFix[];
}

/** A way out of a finding. */
export interface ReportedFix {
  readonly title: string;
  readonly changes: readonly { readonly range: JsonFinding['range']; readonly newText: string }[];
}

/** What there is to report of one file. */
export interface FileReport {
  readonly path: string;
  readonly kind: FileKind | undefined;
  readonly findings: readonly ReportedFinding[];
  /** Those that comments take away. */
  readonly ignored: readonly ReportedFinding[];
  /** Those that the baseline knows; undefined without one. */
  readonly known?: readonly ReportedFinding[];
  /** How a policy compares with its profile. */
  readonly posture?: string | undefined;
  /** What the file comes to, where the report is over all files. */
  readonly standing?: FileStanding;
  /** The oldest release from which on a policy or settings are read in full; null where there is none. */
  readonly wholeFrom?: string | null;
}

/** What a report says of all files together needs no more of each. */
export interface FileSummary {
  readonly isCodex: boolean;
  readonly counts: Counts;
  readonly ignored: number;
  readonly known: number;
}

export function summaryOf({ kind, findings, ignored, known = [] }: FileReport): FileSummary {
  return { isCodex: kind !== undefined, counts: countsOf(findings), ignored: ignored.length, known: known.length };
}

/** What a format wants to have. */
export interface Wanted {
  readonly excerpts?: boolean;
  /** For SARIF and for a baseline. */
  readonly fingerprints?: boolean;
  readonly postures?: boolean;
  readonly standings?: boolean;
  readonly releases?: boolean;
  readonly fixes?: boolean;
}

/** How the findings of a file are chosen. */
export interface Selection {
  readonly minSeverity: Severity | undefined;
  readonly failOn: Severity | undefined;
  /** Whether comments take findings away. */
  readonly ignores: boolean;
  /** The findings of the file that the baseline knows. */
  readonly known: ReadonlySet<string> | undefined;
}

/** Makes the report of an analysed file. */
export function fileReport(path: string, analysis: Analysis, selection: Selection, wanted: Wanted): FileReport {
  const { kind } = analysis;
  const { ignored, due } = chosen(analysis, selection);
  const report = reporter(analysis, selection, wanted);
  const all = due.map(report);
  const { known } = selection;
  const comments = takenAway(analysis.document, ignored);
  const isKnown = ({ fingerprint = '' }: ReportedFinding) => known?.has(fingerprint) ?? false;
  return {
    path,
    kind,
    findings: known ? all.filter((finding) => !isKnown(finding)) : all,
    ignored: ignored.map((finding) => ({ ...report(finding), reason: comments.get(finding)?.reason ?? '' })),
    ...(known && { known: all.filter(isKnown) }),
    ...(wanted.postures && kind === 'requirements' && { posture: posture(analysis) }),
    ...(wanted.standings && { standing: standing(analysis) }),
    ...(wanted.releases && historyOf(kind) && { wholeFrom: wholeFrom(analysis) }),
  };
}

function chosen({ findings, ignored }: Analysis, { ignores, minSeverity }: Selection) {
  const isDue = ({ severity }: Finding) => minSeverity === undefined || isAtLeast(severity, minSeverity);
  const all = ignores ? findings : [...findings, ...ignored].sort((a, b) => a.span.start - b.span.start);
  return { due: all.filter(isDue), ignored: ignores ? ignored.filter(isDue) : [] };
}

function reporter(analysis: Analysis, { failOn }: Selection, wanted: Wanted): (finding: Finding) => ReportedFinding {
  const { document, textDocument } = analysis;
  const fingerprint = fingerprintsOf(document.text);
  return (finding) => ({
    ...jsonFinding(finding, analysis),
    ...(wanted.fingerprints && { fingerprint: fingerprint(finding) }),
    fails: failOn !== undefined && isAtLeast(finding.severity, failOn),
    ...(wanted.excerpts && finding.span.end > finding.span.start && { excerpt: excerptOf(textDocument, finding.span) }),
    ...(wanted.fixes && { fixes: fixes(analysis, finding) }),
  });
}

/** Whether a severity is as grave as another. */
function isAtLeast(severity: Severity, other: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(other);
}

function fixes({ context, textDocument, document }: Analysis, finding: Finding): ReportedFix[] {
  return fixesOf(context, finding).flatMap((fix) => {
    const after = fix.apply();
    if (after === undefined || after === document.text) return [];
    const changes = changesBetween(document.text, after).map(({ newText, ...span }) => ({
      range: toRange(textDocument, span),
      newText,
    }));
    return [{ title: fix.title, changes }];
  });
}

function wholeFrom({ context }: Analysis): string | null {
  const since = readInFullSince(context);
  return since === undefined ? null : releaseName(since);
}

function standing(analysis: Analysis): FileStanding {
  const force = forceOf(analysis);
  return { force, ignoredKeys: ignoredKeysOf(analysis), posture: filePosture(analysis, force) };
}

/** Of a file that Codex does not go by, no control is met. */
function filePosture(analysis: Analysis, force: Force): FilePosture | undefined {
  const found = standingOf(analysis);
  if (!found) return undefined;
  const { controls, target, kind } = found;
  const states = controls.map(({ id, states }) => ({ id, state: force === 'some' ? states[target] : 'ignored' }));
  return {
    profile: kind === 'requirements' ? profileTitle(target) : 'Every profile',
    controls: controls.length,
    missed: states.filter(({ state }) => !isMetState(state)),
  };
}

function posture(analysis: Analysis): string | undefined {
  const standing = standingOf(analysis);
  if (!standing) return undefined;
  const { met, controls, target, reached } = standing;
  const best = reached ? profileTitle(reached) : 'no profile';
  return `${met[target]} of ${controls.length} controls meet ${profileTitle(target)}; posture: ${best}`;
}
