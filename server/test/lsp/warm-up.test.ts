import assert from 'node:assert/strict';
import { warmUp } from '../../src/lsp/warm-up.ts';

const client = { snippets: true, insertReplace: true, picks: true };

/** Begins to get ready; gives a function that runs the step that waits and says whether there was one. */
function begin(lastAsked: () => number): () => boolean {
  const waiting: (() => void)[] = [];
  warmUp({ lastAsked, next: (step) => waiting.push(step), client });
  return () => {
    const step = waiting.pop();
    assert.deepEqual(waiting, []);
    step?.();
    return step !== undefined;
  };
}

describe('getting ready while nobody types', () => {
  it('comes to its end, step by step', () => {
    const run = begin(() => Number.NEGATIVE_INFINITY);
    let steps = 0;
    while (run()) steps++;
    assert.ok(steps > 100, `${steps}`);
  }).timeout(20_000);

  it('waits for whoever asks', () => {
    const asked = performance.now() + 1_000;
    const run = begin(() => asked);
    assert.deepEqual([run(), run()], [true, false]);
  });

  it('asks its questions in a pause, and leaves the longer steps for a rest', () => {
    let rests = false;
    const run = begin(() => (rests ? Number.NEGATIVE_INFINITY : performance.now() - 10));
    let steps = 0;
    while (run()) steps++;
    rests = true;
    assert.ok(steps > 50 && steps < 100, `${steps}`);
  });
});
