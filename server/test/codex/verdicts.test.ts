import assert from 'node:assert/strict';
import { compare } from '../../../test/codex/documents/exceptions.ts';
import { documents } from '../../../test/codex/documents/index.ts';
import { fingerprint, readRecording } from '../../../test/codex/documents/recorded.ts';
import { codexVersion } from '../../src/codex/version.ts';

const again = 'record again: node --import tsx test/codex/record.ts';

describe('what Codex makes of small documents', () => {
  const { codex, texts, verdicts } = readRecording();

  it('is recorded for the release that messages name, and for these documents', () => {
    assert.ok(codex.startsWith(`${codexVersion}.`), again);
    assert.equal(texts, fingerprint(), again);
    assert.deepEqual(Object.keys(verdicts).sort(), documents.map(({ id }) => id).sort(), again);
  });

  it('covers files that Codex takes and files that it refuses', () => {
    const all = Object.values(verdicts);
    assert.ok(all.length >= 400);
    assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
    const rejected = all.filter((verdict) => verdict === 'rejected').length;
    assert.ok(rejected > all.length / 4 && rejected < (all.length * 3) / 4, `${rejected} of ${all.length}`);
    const fitting = documents.filter(({ id }) => id.endsWith(': fits')).map(({ id }) => verdicts[id]);
    const taken = fitting.filter((verdict) => verdict !== 'rejected').length;
    assert.ok(taken > fitting.length * 0.8, `${taken} of ${fitting.length} fitting values are taken`);
    assert.ok(all.some((verdict) => Array.isArray(verdict) && verdict.length > 0));
  });

  it('is what the product says, but for listed exceptions', () => {
    const { unexplained, unused } = compare(({ id }) => verdicts[id]);
    assert.deepEqual(unexplained, []);
    assert.deepEqual(unused, [], 'exceptions that explain nothing');
  });
});
