import type { FileReport, ReportedFinding } from './file-report.ts';
import type { Reporter } from './reporter.ts';

/**
 * The report for programs; `version` changes when a member is removed or changes its meaning. Lines and characters count
 * from 0. `schemas/check-output.schema.json` describes it.
 */
export function jsonReporter(): Reporter<string> {
  let files = 0;
  return {
    wants: { releases: true },
    begin: () => '{"version":1,"files":[',
    piece: (report) => JSON.stringify(plainFile(report)),
    file(piece) {
      files += 1;
      return `${files > 1 ? ',' : ''}${piece}`;
    },
    end: (problems) => `]${problems.length > 0 ? `,"problems":${JSON.stringify(problems)}` : ''}}\n`,
  };
}

function plainFile({ path, kind, wholeFrom, findings, ignored, known }: FileReport) {
  return {
    path,
    kind: kind ?? null,
    ...(wholeFrom !== undefined && { wholeFrom }),
    findings: findings.map(plainFinding),
    ignored: ignored.map(plainFinding),
    ...(known && { known: known.map(plainFinding) }),
  };
}

function plainFinding({ code, severity, verdict, message, keyPath, range, control, profile }: ReportedFinding) {
  return { code, severity, verdict, message, keyPath, range, control, profile };
}
