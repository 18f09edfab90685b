import type { Analysis } from '../features/analysis.ts';
import { toRange } from '../features/range.ts';
import { type Severity, severities } from '../risk/control.ts';
import type { Finding } from '../rules/rule.ts';

/** A finding for programs: lines and characters count from 0. */
export function jsonFinding(finding: Finding, { textDocument }: Analysis) {
  const { code, severity, verdict, message, keyPath, span, control, profile } = finding;
  return { code, severity, verdict, message, keyPath, range: toRange(textDocument, span), control, profile };
}

/** A finding for people, on one line. */
export function findingLine(path: string, finding: Finding, textDocument: Analysis['textDocument']): string {
  const { span, severity, message, code } = finding;
  const { line, character } = textDocument.positionAt(span.start);
  return `${path}:${line + 1}:${character + 1}: ${severity}: ${message} [${code}]`;
}

/** Whether one of the findings is as grave as the severity from which the command fails. */
export function isGraver(findings: readonly Finding[], failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const from = severities.indexOf(failOn);
  return findings.some(({ severity }) => severities.indexOf(severity) >= from);
}
