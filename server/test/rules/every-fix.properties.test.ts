/** Fixes in files that nobody meant to write: each keeps its promises there, or is not offered. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { releaseFor } from '../../src/codex/version.ts';
import { check } from '../../src/rules/check.ts';
import { contextOf } from './golden.ts';
import { mutantsOf } from './mutants.ts';
import { brokenPromises, offersOf } from './promises.ts';
import { places, readers } from './spoilt-files.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60);

describe('every fix keeps its promise in spoilt files', function () {
  this.timeout(60_000);

  for (const [name, { kind, path, texts }] of Object.entries(places)) {
    it(name, () => {
      fc.assert(
        fc.property(mutantsOf(texts), readers, fc.boolean(), (text, { profile, range }, writesMissing) => {
          const context = contextOf(text, profile, { kind, path, release: releaseFor(range) });
          const findings = check(context);
          // There are many of those for what a file does not have, and few ways in which they could go wrong.
          const asked = findings.filter(({ code }) => writesMissing || !code.startsWith('missing-'));
          for (const offer of offersOf(context, asked)) {
            assert.deepEqual(brokenPromises(context, offer, findings), [], offer.result);
          }
        }),
        { numRuns },
      );
    });
  }
});
