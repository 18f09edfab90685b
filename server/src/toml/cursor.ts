import {
  afterPlain,
  CR,
  HASH,
  isForbiddenControl,
  isLineEnd,
  LF,
  lineEndFrom,
  nextLineFrom,
  SPACE,
  TAB,
} from './characters.ts';
import { goesOnBelow } from './recovery.ts';
import { controlFault } from './strings.ts';
import type { Fault, FaultCode, Span } from './syntax.ts';

/** A place in a text that moves on over blanks, comments and line ends, and the faults met on the way. */
export class Cursor {
  protected readonly faults: Fault[] = [];
  protected readonly comments: Span[] = [];
  protected at = 0;
  /** Set once a fault has thrown the current statement off course, so that it does not bring more of its kind. */
  protected lost = false;

  constructor(protected readonly text: string) {}

  protected code(): number {
    return this.text.charCodeAt(this.at);
  }

  protected fault(code: FaultCode, start: number, end: number, message: string): void {
    this.faults.push({ code, start, end: Math.max(end, start), message });
  }

  /** A fault at a place where something is missing: on the last character before it, which a person can see. */
  protected faultAfter(code: FaultCode, offset: number, message: string): void {
    this.fault(code, Math.max(0, offset - 1), offset, message);
  }

  protected skipSpace(): void {
    while (this.code() === SPACE || this.code() === TAB) this.at++;
  }

  protected skipBlankLines(): void {
    for (;;) {
      this.skipSpace();
      if (this.code() === HASH) this.comment();
      else if (this.code() === LF) this.at++;
      else if (this.code() === CR && this.text.charCodeAt(this.at + 1) === LF) this.at += 2;
      else return;
    }
  }

  /** To the rest of a pair, which may stand in a line below. */
  protected skipTo(rest: 'equals' | 'value', mayBeBelow: boolean): void {
    if (mayBeBelow && goesOnBelow(this.text, this.at, rest)) this.skipBlankLines();
    else this.skipSpace();
  }

  protected comment(): void {
    const start = this.at;
    this.at = afterPlain(this.text, start + 1);
    while (!isLineEnd(this.text, this.at)) {
      if (isForbiddenControl(this.code())) this.faults.push(controlFault(this.at, this.code()));
      this.at = afterPlain(this.text, this.at + 1);
    }
    this.comments.push({ start, end: this.at });
  }

  /** After a statement: only a comment may follow on its line. */
  protected endOfLine(): void {
    this.skipSpace();
    if (this.code() === HASH) this.comment();
    if (isLineEnd(this.text, this.at)) {
      this.at = nextLineFrom(this.text, this.at);
      return;
    }
    const end = lineEndFrom(this.text, this.at);
    if (!this.lost) {
      const rest = this.text.slice(this.at, end).trimEnd();
      this.fault(
        'expected-newline',
        this.at,
        this.at + Math.max(rest.length, 1),
        'expected the end of the line; one statement per line',
      );
    }
    this.at = nextLineFrom(this.text, end);
  }
}
