import { releaseName } from '../codex/history/releases.ts';
import type { Analysis } from '../features/analysis.ts';
import { toRange } from '../features/range.ts';
import { fullyEnforcedSince } from '../features/versions.ts';
import { type Severity, severities } from '../risk/control.ts';
import { postureOf } from '../risk/posture.ts';
import { profileTitle } from '../risk/profiles.ts';
import type { Finding } from '../rules/rule.ts';

/** A checked file. */
export interface Checked {
  readonly path: string;
  readonly analysis: Analysis;
}

/** The report for programs; `version` changes when a member is removed or changes its meaning. */
export function jsonReport(files: readonly Checked[]): string {
  const report = {
    version: 1,
    files: files.map(({ path, analysis }) => ({
      path,
      kind: analysis.kind ?? null,
      ...(analysis.kind === 'requirements' && { wholeFrom: wholeFrom(analysis) }),
      findings: analysis.findings.map((finding) => jsonFinding(finding, analysis)),
      ignored: (analysis.checked?.ignored ?? []).map((finding) => jsonFinding(finding, analysis)),
    })),
  };
  return `${JSON.stringify(report)}\n`;
}

/** The oldest release from which on the whole file is read. */
function wholeFrom({ context }: Analysis): string | null {
  const since = fullyEnforcedSince(context);
  return since === undefined ? null : releaseName(since);
}

/** A finding for programs: lines and characters count from 0. */
export function jsonFinding(finding: Finding, { textDocument }: Analysis) {
  const { code, severity, verdict, message, keyPath, span, control, profile } = finding;
  return { code, severity, verdict, message, keyPath, range: toRange(textDocument, span), control, profile };
}

/** The report for people: a line per finding, a line per file. Lines and columns count from 1. */
export function textReport(files: readonly Checked[]): string {
  return files.map((file) => `${fileLines(file).join('\n')}\n`).join('\n');
}

function fileLines({ path, analysis }: Checked): string[] {
  const { context, kind, findings, textDocument, document, profile, checked } = analysis;
  const ignored = checked?.ignored.length ?? 0;
  const counts = `${counted(findings)}${ignored > 0 ? `, ${ignored} ignored` : ''}`;
  if (kind === undefined) return [`${path}: not a Codex file, not checked`];
  const lines = findings.map((finding) => findingLine(path, finding, textDocument));
  if (kind !== 'requirements') return [...lines, `${path}: ${counts}`];
  const posture = postureOf(document);
  const reached = posture.profile ? profileTitle(posture.profile) : 'no profile';
  const met = `${posture.met[profile]} of ${posture.total} controls meet ${profileTitle(profile)}`;
  const since = fullyEnforcedSince(context);
  const read = since === undefined ? '' : `; read in full from Codex ${releaseName(since)} on`;
  return [...lines, `${path}: ${counts}; ${met}; posture: ${reached}${read}`];
}

/** A finding for people. */
export function findingLine(path: string, finding: Finding, textDocument: Analysis['textDocument']): string {
  const { span, severity, message, code } = finding;
  const { line, character } = textDocument.positionAt(span.start);
  return `${path}:${line + 1}:${character + 1}: ${severity}: ${message} [${code}]`;
}

function counted(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings';
  const counts = [...severities].reverse().map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`];
  });
  return counts.flat().join(', ');
}

/** Whether a finding is as grave as the severity from which the command fails. */
export function fails(files: readonly Checked[], failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const from = severities.indexOf(failOn);
  return files.some(({ analysis }) => analysis.findings.some(({ severity }) => severities.indexOf(severity) >= from));
}
