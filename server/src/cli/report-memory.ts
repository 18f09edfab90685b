import { PartMemory } from '../rules/part-memory.ts';
import type { FileReport, ReportedFinding } from './report/file-report.ts';

/** A report, and whether it holds for every file that reads alike. */
export interface Made {
  readonly report: FileReport;
  readonly isShared: boolean;
}

/** The report of all files that read alike, once it is made. */
export interface Answer {
  /** The one of them that is analysed. */
  asker?: object;
  made?: Made | undefined;
}

/**
 * The answers for files by what they are written with. Many files of a fleet differ in nothing but the comment at their
 * top, which says whose they are: such a comment counts by its lines alone.
 */
export class ReportMemory {
  private readonly answers = new PartMemory();

  /** The answer for a text; `circumstances` is all else that decides over its report. */
  answerFor(text: string, circumstances: string): Answer {
    const head = headOf(text);
    const lines = head.replace(/[^\r\n]+/g, '#');
    const known = this.answers.answersFor(`${circumstances}\0${lines}${text.slice(head.length)}`);
    const answer: Answer = known?.get(ReportMemory) ?? {};
    known?.set(ReportMemory, answer);
    return answer;
  }
}

/** The comment at the top. One that speaks to this product, or that TOML may not allow, is none. */
function headOf(text: string): string {
  const [head = ''] = /^(?:#[\t\x20-\x7e]*\r?\n)*/.exec(text) ?? [];
  return head.includes('codex-policy:') ? '' : head;
}

/** Whether a report says what stands in the comment at the top of its text, or changes it. */
export function showsHead({ findings, ignored }: FileReport, text: string): boolean {
  const lines = headOf(text).split('\n').length - 1;
  const isInHead = ({ start }: ReportedFinding['range']) => start.line < lines;
  const isOfFile = ({ end }: ReportedFinding['range']) => end.line === 0 && end.character === 0;
  return [...findings, ...ignored].some(
    ({ range, fixes = [] }) =>
      (isInHead(range) && !isOfFile(range)) ||
      fixes.some(({ changes }) => changes.some((change) => isInHead(change.range))),
  );
}
