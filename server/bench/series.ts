/** The edits that are measured, and what comes out of them. */
import type { Edit, Subject } from './subject.ts';

/** A way of typing: the nth edit of a document that ends with the marker line. */
export interface Typing {
  readonly title: string;
  edit(step: number, lines: number): Edit;
}

/** The line that is added to every document, so that its own content stays as it is. */
export const marker = '# bench 0\n';

/** `lines` is the number of lines before the marker. */
export const typings: readonly Typing[] = [
  {
    title: 'a broken line comes and goes',
    edit: (step, lines) =>
      step % 2 === 0
        ? { range: range(lines + 1, 0, lines + 1, 0), text: 'half_typed = \n' }
        : { range: range(lines + 1, 0, lines + 2, 0), text: '' },
  },
  {
    title: 'a digit in a comment',
    edit: (step, lines) => ({ range: range(lines, 8, lines, 9), text: String(step % 10) }),
  },
  {
    title: 'a digit in the first line',
    edit: (step) => ({ range: range(0, 8, 0, 9), text: String(step % 10) }),
  },
];

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  /** Processor time per change. */
  readonly cpu: number;
}

/** Types into several servers, one change each in turn, so that whatever else the machine does hits all alike. */
export async function measure(
  subjects: readonly Subject[],
  typing: Typing,
  { lines, changes, warmUp }: { lines: number; changes: number; warmUp: number },
): Promise<Figures[]> {
  const times: number[][] = subjects.map(() => []);
  let before: number[] = [];
  for (let step = 0; step < warmUp + changes; step++) {
    if (step === warmUp) before = subjects.map((subject) => subject.cpu());
    for (const [index, subject] of subjects.entries()) {
      const time = await subject.change(typing.edit(step, lines));
      if (step >= warmUp) times[index]?.push(time);
      await pause();
    }
  }
  return subjects.map((subject, index) => ({
    p50: quantile(times[index] ?? [], 0.5),
    p95: quantile(times[index] ?? [], 0.95),
    cpu: (subject.cpu() - (before[index] ?? 0)) / changes,
  }));
}

/** The time between two keystrokes, shortened: what a server does after its answer must not meet the next change. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Edit['range'] {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}
