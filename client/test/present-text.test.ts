import assert from 'node:assert/strict';
import { ofPresentText } from '../src/present-text.ts';

describe('the answer about the present text', () => {
  it('is the first where nothing changes', async () => {
    const asked: number[] = [];
    const document = { version: 1 };
    assert.equal(await ofPresentText(document, () => asked.push(document.version)), 1);
    assert.deepEqual(asked, [1]);
  });

  it('is asked for again where the text has changed meanwhile', async () => {
    const document = { version: 1 };
    const answer = await ofPresentText(document, async () => {
      const { version } = document;
      if (version < 3) document.version++;
      return version;
    });
    assert.equal(answer, 3);
  });

  it('is the first of what is no open document', async () => {
    assert.equal(await ofPresentText(undefined, () => 'edit'), 'edit');
  });
});
