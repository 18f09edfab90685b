import type { FileReport, Wanted } from './file-report.ts';

/** Writes a report piece by piece, so that no format has to keep thousands of files. */
export interface Reporter {
  readonly wants: Wanted;
  begin(): string;
  /** Takes the files in their order. */
  file(report: FileReport): string;
  end(problems: readonly Problem[]): string;
}

/** A file that could not be read. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}
