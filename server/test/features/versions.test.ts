import assert from 'node:assert/strict';
import { releaseName } from '../../src/codex/history/releases.ts';
import { fullyEnforcedSince, versionsOf } from '../../src/features/versions.ts';
import { generatedPolicies, writtenPolicies } from '../rules/every-document.ts';
import { contextOf, lines } from '../rules/golden.ts';

const since = (text: string) => fullyEnforcedSince(contextOf(text, 'balanced'));

describe('the oldest release that reads a whole file', () => {
  const cases: readonly (readonly [text: string, release: number | undefined])[] = [
    [lines('allowed_sandbox_modes = ["read-only"]'), 77],
    [lines('allowed_approval_policies = ["never"]'), 98],
    [lines('allowed_approvals_reviewers = ["user"]'), 121],
    [lines('allowed_approvals_reviewers = ["auto_review"]'), 125],
    [lines('allow_managed_hooks_only = true'), 133],
    [lines('[features]', 'hooks = true'), 130],
    [lines('allowed_sandbox_modes = ["read\\x2donly"]'), 80],
    [lines('allowed_sandbox_modes = ["read"]'), undefined],
    [lines('allowed_sandbox_modes = ["read-only"]', 'colour = 1'), undefined],
    [lines('allowed_sandbox_modes = '), undefined],
    [lines('# nothing'), undefined],
  ];
  for (const [text, release] of cases) {
    it(`is ${release === undefined ? 'none' : releaseName(release)} for ${JSON.stringify(text)}`, () => {
      assert.equal(since(text), release);
    });
  }

  it('is the one that the table of releases names', () => {
    for (const { text } of [...writtenPolicies(), ...generatedPolicies(9)]) {
      const context = contextOf(text, 'balanced');
      const own = fullyEnforcedSince(context);
      if (own !== undefined) assert.equal(own, versionsOf(context.document).wholeFrom, text);
    }
  });
});
