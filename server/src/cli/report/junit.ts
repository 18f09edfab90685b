import type { FileReport, ReportedFinding } from './file-report.ts';
import type { Problem, Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/**
 * JUnit's XML: a suite for each file, a case for each finding. Those that the command fails for are failures; the others
 * pass and say what they are. A file without findings has one case that passes.
 */
export function junitReporter(): Reporter<string> {
  return {
    wants: {},
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="codex-policy">\n',
    piece: (report) => (report.kind === undefined ? '' : suite(report)),
    file: (piece) => piece,
    end: (problems) => `${problems.map(broken).join('')}</testsuites>\n`,
  };
}

function suite({ path, findings }: FileReport): string {
  const failures = findings.filter(({ fails }) => fails).length;
  const cases =
    findings.length === 0
      ? [`    <testcase classname="${xml(path)}" name="no findings"/>\n`]
      : findings.map((finding) => testCase(path, finding));
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
  return `  <testsuite name="${xml(path)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(path: string, { code, severity, message, range, fails }: ReportedFinding): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const text = xml(`${path}:${place}: ${severity}: ${message} [${code}]`);
  const head = `    <testcase classname="${xml(path)}" name="${xml(`${code} at ${place}`)}">`;
  const body = fails
    ? `<failure type="${severity}" message="${xml(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `${head}\n      ${body}\n    </testcase>\n`;
}

function broken({ path, message }: Problem): string {
  const name = xml(path);
  const body = `<error type="unreadable" message="${xml(message)}"/>`;
  return `  <testsuite name="${name}" tests="1" failures="0" errors="1">\n    <testcase classname="${name}" name="readable">${body}</testcase>\n  </testsuite>\n`;
}

/** What XML cannot have at all, even by its number, is made visible first. */
function xml(text: string): string {
  return visible(text)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
