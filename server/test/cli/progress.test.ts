import assert from 'node:assert/strict';
import { Progress } from '../../src/cli/progress.ts';

describe('the line that says how far a command is', () => {
  let now = 0;
  let told: string[] = [];
  const tell = (text: string) => void told.push(text);

  beforeEach(() => {
    now = 0;
    told = [];
  });

  it('comes when it takes long, is not written at every file, and goes', () => {
    const progress = new Progress(tell, () => now);
    progress.show(200, 1000);
    now = 500;
    progress.show(400, 1000);
    now = 550;
    progress.show(600, 1000);
    now = 600;
    progress.show(800, 1000);
    progress.clear();
    progress.clear();
    assert.deepEqual(told, [
      '\r\u001b[Kcodex-policy: 400 of 1000 files',
      '\r\u001b[Kcodex-policy: 800 of 1000 files',
      '\r\u001b[K',
    ]);
  });

  it('is no line where there is no terminal', () => {
    const progress = new Progress(undefined, () => now);
    now = 1_000;
    progress.show(1, 2);
    progress.clear();
    assert.deepEqual(told, []);
  });
});
