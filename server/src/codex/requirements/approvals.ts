import { choice, either, flag, list, strictTable, table, text } from './build.ts';

const granular = table(
  'Decides per kind of prompt whether it may be shown (true) or is turned down at once (false).',
  {
    sandbox_approval: flag('Shows requests to run something outside the sandbox.'),
    rules: flag('Shows prompts that command rules ask for.'),
    mcp_elicitations: flag('Shows questions that MCP servers put to the user.'),
    skill_approval: flag('Shows requests to run the scripts of a skill.', { absence: 'False: turned down.' }),
    request_permissions: flag('Shows requests for more permissions that the model makes with its own tool.', {
      absence: 'False: turned down.',
    }),
  },
  { required: ['sandbox_approval', 'rules', 'mcp_elicitations'] },
);

/** The policy that decides per kind of prompt, as it stands in place of a name. */
export const granularPolicy = strictTable(
  'The granular policy, written as a table.',
  { granular },
  { required: ['granular'] },
);

const policy = either(
  [
    choice(['untrusted', 'on-failure', 'on-request', 'never'], 'A policy by name.', {
      valueNotes: {
        untrusted: 'Users can no longer select it: it only admits the policy of a project marked untrusted.',
        'on-failure': 'Old spelling, read as on-request.',
        'on-request': 'The agent asks when it wants to leave the sandbox.',
        never: 'Nothing is asked: what would need an approval fails.',
        granular: 'Needs a table, never the bare name.',
      },
    }),
    granularPolicy,
  ],
  'One approval policy: its name, or a table for the granular one.',
);

const reviewer = choice(['user', 'auto_review', 'guardian_subagent'], 'One reviewer.', {
  valueNotes: {
    user: 'A person decides.',
    auto_review: 'A reviewing agent decides.',
    guardian_subagent: 'Old name of auto_review.',
  },
});

export const approvals = {
  allowed_approval_policies: list(
    policy,
    'The approval policies a session may run with. Codex replaces any other by an allowed one and warns.',
    {
      minItems: 1,
      note:
        'The replacement is on-request where listed, otherwise the first entry. ' +
        'Only untrusted leaves `codex exec` without ' +
        'anyone to ask, so its commands are rejected. An approval_policy in managed_config.toml replaces this list.',
    },
  ),
  allowed_approvals_reviewers: list(
    reviewer,
    'Who may decide on approval requests: a person, the reviewing agent, or both.',
    {
      minItems: 1,
      note:
        'With only user, a setting of auto_review falls back to user with a warning. ' +
        'With both, user stays the default. ' +
        'The key has an s in approvals; without it Codex ignores the line.',
    },
  ),
  auto_review: table('Rules on when the reviewing agent must be used.', {
    required_on_models: list(
      text('A bare model name, without blanks around it and without a provider prefix.'),
      'Models on which automatic review is compulsory. The lists of all policy layers add up.',
    ),
    ignore_rules: list(
      text('A model name.'),
      'Models on which the review passes over rules. Codex reads the list, yet no public page explains it.',
    ),
  }),
  guardian_policy_config: text(
    'The policy text (Markdown) the reviewing agent goes by, instead of [auto_review].policy of the user.',
    { note: 'Without effect while a person reviews. Blank text counts as absent.' },
  ),
  guardian_extra_policy: text('Further instructions, added at the end of the reviewing agent’s policy.', {
    note:
      'Only requirements.toml has it; in config.toml auto_review.extra_policy is ignored. ' +
      'Blank text counts as absent.',
  }),
};
