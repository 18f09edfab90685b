import type { FileReport } from './file-report.ts';
import { type FleetFile, fleetTables } from './fleet-tables.ts';
import { fleetPage } from './html-page.ts';
import type { Reporter } from './reporter.ts';

/** One page over all files, for an auditor: what each comes to, and which groups of files miss which controls. */
export function htmlReporter(version: string): Reporter<FleetFile | undefined> {
  const files: FleetFile[] = [];
  return {
    wants: { standings: true },
    begin: () => '',
    piece: fleetFileOf,
    file(piece) {
      if (piece) files.push(piece);
      return '';
    },
    end: (problems) => fleetPage(fleetTables(files, problems), version),
  };
}

/** What the page has to know of a file; nothing of one that is not Codex's. */
function fleetFileOf({ path, kind, findings, standing }: FileReport): FleetFile | undefined {
  if (kind === undefined || !standing) return undefined;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return { path: path.replaceAll('\\', '/'), kind, errors, warnings, ...standing };
}
