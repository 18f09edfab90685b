import { foreignReviewer } from '../risk/assess.ts';
import { reviewPolicy } from '../risk/controls/approvals.ts';
import { writeControl } from '../risk/write.ts';
import type { Rule } from './rule.ts';

/** An automatic reviewer without a policy of the organisation's own. */
export const reviewerWithoutPolicy: Rule<undefined> = {
  id: 'reviewer-without-policy',
  summary: 'The automatic reviewer is allowed, but no policy tells it what to refuse.',
  severity: 'warning',
  verdict: 'accepts',
  keys: ['allowed_approvals_reviewers'],

  *check(context) {
    const { document, profile } = context;
    const reviewer = foreignReviewer(document);
    const span = reviewer?.value;
    if (!reviewer || !span || context.assess(reviewPolicy).state !== 'missing') return;
    yield {
      message: `An agent may answer approvals here, and no \`guardian_policy_config\` says what it must refuse. ${reviewPolicy.risk}`,
      keyPath: reviewer.path,
      span,
      control: reviewPolicy.id,
      profile,
      data: undefined,
    };
  },

  fixes({ document, profile }) {
    return [
      {
        title: 'Insert guardian_policy_config with an example policy',
        // The policy is an example to be replaced.
        safe: false,
        apply: () => writeControl(document, reviewPolicy, profile),
      },
    ];
  },
};
