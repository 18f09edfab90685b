import { codexVersion } from '../codex/version.ts';
import { foreignReviewer } from '../risk/assess.ts';
import { reviewPolicy } from '../risk/controls/approvals.ts';
import { find } from '../toml/document.ts';
import type { Rule } from './rule.ts';

/** The keys whose text goes to the automatic reviewer. */
const policies = ['guardian_policy_config', 'guardian_extra_policy'] as const;

/** A policy for an automatic reviewer that nobody can choose. */
export const policyWithoutReviewer: Rule<undefined> = {
  id: 'policy-without-reviewer',
  summary: 'A policy for the automatic reviewer, where only the user may review.',
  severity: 'info',
  verdict: 'ineffective',
  keys: ['allowed_approvals_reviewers'],

  *check({ document }) {
    const { root } = document;
    const reviewers = find(root, ['allowed_approvals_reviewers']);
    const place = reviewers?.names[0];
    // Rules on models may ask for the automatic reviewer whatever the list says.
    if (!reviewers?.elements.length || !place || foreignReviewer(document) || find(root, ['auto_review'])) return;
    for (const name of policies) {
      const item = find(root, [name]);
      const span = item?.names[0];
      if (!item || !span || item.value?.kind !== 'string' || item.value.value.trim() === '') continue;
      yield {
        message: `Codex ${codexVersion} shows this text to the automatic reviewer only, and here only \`user\` may review: it does nothing.`,
        keyPath: item.path,
        span,
        control: reviewPolicy.id,
        related: [{ start: place.start, end: place.end, message: 'the automatic reviewer is not listed here' }],
        data: undefined,
      };
    }
  },
};
