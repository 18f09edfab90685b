import assert from 'node:assert/strict';
import { askedReleases, newestRelease, releaseAfter, releaseBefore } from '../../../src/codex/history/releases.ts';
import { schemaIn } from '../../../src/codex/history/schema.ts';
import { isAccepted, refusingReleases } from '../../../src/codex/history/verdict.ts';
import { requirementsSchema } from '../../../src/codex/requirements/index.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { generatedPolicies } from '../../rules/every-document.ts';
import { observed } from './observed.ts';
import { observedLimits } from './observed-limits.ts';
import { observedOwn, ownReleases } from './observed-own.ts';

describe('what each asked release makes of a file', () => {
  for (const { name, text, refused } of observed) {
    it(`is what it did: ${name}`, () => {
      const expected = askedReleases.filter((release) =>
        refused.some(([from, to]) => from <= release && release <= to),
      );
      assert.deepEqual(refusingReleases(parseDocument(text)), expected);
    });
  }

  for (const { name, text, refused } of [...observedOwn, ...observedLimits]) {
    it(`is what it did with one of our own: ${name}`, () => {
      const ours = refusingReleases(parseDocument(text)).filter((release) => ownReleases.includes(release));
      assert.deepEqual(ours, refused);
    });
  }

  it('is nothing where the release does not read such files', () => {
    assert.equal(isAccepted(parseDocument('not = = toml'), 66), true);
    assert.equal(isAccepted(parseDocument('not = = toml'), 77), false);
  });

  it('goes by TOML 1.0 in the oldest', () => {
    assert.deepEqual(refusingReleases(parseDocument('x = {\n a = 1,\n}\n')), [77]);
  });

  it('leaves the newest its own reference', () => {
    assert.deepEqual(schemaIn(newestRelease, Object.keys(requirementsSchema.keys)), requirementsSchema);
  });

  it('never fails, whatever the file', () => {
    for (const { text } of generatedPolicies(20)) refusingReleases(parseDocument(text));
  });
});

describe('the asked releases', () => {
  it('are in order, and 32', () => {
    assert.equal(askedReleases.length, 32);
    assert.deepEqual(
      [...askedReleases].sort((a, b) => a - b),
      askedReleases,
    );
  });

  it('have neighbours', () => {
    assert.deepEqual(
      [releaseBefore(121), releaseAfter(121), releaseBefore(66), releaseAfter(169)],
      [118, 123, undefined, undefined],
    );
  });
});
