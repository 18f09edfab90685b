import assert from 'node:assert/strict';
import { OneAtATime, ofPresentText } from '../src/present-text.ts';

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

describe('edits of the present text', () => {
  const changes = (answer: string) => answer !== '';

  it('are given to one question at a time: the second is about the text that the first leaves', async () => {
    const document = { version: 1 };
    const edits = new OneAtATime(60_000);
    const ask = async () => (document.version === 1 ? 'edit' : '');
    const answers = [edits.answer(document, ask, changes), edits.answer(document, ask, changes)];
    assert.equal(await Promise.race(answers), 'edit');
    setTimeout(() => document.version++, 30);
    assert.deepEqual((await Promise.all(answers)).sort(), ['', 'edit']);
    assert.equal(await edits.answer(document, ask, changes), '');
  });

  it('are given again where the first ones were not made', async () => {
    const edits = new OneAtATime(1);
    const document = { version: 1 };
    assert.equal(await edits.answer(document, () => 'edit', changes), 'edit');
    assert.equal(await edits.answer(document, () => 'edit', changes), 'edit');
  });

  it('keep nobody waiting where there are none, and in no open document', async () => {
    const edits = new OneAtATime(60_000);
    const document = { version: 1 };
    assert.equal(await edits.answer(document, () => '', changes), '');
    assert.equal(await edits.answer(document, () => 'edit', changes), 'edit');
    assert.equal(await edits.answer(undefined, () => 'edit', changes), 'edit');
    assert.equal(await edits.answer(undefined, () => 'edit', changes), 'edit');
  });
});
