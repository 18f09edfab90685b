import { rulePage } from '../../features/rule-page.ts';
import type { FileReport, ReportedFinding, ReportedFix } from './file-report.ts';
import { addressBelow } from './paths.ts';
import type { Problem, Reporter } from './reporter.ts';
import { sarifRule } from './sarif-rule.ts';
import { wellFormed } from './well-formed.ts';

/** What the SARIF log says of itself and its rules. */
export interface SarifFacts {
  readonly version: string;
  /** The address of the folder with the rules' pages. */
  docs(): string;
  /** The page of a rule; undefined where it cannot be had. */
  page(rule: string): string | undefined;
  /** The folder that addresses of files are relative to. */
  readonly root: string;
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** A result: its rule, whose number depends on the results before, and the rest of it as JSON without the first brace. */
interface SarifPiece {
  readonly rule: string;
  readonly rest: string;
}

/**
 * SARIF 2.1.0: results with fixes; those that comments take away or a baseline knows are suppressed. Rules come last,
 * as they are known when the files are through.
 */
export function sarifReporter(facts: SarifFacts): Reporter<readonly SarifPiece[]> {
  const rules: string[] = [];
  const indexOf = (rule: string) => (rules.includes(rule) ? rules.indexOf(rule) : rules.push(rule) - 1);
  let isFirst = true;
  return {
    wants: { fixes: true, fingerprints: true },
    begin: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[',
    piece: (report) => resultsOf(report, facts.root),
    file(pieces) {
      const results = pieces.map(
        ({ rule, rest }) => `{"ruleId":${JSON.stringify(rule)},"ruleIndex":${indexOf(rule)},${rest}`,
      );
      const separator = isFirst || results.length === 0 ? '' : ',';
      isFirst &&= results.length === 0;
      return `${separator}${results.join(',')}`;
    },
    end(problems) {
      const driver = { name: 'codex-policy', semanticVersion: facts.version, rules: rules.map(describe) };
      return `],"tool":${JSON.stringify({ driver })},"invocations":[${JSON.stringify(invocation(problems, facts.root))}]}]}\n`;
    },
  };

  function describe(id: string) {
    return sarifRule(id, rulePage(facts.docs(), id), facts.page(id));
  }
}

function resultsOf({ path, findings, ignored, known = [] }: FileReport, root: string): SarifPiece[] {
  const artifact = artifactLocation(root, path);
  const one = (finding: ReportedFinding, suppression?: object) => ({
    rule: finding.code,
    rest: JSON.stringify(result(finding, artifact, suppression)).slice(1),
  });
  return [
    ...findings.map((finding) => one(finding)),
    ...ignored.map((finding) => one(finding, inSource(finding))),
    ...known.map((finding) => one(finding, { kind: 'external', justification: 'Known by the baseline' })),
  ];
}

function inSource({ reason }: ReportedFinding) {
  return { kind: 'inSource', ...(reason && { justification: reason }) };
}

function result(
  { severity, verdict, message, keyPath, range, control, profile, fingerprint, fixes }: ReportedFinding,
  artifact: object,
  suppression: object | undefined,
) {
  return {
    level: levels[severity],
    message: { text: wellFormed(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact, region: region(range) } }],
    ...(fingerprint !== undefined && { partialFingerprints: { 'codexPolicy/v1': fingerprint } }),
    ...(fixes && fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, artifact)) }),
    // An empty list says that suppressions were looked for.
    suppressions: suppression ? [suppression] : [],
    properties: { severity, verdict, keyPath, ...(control && { control }), ...(profile && { profile }) },
  };
}

function fixOf({ title, changes }: ReportedFix, artifact: object) {
  const replacements = changes.map(({ range, newText }) => ({
    deletedRegion: region(range),
    ...(newText !== '' && { insertedContent: { text: wellFormed(newText) } }),
  }));
  return {
    description: { text: wellFormed(title) },
    artifactChanges: [{ artifactLocation: artifact, replacements }],
  };
}

/** Lines and columns count from 1; the end is not part of the region. */
function region({ start, end }: ReportedFinding['range']) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function artifactLocation(root: string, file: string) {
  const { uri, isBelow } = addressBelow(root, file);
  return { uri, ...(isBelow && { uriBaseId: '%SRCROOT%' }) };
}

function invocation(problems: readonly Problem[], root: string) {
  return {
    executionSuccessful: problems.length === 0,
    ...(problems.length > 0 && {
      toolExecutionNotifications: problems.map(({ path, message }) => ({
        level: 'error',
        message: { text: wellFormed(message) },
        locations: [{ physicalLocation: { artifactLocation: artifactLocation(root, path) } }],
      })),
    }),
  };
}
