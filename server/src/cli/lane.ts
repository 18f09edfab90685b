import { parentPort, workerData } from 'node:worker_threads';
import type { LaneData } from './check-lanes.ts';
import type { Question } from './checker.ts';

/** A thread of `check`: what there is to do lies in the bundle of the command. */
async function main(port: NonNullable<typeof parentPort>, data: LaneData): Promise<void> {
  const { laneOf } = await import('./check.ts');
  const answer = laneOf(data);
  port.on('message', (questions: readonly Question[]) => {
    // No questions are the last ones.
    if (questions.length === 0) port.close();
    else port.postMessage(answer(questions));
  });
}

if (parentPort) void main(parentPort, workerData);
