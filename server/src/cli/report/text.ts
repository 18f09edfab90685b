import type { Colours } from './colours.ts';
import { type Counts, countsOf, countsText, leftOutText, noCounts, sumOf } from './counts.ts';
import type { Excerpt } from './excerpt.ts';
import { type FileReport, type FileSummary, type ReportedFinding, summaryOf } from './file-report.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

interface TextPiece extends FileSummary {
  readonly text: string;
}

/** The report for people: each finding with its source, a line for each file, and one for all. Counts from 1. */
export function textReporter(colours: Colours, quiet: boolean): Reporter<TextPiece> {
  let files = 0;
  let counts: Counts = noCounts;
  let [ignored, known] = [0, 0];
  // Files that read alike have the same findings.
  const written = new WeakMap<ReportedFinding, FindingText>();
  const textOf = (finding: ReportedFinding) => {
    const text = written.get(finding) ?? findingText(finding, colours);
    written.set(finding, text);
    return text;
  };
  return {
    wants: { excerpts: true, postures: true, releases: true },
    begin: () => '',
    piece: (report) => ({ ...summaryOf(report), text: fileLines(report, { colours, quiet, textOf }).join('\n') }),
    file(piece) {
      const separator = files > 0 && !quiet ? '\n' : '';
      files += 1;
      counts = sumOf(counts, piece.counts);
      ignored += piece.ignored;
      known += piece.known;
      return piece.text === '' ? '' : `${separator}${piece.text}\n`;
    },
    end() {
      if (quiet || files === 1) return '';
      if (files === 0) return 'no Codex files\n';
      return `\n${colours.strong(`${files} files: ${countsText(counts)}`)}${leftOutText(ignored, known)}\n`;
    },
  };
}

/** What a finding says, whichever file it is of. */
interface FindingText {
  /** Where it is in the file: `:3:1`. */
  readonly place: string;
  /** What stands after that. */
  readonly said: string;
}

/** How the lines of a file are written. */
interface Style {
  readonly colours: Colours;
  readonly quiet: boolean;
  textOf(finding: ReportedFinding): FindingText;
}

function fileLines(report: FileReport, { colours, quiet, textOf }: Style): string[] {
  const { findings, kind, posture, wholeFrom, ignored, known } = report;
  const path = visible(report.path);
  if (kind === undefined) return quiet ? [] : [`${path}: not a Codex file, not checked`];
  const lines = findings.map((finding) => {
    const { place, said } = textOf(finding);
    return `${colours.strong(`${path}${place}`)}${said}`;
  });
  if (quiet) return lines;
  const counts = `${colours.strong(countsText(countsOf(findings)))}${leftOutText(ignored.length, known?.length ?? 0)}`;
  const since = wholeFrom ? `read in full from Codex ${wholeFrom} on` : undefined;
  return [...lines, [`${path}: ${counts}`, posture, since].filter((part) => part !== undefined).join('; ')];
}

function findingText(finding: ReportedFinding, colours: Colours): FindingText {
  const { severity, message, code, range, excerpt } = finding;
  const place = `:${range.start.line + 1}:${range.start.character + 1}`;
  const head = `: ${colours.severity(severity, severity)}: ${visible(message)} ${colours.dim(`[${code}]`)}`;
  return { place, said: [head, ...(excerpt ? excerptLines(excerpt, finding, colours) : [])].join('\n') };
}

function excerptLines(excerpt: Excerpt, { severity }: ReportedFinding, colours: Colours): string[] {
  const { line, text, before, underlined, lastLine } = excerpt;
  if (text.trim() === '') return [];
  const number = String(line);
  const more = lastLine > line ? ` to line ${lastLine}` : '';
  const mark = `${' '.repeat(before)}${colours.severity(severity, '^'.repeat(underlined))}${colours.dim(more)}`;
  return [`  ${colours.dim(`${number} |`)} ${text}`, `  ${colours.dim(`${' '.repeat(number.length)} |`)} ${mark}`];
}
