import type { Control } from '../control.ts';
import { approvalPolicies, approvalReviewers, prefixRules, reviewPolicy } from './approvals.ts';
import { features } from './features.ts';
import { denyRead, hooks, mcpServers, sandboxModes, webSearchModes } from './sandbox.ts';

/** The rows of the article's table for requirements.toml, in its order. */
export const requirementsControls: readonly Control[] = [
  approvalPolicies,
  approvalReviewers,
  reviewPolicy,
  prefixRules,
  denyRead,
  sandboxModes,
  webSearchModes,
  mcpServers,
  ...features,
  hooks,
];
