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

/** How many changes a server gets before it is another one's turn. */
const TURN = 25;

/**
 * Types into several servers, some changes each in turn: whatever else the machine does hits all alike, and each works
 * as it does when it is the only one.
 */
export async function measure(
  subjects: readonly Subject[],
  typing: Typing,
  { lines, changes, warmUp }: { lines: number; changes: number; warmUp: number },
): Promise<Figures[]> {
  const series = subjects.map((subject) => ({ subject, step: 0, times: [] as number[], cpu: 0 }));
  const type = async ({ subject, times }: (typeof series)[number], step: number) => {
    times.push(await subject.change(typing.edit(step, lines)));
    await pause();
  };
  for (const one of series) {
    while (one.step < warmUp) await type(one, one.step++);
    one.times.length = 0;
  }
  while (series.some(({ times }) => times.length < changes)) {
    for (const one of series) {
      const before = one.subject.cpu();
      const until = Math.min(changes, one.times.length + TURN);
      while (one.times.length < until) await type(one, one.step++);
      one.cpu += one.subject.cpu() - before;
    }
  }
  return series.map(({ times, cpu }) => ({
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpu: cpu / changes,
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
