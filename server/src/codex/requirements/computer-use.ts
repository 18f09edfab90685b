import { allowOrDeny, decisions, flag, list, table, text } from './build.ts';

const executable = table(
  'One program.',
  {
    publisher_name: text('The publisher in the signature (an X.500 name), exactly.'),
    product_name: text('The product name in the program, exactly.'),
    binary_name: text('The original file name in the program, in any case.'),
    access: allowOrDeny('Whether the agent may operate it.'),
  },
  { required: ['publisher_name', 'product_name', 'access'] },
);

/** Rules on applications that requirements.toml and config.toml have alike. */
export const applicationRules = {
  default_app_access: allowOrDeny('What holds for applications without a rule.'),
  macos: table(
    'Rules for macOS.',
    {
      bundle_ids: decisions(
        'bundle-id',
        'Whether the agent may operate this application.',
        'Applications by their exact bundle id.',
      ),
    },
    { systems: ['macOS'] },
  ),
  windows: table(
    'Rules for Windows.',
    {
      aumids: decisions(
        'aumid',
        'Whether the agent may operate this application.',
        'Packaged applications by their application user model id.',
      ),
      exes: list(executable, 'Signed programs that come without a package.'),
    },
    { systems: ['Windows'] },
  ),
};

export const computerUse = {
  computer_use: table('Which native applications the agent may operate.', {
    allow_locked_computer_use: flag('False takes away the control that lets the agent work on a locked screen.', {
      note: 'Where it is already enabled it stays on.',
    }),
    allow_persistent_approval: flag('False keeps people from saving an approval for later sessions.'),
    ...applicationRules,
  }),
};
