/** What the product claims for each profile, in the words of the article's table and independent of the product. */
import assert from 'node:assert/strict';
import type { Verdict } from '../../server/src/real-codex/ask.ts';
import { at, isJson } from '../../server/src/real-codex/json.ts';
import type { Guard } from '../../server/src/real-codex/prove.ts';
import type { ProfileId } from '../../server/src/risk/profiles.ts';

export interface Claim {
  readonly allowedApprovalPolicies: readonly string[];
  readonly allowedApprovalsReviewers: readonly string[];
  readonly allowedSandboxModes: readonly string[];
  /** Codex adds `disabled`, which is always allowed. */
  readonly allowedWebSearchModes: readonly string[];
  /** The rows of the features. */
  readonly features: Readonly<Record<string, boolean>>;
  /** Whether a server on the example list may run. */
  readonly listedServers: boolean;
  /** Whether nobody is ever asked. */
  readonly unattended: boolean;
  /** What becomes of an .env file in a workspace. */
  readonly environmentFile: Guard;
}

/** Features that have to be off as well for `browser_use = false` to mean it. */
const BROWSER_SIBLINGS = ['browser_use_external', 'browser_use_full_cdp_access'] as const;

export const claims: Readonly<Record<ProfileId, Claim>> = {
  'high-utility': {
    allowedApprovalPolicies: ['untrusted', 'on-request', 'never'],
    allowedApprovalsReviewers: ['auto_review', 'user'],
    allowedSandboxModes: ['read-only', 'workspace-write', 'danger-full-access'],
    allowedWebSearchModes: ['live', 'cached', 'disabled'],
    features: {
      skill_mcp_dependency_install: true,
      memories: true,
      computer_use: true,
      browser_use: true,
      in_app_browser: true,
      apps: true,
    },
    listedServers: true,
    unattended: false,
    environmentFile: 'readable',
  },
  balanced: {
    allowedApprovalPolicies: ['untrusted'],
    allowedApprovalsReviewers: ['user'],
    allowedSandboxModes: ['read-only', 'workspace-write'],
    allowedWebSearchModes: ['cached', 'disabled'],
    features: {
      skill_mcp_dependency_install: false,
      memories: true,
      computer_use: false,
      browser_use: false,
      in_app_browser: true,
      apps: true,
    },
    listedServers: true,
    unattended: false,
    environmentFile: 'guarded',
  },
  'security-oriented': {
    allowedApprovalPolicies: ['never'],
    allowedApprovalsReviewers: ['user'],
    allowedSandboxModes: ['read-only'],
    allowedWebSearchModes: ['disabled'],
    features: {
      skill_mcp_dependency_install: false,
      memories: false,
      computer_use: false,
      browser_use: false,
      in_app_browser: false,
      apps: false,
    },
    listedServers: false,
    unattended: true,
    environmentFile: 'guarded',
  },
};

/** Codex accepts the file, ignores nothing in it, and reports the profile's lists. */
export function assertLists({ accepted, error, effective, ignoredKeys }: Verdict, claim: Claim): void {
  assert.ok(accepted, error);
  assert.deepEqual(ignoredKeys, []);
  for (const key of [
    'allowedApprovalPolicies',
    'allowedApprovalsReviewers',
    'allowedSandboxModes',
    'allowedWebSearchModes',
  ] as const) {
    assert.deepEqual(sorted(at(effective, key)), sorted(claim[key]), key);
  }
}

/** Codex pins the features as the article does; where a profile says true, leaving the feature alone may do too. */
export function assertFeatures({ effective }: Verdict, claim: Claim, whereTrue: 'pinned' | 'not off'): void {
  const reported = at(effective, 'featureRequirements');
  const pins = isJson(reported) ? reported : {};
  for (const [name, on] of Object.entries(claim.features)) {
    if (!on || whereTrue === 'pinned') assert.equal(pins[name], on, name);
    else assert.notEqual(pins[name], false, name);
  }
  if (claim.features.browser_use) return;
  for (const name of BROWSER_SIBLINGS) assert.equal(pins[name], false, name);
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? [...list].sort() : list;
}
