import assert from 'node:assert/strict';
import { Asking } from '../src/asking.ts';

describe('asking again and again', () => {
  it('asks once at a time, and once more for all that happened meanwhile', async () => {
    let asked = 0;
    let answer: (() => void) | undefined;
    const begun: (() => void)[] = [];
    const beginning = () => new Promise<void>((resolve) => begun.push(resolve));
    const asking = new Asking(() => {
      asked += 1;
      begun.shift()?.();
      return new Promise((resolve) => {
        answer = resolve;
      });
    }, 0);
    const first = beginning();
    const done = asking.again();
    await first;
    const second = beginning();
    for (let change = 0; change < 5; change++) void asking.again();
    assert.equal(asked, 1);
    answer?.();
    await second;
    answer?.();
    await done;
    assert.equal(asked, 2);
  });

  it('asks on after a question that failed', async () => {
    let asked = 0;
    const asking = new Asking(async () => {
      asked += 1;
      if (asked === 1) throw new Error('no server');
    }, 0);
    await assert.rejects(asking.again(), /no server/);
    await asking.again();
    assert.equal(asked, 2);
  });
});
