import assert from 'node:assert/strict';
import { compare } from '../../../test/codex/role-documents/compare.ts';
import { documents } from '../../../test/codex/role-documents/index.ts';
import { ownRoles } from '../../../test/codex/role-documents/own.ts';
import { fingerprint, readRecording } from '../../../test/codex/role-documents/recorded.ts';
import { codexVersion } from '../../src/codex/version.ts';

const again = 'record again: node --import tsx test/codex/record-roles.ts';

describe('what Codex makes of role files', () => {
  const { codex, texts, verdicts } = readRecording();

  it('is recorded for the release that messages name, and for these documents', () => {
    assert.ok(codex.startsWith(`${codexVersion}.`), again);
    assert.equal(texts, fingerprint(), again);
    assert.equal(verdicts.length, documents.length, again);
  });

  it('covers roles that Codex takes and roles that it drops', () => {
    assert.equal(new Set(documents.map(({ id }) => id)).size, documents.length);
    const own = verdicts.slice(0, ownRoles.length);
    assert.ok(own.filter((verdict) => verdict === 'taken').length > 15);
    assert.ok(own.filter((verdict) => verdict === 'dropped').length > 30);
    const settings = verdicts.slice(ownRoles.length);
    assert.ok(settings.filter((verdict) => verdict === 'taken').length > 2000);
    assert.ok(settings.filter((verdict) => verdict === 'dropped').length > 1000);
  });

  it('is what the findings say, but for listed exceptions', () => {
    const { unexplained, unused } = compare(verdicts);
    assert.deepEqual(unexplained, []);
    assert.deepEqual(unused, [], 'exceptions that explain nothing');
  });
});
