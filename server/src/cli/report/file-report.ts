import type { FileKind } from '../../codex/file-kind.ts';
import { releaseName } from '../../codex/history/releases.ts';
import type { Analysis } from '../../features/analysis.ts';
import { postureMatrix } from '../../features/posture/matrix.ts';
import { toRange } from '../../features/range.ts';
import { changesBetween } from '../../features/text-changes.ts';
import { fullyEnforcedSince } from '../../features/versions.ts';
import { type Severity, severities } from '../../risk/control.ts';
import { profileTitle } from '../../risk/profiles.ts';
import { fixesOf } from '../../rules/check.ts';
import { takenAway } from '../../rules/ignores.ts';
import type { Finding } from '../../rules/rule.ts';
import { jsonFinding } from '../report.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { fingerprintsOf } from './fingerprint.ts';

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
  /** The oldest release from which on a policy is read in full; null where there is none. */
  readonly wholeFrom?: string | null;
}

/** What a format wants to have. */
export interface Wanted {
  readonly excerpts?: boolean;
  /** For SARIF and for a baseline. */
  readonly fingerprints?: boolean;
  readonly postures?: boolean;
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
    ...(wanted.releases && kind === 'requirements' && { wholeFrom: wholeFrom(analysis) }),
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
  const since = fullyEnforcedSince(context);
  return since === undefined ? null : releaseName(since);
}

function posture(analysis: Analysis): string | undefined {
  const matrix = postureMatrix(analysis);
  if (!matrix) return undefined;
  const { met, rows, target, reached } = matrix;
  const best = reached ? profileTitle(reached) : 'no profile';
  return `${met[target]} of ${rows.length} controls meet ${profileTitle(target)}; posture: ${best}`;
}
