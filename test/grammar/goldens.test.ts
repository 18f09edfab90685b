import assert from 'node:assert/strict';
import { fixtureNames, goldenNames, grammarFor, readFixture, readGolden } from './fixtures.ts';
import { snapshot, tokenize } from './tokenize.ts';

describe('grammar goldens', () => {
  it('has one golden for each fixture', () => {
    assert.deepEqual(goldenNames(), fixtureNames());
  });

  for (const name of fixtureNames()) {
    it(`tokenizes ${name} as reviewed`, async () => {
      const lines = tokenize(await grammarFor(name), readFixture(name));
      assert.equal(`${snapshot(lines)}\n`, readGolden(name));
    });

    it(`covers every character of ${name} once`, async () => {
      for (const line of tokenize(await grammarFor(name), readFixture(name))) {
        assert.equal(line.tokens.map((token) => token.text).join(''), line.text);
      }
    });
  }
});
