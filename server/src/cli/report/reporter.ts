import type { FileReport, Wanted } from './file-report.ts';

/**
 * Writes a report piece by piece, so that no format has to keep thousands of files. A piece is what there is to say of
 * one file whatever stands in the others: a plain value, which can come from another thread.
 */
export interface Reporter<Piece = unknown> {
  readonly wants: Wanted;
  begin(): string;
  piece(report: FileReport): Piece;
  /** Takes the pieces in the order of the files. */
  file(piece: Piece): string;
  end(problems: readonly Problem[]): string;
}

/** A file that could not be read. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}
