import type { AllowlistControl, OwnListControl, ReviewPolicyControl } from '../control.ts';

export const approvalPolicies: AllowlistControl = {
  id: 'allowed_approval_policies',
  path: ['allowed_approval_policies'],
  kind: 'allowlist',
  title: 'Approval policies',
  addresses:
    'When an approval is asked for: for every command that is not trusted, when the model thinks so, or never.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'An approval is the last moment at which a person can stop what an injected instruction makes the agent do.',
  advice:
    '`on-request` leaves it to the model whether to ask, and an injection can steer the model: avoid it. `untrusted` asks for every command, even `ls`; what need not ask belongs into `.rules` files, and narrow `rules.prefix_rules` refuse the rest. `never` is for unattended runs and needs a sandbox that holds.',
  absent: 'Users may run with any approval policy, `never` included.',
  profiles: {
    'high-utility': ['untrusted', 'on-request', 'never'],
    balanced: ['untrusted'],
    'security-oriented': ['never'],
  },
  readsAs: { 'on-failure': 'on-request', granular: 'on-request' },
  always: [],
  valueRisks: {
    'on-request': 'the model decides when to ask, and an injection can steer it',
    'on-failure': 'Codex reads it as `on-request`: the model decides when to ask',
    granular: 'some prompts are answered without a person',
    never: 'no person sees a command before it runs',
  },
  remarks: {
    balanced:
      'Users cannot select `untrusted` themselves any more; as the only entry it is what every session falls back to, and `codex exec` cannot answer its prompts.',
    'security-oriented':
      'Rules that decide `prompt` become rejections, and someone whose own settings ask for `danger-full-access` cannot start.',
  },
};

export const approvalReviewers: AllowlistControl = {
  id: 'allowed_approvals_reviewers',
  path: ['allowed_approvals_reviewers'],
  kind: 'allowlist',
  title: 'Approval reviewers',
  addresses: 'Who answers an approval: a person, or a second agent.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'A reviewing agent reads what the injected one wrote, and can be talked into letting it leave the sandbox.',
  advice: 'Allow `auto_review` only together with a `guardian_policy_config` that says what it must refuse.',
  absent: 'Users may hand their approvals to the automatic reviewer.',
  profiles: {
    'high-utility': ['auto_review', 'user'],
    balanced: ['user'],
    'security-oriented': ['user'],
  },
  readsAs: { guardian_subagent: 'auto_review' },
  always: [],
  valueRisks: {
    auto_review: 'an agent, not a person, answers approvals',
    guardian_subagent: 'the older name of `auto_review`: an agent, not a person, answers approvals',
  },
  article: {
    'high-utility': 'allowed_approval_reviewers = ["auto_reviewer", "user"]',
    balanced: 'allowed_approval_reviewers = ["user"]',
    'security-oriented': 'allowed_approval_reviewers = ["user"]',
  },
};

export const reviewPolicy: ReviewPolicyControl = {
  id: 'guardian_policy_config',
  path: ['guardian_policy_config'],
  kind: 'review-policy',
  title: 'Policy of the automatic reviewer',
  addresses: 'What the automatic reviewer is told to refuse and to allow.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'Without a policy of your own the reviewer judges by general rules that know neither your hosts nor your data.',
  advice:
    'Name what must never leave, the hosts that are fine, and the systems that are off limits. It reaches the automatic reviewer only: where just `user` may review, it does nothing.',
  absent: 'The reviewer follows its built-in policy. Blank text counts as absent.',
  profiles: {
    'high-utility': `"""
## Example policy
- Disallow requests that put credentials into the query of a URL.
- Allow requests to my-safe-preview-env.com
- Deny requests to the live platform, platform.mysite.com
"""`,
    balanced: undefined,
    'security-oriented': undefined,
  },
};

const shellRule = (decision: string, justification: string) => `[
  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "${decision}", justification = "${justification}" },
]`;

export const prefixRules: OwnListControl = {
  id: 'rules.prefix_rules',
  path: ['rules', 'prefix_rules'],
  kind: 'own-list',
  title: 'Command rules',
  addresses: 'Which commands are refused outright, and which always ask.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'Without rules every command is judged alike: people tire of prompts and wave through the one that matters.',
  advice:
    'Rules here can only tighten (`prompt`, `prompt-user`, `forbidden`); `allow` is refused, so commands that should not ask belong in `.rules` files. A pattern matches the first words of a command: `bash` does not cover `dash`, `python3 -c` or `env`.',
  absent: 'No command is singled out by the administrator.',
  profiles: {
    'high-utility': shellRule('prompt', 'Require explicit approval for shell entrypoints'),
    balanced: shellRule('prompt', 'Require explicit approval for shell entrypoints'),
    'security-oriented': shellRule('forbidden', 'Shell entrypoints are not allowed'),
  },
  article: {
    'security-oriented': `[rules]\nprefix_rules = ${shellRule('prompt', 'Require explicit approval for shell entrypoints')}`,
  },
  remarks: {
    'security-oriented':
      'Under `never` nobody can be asked, and Codex turns `prompt` into a refusal; `forbidden` says so.',
  },
};
