import type { Severity } from '../../risk/control.ts';
import type { ReportedFinding } from './file-report.ts';
import { pathBelow } from './paths.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub shows on the lines of a pull request. `root` is the folder of the checkout. */
export function githubReporter(root: string): Reporter<string> {
  return {
    wants: {},
    begin: () => '',
    piece: ({ path, findings }) => findings.map((finding) => annotation(pathBelow(root, path), finding)).join(''),
    file: (piece) => piece,
    end: (problems) =>
      problems
        .map(({ path, message }) => `::error file=${property(pathBelow(root, path))}::${data(visible(message))}\n`)
        .join(''),
  };
}

function annotation(file: string, { severity, message, code, range: { start, end } }: ReportedFinding): string {
  // GitHub refuses columns of a range over several lines.
  const columns =
    start.line === end.line
      ? `,col=${start.character + 1},endColumn=${Math.max(start.character + 1, end.character)}`
      : '';
  const place = `file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns}`;
  return `::${COMMANDS[severity]} ${place},title=${property(`codex-policy: ${code}`)}::${data(visible(message))}\n`;
}

/** A message that belongs to no line. */
export function githubMessage(command: 'error' | 'notice', text: string): string {
  return `::${command}::${data(visible(text))}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
