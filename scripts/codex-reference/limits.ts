import type { Limit } from './report.ts';

/** Differences that are known and stay, each with the reason. */
export const limits: readonly Limit[] = [
  {
    file: 'requirements',
    kind: 'gone',
    subject: /^feature(?:s|_requirements)\.runtime_agent_instances$/,
    reason: 'A pin that has a table too: whether a release knows it is told with the features.',
    older: true,
  },
  {
    file: 'requirements',
    kind: 'new',
    subject: /^allowed_approval_policies\.\[\] = "reject"$/,
    reason: '0.110 and 0.113 have it, as a form of what is `granular` since; the newest refuses a file with it.',
    older: true,
  },
  {
    file: 'requirements',
    kind: 'new',
    subject: /\.gateway_oauth\.delivery\.kind = "(?:header|cookie)"$/,
    reason: 'Each word is that of one form of the table, and older releases name both.',
    older: true,
  },
  {
    file: 'requirements',
    kind: 'new',
    subject: /^permissions\.(?:filesystem|network)\.(?:description|extends|workspace_roots|filesystem|network)$/,
    reason: 'Codex reads the keys of a profile there only to refuse a profile of a reserved name.',
  },
  {
    file: 'requirements',
    kind: 'new',
    subject: /^rules\.prefix_rules\.\[\]\.decision = "allow"$/,
    reason: 'Codex lists the word, and then refuses it: "not permitted in requirements.toml".',
  },
  {
    file: 'requirements',
    kind: 'gone',
    subject: /\.identity\.(?:url|command\.args\.\[\])\.match = "regex"$/,
    reason: 'The table is refused as a whole: `regex` needs `expression` where the other words need `value`.',
  },
  {
    file: 'config',
    kind: 'different',
    subject: /^tui\.keymap\./,
    reason: 'Codex describes what a key binding may be in words of its own.',
  },
];
