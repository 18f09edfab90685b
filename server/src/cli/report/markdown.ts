import { code, escapeMarkdown, row } from '../../features/markdown.ts';
import { type Counts, countsOf, countsText, leftOutText, noCounts, sumOf } from './counts.ts';
import { type FileReport, type FileSummary, type ReportedFinding, summaryOf } from './file-report.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** What GitHub takes as a comment, with room for the end. */
const LIMIT = 60_000;

interface MarkdownPiece extends FileSummary {
  readonly parts: readonly string[];
}

/** A report for the comments of a pull request. What stands in files cannot become anything but text in it. */
export function markdownReporter(): Reporter<MarkdownPiece> {
  const parts: string[] = [];
  let [length, files, leftOut] = [0, 0, 0];
  let counts: Counts = noCounts;
  let [ignored, known] = [0, 0];
  return {
    wants: { postures: true },
    begin: () => '',
    piece: (report) => ({ ...summaryOf(report), parts: report.kind === undefined ? [] : fileParts(report) }),
    file(piece) {
      if (!piece.isCodex) return '';
      files += 1;
      counts = sumOf(counts, piece.counts);
      ignored += piece.ignored;
      known += piece.known;
      for (const part of piece.parts) {
        if (length + part.length > LIMIT) leftOut += 1;
        else parts.push(part);
        length += part.length;
      }
      return '';
    },
    end(problems) {
      const of = files === 1 ? '1 file' : `${files} files`;
      const head = `### Codex Policy: ${countsText(counts)}\n\n${of} checked${leftOutText(ignored, known)}.\n`;
      const more = leftOut > 0 ? '\nThere is more than a comment can hold: see the whole report.\n' : '';
      const faults = problems.map(({ path, message }) => `\n- ${code(visible(path))}: ${safe(visible(message))}\n`);
      return `${head}${parts.join('')}${faults.join('')}${more}`;
    },
  };
}

/** A heading with the head of a table, then a row for each finding; nothing for a file without. */
function fileParts({ path, findings, posture }: FileReport): string[] {
  if (findings.length === 0) return [];
  const counts = `${countsText(countsOf(findings))}${posture === undefined ? '' : `; ${posture}`}`;
  const head = `\n#### ${code(visible(path))}\n\n${escapeMarkdown(counts)}\n\n`;
  const table = `${row(['Line', 'Severity', 'Finding', 'Rule'])}\n${row(['---:', '---', '---', '---'])}\n`;
  const [first = '', ...rest] = findings.map((finding) => `${findingRow(finding)}\n`);
  return [`${head}${table}${first}`, ...rest];
}

function findingRow({ range, severity, message, code: rule }: ReportedFinding): string {
  return row([String(range.start.line + 1), severity, withCode(visible(message)), code(rule)]);
}

/** Messages set names between backticks; everything else in them is text. */
function withCode(message: string): string {
  return message
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : safe(part)))
    .join('');
}

/** What would call a person, name a ticket or become a link, which escaping does not keep it from, is set as code. */
function safe(text: string): string {
  return text
    .split(/([@#][\w/.-]+|\w+:\/\/\S+|www\.\S+)/i)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkdown(part)))
    .join('');
}
