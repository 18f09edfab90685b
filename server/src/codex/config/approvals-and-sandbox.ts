import { lazy } from '../../toml/lazy.ts';
import { granularPolicy } from '../requirements/approvals.ts';
import { choice, count, either, flag, list, mapOf, path, table, text } from '../requirements/build.ts';
import { unnamedWithin } from './unnamed.ts';

/** Who answers requests for an approval. */
export const reviewer = lazy(() =>
  choice(['user', 'auto_review', 'guardian_subagent'], 'Who answers requests for an approval.', {
    valueNotes: {
      user: 'A person decides.',
      auto_review: 'A reviewing agent decides.',
      guardian_subagent: 'Old name of auto_review.',
    },
  }),
);

const asRequirement = 'In managed_config.toml the key becomes a requirement that replaces';

/** What a profile may set as well. */
export const approvalChoice = lazy(() => ({
  approval_policy: either(
    [
      choice(['untrusted', 'on-failure', 'on-request', 'never'], 'A policy by name.', {
        refusedValues: ['untrusted'],
        valueNotes: {
          untrusted: 'No longer supported: Codex does not start with it.',
          'on-failure': 'Old spelling, read as on-request.',
          'on-request': 'The agent asks when it wants to leave the sandbox.',
          never: 'Nothing is asked: what would need an approval fails.',
          granular: 'Needs a table, never the bare name.',
        },
      }),
      ...Object.values(unnamedWithin({ granularPolicy })),
    ],
    'When the agent asks before it acts: a name, or a table for the granular policy.',
    { absence: 'On-request.', note: `${asRequirement} allowed_approval_policies of requirements.toml.` },
  ),
  approvals_reviewer: {
    ...reviewer(),
    absence: 'User.',
    note: `${asRequirement} allowed_approvals_reviewers of requirements.toml.`,
  },
  sandbox_mode: choice(
    ['read-only', 'workspace-write', 'danger-full-access'],
    'What commands of the agent may write and reach.',
    {
      absence: 'Read-only; in a trusted project workspace-write.',
      valueNotes: {
        'read-only': 'Commands may read, but write nothing.',
        'workspace-write': 'Commands may write inside the workspace.',
        'danger-full-access': 'No sandbox.',
        'external-sandbox': 'Only requirements.toml knows this word.',
      },
      note: `${asRequirement} allowed_sandbox_modes of requirements.toml.`,
    },
  ),
}));

/** What there is to say of the Windows sandbox, in profiles as well. */
export const windows = lazy(() => ({
  windows: table(
    'The sandbox on native Windows.',
    {
      sandbox: choice(['elevated', 'unelevated', 'mxc'], 'Which implementation of the sandbox is used.'),
      allow_mxc: flag('Whether the MXC sandbox may be used. No public page explains it.'),
      sandbox_private_desktop: flag('Does nothing: Codex skips the key.', {
        retired: true,
        deprecated: 'Remove it. Since Codex 0.169 the older Windows sandboxes always use a private desktop.',
      }),
    },
    { systems: ['Windows'] },
  ),
}));

export const approvalsAndSandbox = () => ({
  ...approvalChoice(),
  ...windows(),
  auto_review: table(
    'How the reviewing agent works.',
    {
      policy: text('The policy that it goes by.', {
        note: 'guardian_policy_config of requirements.toml comes before it.',
      }),
      timeout_ms: count('How many milliseconds a review may take.', { max: 4294967295 }),
      circuit_break_action: choice(
        ['default', 'strict'],
        'What happens when reviews are broken off. No public page explains it.',
      ),
      conversation_history_max_output_tokens: count('How many tokens of the conversation it may read; not 0.', {
        min: 1,
      }),
      experimental_conversation_history_prompt: text('How it is told to read the conversation.'),
    },
    { note: 'Codex ignores extra_policy; guardian_extra_policy of requirements.toml adds to the policy.' },
  ),
  sandbox_workspace_write: table(
    'What the mode workspace-write opens beyond the workspace.',
    {
      writable_roots: list(path('A folder.'), 'Further folders that commands may write to.', { absence: 'None.' }),
      network_access: flag('True gives commands the whole network.', { absence: 'False.' }),
      exclude_tmpdir_env_var: flag('True keeps the folder in `TMPDIR` from being writable.', { absence: 'False.' }),
      exclude_slash_tmp: flag('True keeps `/tmp` from being writable.', { absence: 'False.' }),
    },
    { shortList: 0 },
  ),
  shell_environment_policy: table(
    'Which environment variables commands of the agent get.',
    {
      inherit: choice(['core', 'all', 'none'], 'Which variables of Codex itself commands start from.', {
        valueNotes: { core: 'A small set.', all: 'Every one.', none: 'Not one.' },
      }),
      ignore_default_excludes: flag('True also passes on variables with KEY, SECRET or TOKEN in their name.', {
        note: 'Credentials in the environment reach every command then.',
      }),
      filters: mapOf(
        'pattern',
        choice(['include', 'exclude'], 'Whether variables of this name are kept.'),
        'Which variables are kept and which dropped, by pattern.',
        { note: 'Cannot stand beside exclude or include_only, not even empty.' },
      ),
      exclude: list(text('A name or pattern.'), 'Variables to drop, in the older form.'),
      include_only: list(text('A name or pattern.'), 'The only variables to keep, in the older form.'),
      set: mapOf('variable', text('The value, as it stands.'), 'Variables to set.', {
        note: 'Everyone who can read the file can read them.',
      }),
      experimental_use_profile: flag('Whether the shell profile of the user counts. No public page explains it.'),
    },
    { note: 'A bare word such as `"core"` is rejected: it goes under inherit.' },
  ),
  allow_login_shell: flag('Whether tools may start a login shell, which reads the profile of the user.', {
    absence: 'True.',
    note: 'With false, a tool call that asks for a login shell is refused.',
  }),
  projects: mapOf(
    'path',
    table('What is known of one folder.', {
      trust_level: choice(['trusted', 'untrusted'], 'Whether the folder is trusted.', {
        valueNotes: {
          trusted: 'Codex reads its `.codex/config.toml` and lets commands write in it.',
          untrusted: 'Codex does not open its `.codex/config.toml`, and the approval policy becomes untrusted.',
        },
      }),
    }),
    'Which folders are trusted, by path.',
  ),
});
