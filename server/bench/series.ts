/** What is measured, and what comes out of it. */
import type { Position } from 'vscode-languageserver/node';
import { count } from './documents.ts';
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

/** Something that a client does with its open document and waits for; resolves with the milliseconds that it took. */
export interface Series {
  readonly title: string;
  act(subject: Subject, step: number): Promise<number>;
}

/** What is measured on a document; `body` is its text before the marker. */
export function seriesOf(body: string): readonly Series[] {
  const lines = count(body);
  return [
    ...typings.map(({ title, edit }) => ({
      title,
      act: (subject: Subject, step: number) => subject.change(edit(step, lines)),
    })),
    ...questions.map(({ title, method }) => ({
      title,
      act: (subject: Subject, step: number) => subject.ask(method, positionIn(body.split('\n'), step)),
    })),
  ];
}

const questions = [
  { title: 'hover', method: 'textDocument/hover' },
  { title: 'completion', method: 'textDocument/completion' },
] as const;

/** Places all over a document, in an order that is the same at every run. */
function positionIn(lines: readonly string[], step: number): Position {
  const line = (step * 31) % lines.length;
  return { line, character: (step * 7) % ((lines[line]?.length ?? 0) + 1) };
}

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  /** Processor time for each. */
  readonly cpu: number;
}

/** How many steps a server gets before it is another one's turn. */
const TURN = 25;

/**
 * Does the same with several servers, some steps each in turn: whatever else the machine does hits all alike, and each
 * works as it does when it is the only one.
 */
export async function measure(
  subjects: readonly Subject[],
  { act }: Series,
  { steps, warmUp }: { readonly steps: number; readonly warmUp: number },
): Promise<Figures[]> {
  const runs = subjects.map((subject) => ({ subject, step: 0, times: [] as number[], cpu: 0 }));
  const go = async (run: (typeof runs)[number]) => {
    run.times.push(await act(run.subject, run.step++));
    await pause();
  };
  for (const run of runs) {
    while (run.step < warmUp) await go(run);
    run.times.length = 0;
  }
  while (runs.some(({ times }) => times.length < steps)) {
    for (const run of runs) {
      const before = run.subject.cpu();
      const until = Math.min(steps, run.times.length + TURN);
      while (run.times.length < until) await go(run);
      run.cpu += run.subject.cpu() - before;
    }
  }
  return runs.map(({ times, cpu }) => ({
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpu: cpu / steps,
  }));
}

/** The time between two keystrokes, shortened: what a server does after its answer must not meet the next change. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Edit['range'] {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}
