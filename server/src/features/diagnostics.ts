import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Severity } from '../risk/control.ts';
import type { Finding } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { visibleMessage } from './posture/visible-text.ts';
import { toRange } from './range.ts';
import { rulePage } from './rule-page.ts';

/** The name under which an editor shows the findings. */
export const diagnosticSource = 'Codex Policy';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings as diagnostics; `docs` is the address of the folder with the rules' pages, with a slash at its end. */
export function diagnosticsOf({ textDocument, findings }: Analysis, docs: string | undefined): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(finding, textDocument, docs));
}

export function toDiagnostic(
  finding: Finding,
  document: Analysis['textDocument'],
  docs: string | undefined,
): Diagnostic {
  const related = finding.related?.map((place) => ({
    location: { uri: document.uri, range: toRange(document, place) },
    message: visibleMessage(place.message),
  }));
  return {
    range: toRange(document, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    ...(docs !== undefined && { codeDescription: { href: rulePage(docs, finding.code) } }),
    source: diagnosticSource,
    message: visibleMessage(finding.message),
    ...(related && { relatedInformation: related }),
  };
}
