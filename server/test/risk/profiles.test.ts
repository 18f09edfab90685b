import assert from 'node:assert/strict';
import { atLeastAsStrict, defaultProfile, parseProfile, profileIds } from '../../src/risk/profiles.ts';

describe('profiles', () => {
  it('come from loosest to strictest', () => {
    assert.deepEqual(profileIds, ['high-utility', 'balanced', 'security-oriented']);
    assert.equal(defaultProfile, 'balanced');
    assert.deepEqual(atLeastAsStrict('high-utility'), profileIds);
    assert.deepEqual(atLeastAsStrict('balanced'), ['balanced', 'security-oriented']);
    assert.deepEqual(atLeastAsStrict('security-oriented'), ['security-oriented']);
  });

  const expected: Readonly<Record<string, string | undefined>> = {
    balanced: 'balanced',
    ' Balanced ': 'balanced',
    'High Utility': 'high-utility',
    high_utility: 'high-utility',
    'HIGH-UTILITY': 'high-utility',
    'Security-oriented': 'security-oriented',
    'security oriented': 'security-oriented',
    security: 'security-oriented',
    '': undefined,
    high: undefined,
    strict: undefined,
    'balanced!': undefined,
    constructor: undefined,
  };
  for (const [name, id] of Object.entries(expected)) {
    it(`reads "${name}" as ${id ?? 'none'}`, () => assert.equal(parseProfile(name), id));
  }
});
