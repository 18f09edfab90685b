import type { Schema } from '../schema.ts';
import { anything, choice, flag, list, table, text } from './build.ts';

const mode = choice(['read-only', 'workspace-write', 'danger-full-access', 'external-sandbox'], 'One sandbox mode.', {
  valueNotes: {
    'read-only': 'Commands may read, but write nothing.',
    'workspace-write': 'Commands may write inside the workspace.',
    'danger-full-access': 'No sandbox.',
    'external-sandbox': 'Accepted here, but users cannot choose it in config.toml.',
  },
});

export const sandbox = {
  allowed_sandbox_modes: list(
    mode,
    'The sandbox modes a session may use. Any other setting runs read-only, with a warning.',
    {
      minItems: 1,
      note:
        'Must contain read-only. Still limits sessions that use permission profiles. ' +
        'A sandbox_mode in managed_config.toml replaces this list.',
    },
  ),
  remote_sandbox_config: list(
    table(
      'Sandbox modes for some hosts.',
      {
        hostname_patterns: list(
          text('A host name pattern.'),
          'Host names the entry is for, in any case: `*` stands for any run of characters, `?` for one.',
          { note: 'An empty list matches no host. Dots at the end of a name do not count.' },
        ),
        allowed_sandbox_modes: list(mode, 'The modes on those hosts, in place of the list at the top level.', {
          note: 'Must contain read-only, which Codex only checks on a host that matches.',
        }),
      },
      { required: ['hostname_patterns', 'allowed_sandbox_modes'] },
    ),
    'Other sandbox modes per host name: the first entry that matches the host replaces allowed_sandbox_modes.',
    {
      note:
        'Worked out inside each policy layer before the layers merge. Host names prove nothing about the machine, ' +
        'and a broken entry for other hosts goes unnoticed until Codex starts there.',
    },
  ),
  windows: table(
    'Which sandbox Codex may use on native Windows.',
    {
      allowed_sandbox_implementations: list(
        choice(['elevated', 'unelevated'], 'One sandbox implementation.'),
        'The Windows sandbox implementations users may choose.',
        { minItems: 1, note: 'mxc is not accepted in this list.' },
      ),
      allow_mxc: flag('False forbids the MXC sandbox. The public reference does not describe it.'),
      require_mxc: flag('True demands the MXC sandbox. The public reference does not describe it.', {
        note: 'Loads together with allow_mxc = false, without a complaint on Linux.',
      }),
      sandbox_private_desktop: anything(
        'Does nothing: Codex skips the key, whatever its value, and says so at start.',
        {
          retired: true,
          deprecated: 'Remove it. Since Codex 0.169 the older Windows sandboxes always use a private desktop.',
        },
      ),
    },
    { systems: ['Windows'] },
  ),
} satisfies Record<string, Schema>;
