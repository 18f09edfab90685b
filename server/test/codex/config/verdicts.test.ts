import assert from 'node:assert/strict';
import { compare } from '../../../../test/codex/config-documents/exceptions.ts';
import { documents } from '../../../../test/codex/config-documents/index.ts';
import { fingerprint, readRecording } from '../../../../test/codex/config-documents/recorded.ts';
import { codexVersion } from '../../../src/codex/version.ts';

const again = 'record again: node --import tsx test/codex/record-config.ts';

describe('what Codex makes of small config.toml files', () => {
  const { codex, texts, verdicts } = readRecording();

  it('is recorded for the release that messages name, and for these documents', () => {
    assert.ok(codex.startsWith(`${codexVersion}.`), again);
    assert.equal(texts, fingerprint(), again);
    assert.equal(verdicts.length, documents.length, again);
  });

  it('covers files that Codex takes, takes but not strictly, and refuses', () => {
    assert.ok(documents.length >= 2000);
    assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
    const count = (verdict: string) => verdicts.filter((recorded) => recorded === verdict).length;
    assert.ok(count('accepted') > 1000 && count('rejected') > 1000 && count('not strictly') > 100);
    // Of the settings for Amazon Bedrock every provider takes only some.
    const isFitting = (id = '') => id.endsWith(': fits') && !/amazon-bedrock|\.aws\b/.test(id);
    const fitting = verdicts.filter((_, index) => isFitting(documents[index]?.id));
    const taken = fitting.filter((verdict) => verdict === 'accepted').length;
    assert.ok(taken > fitting.length * 0.95, `${taken} of ${fitting.length} fitting values are taken`);
  });

  it('is what the reference says, but for listed exceptions', () => {
    const { unexplained, unused } = compare(verdicts);
    assert.deepEqual(unexplained, []);
    assert.deepEqual(unused, [], 'exceptions that explain nothing');
  });
});
