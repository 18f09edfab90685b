import { originAccess } from '../requirements/browser.ts';
import { flag, mapOf, silentTable, table, text } from '../requirements/build.ts';
import { applicationRules } from '../requirements/computer-use.ts';
import { permissionProfile } from '../requirements/permissions.ts';

export const permissions = () => ({
  default_permissions: text('The permission profile that sessions start with: a built-in one or one of permissions.', {
    note: 'Built-in are `:read-only`, `:workspace` and `:danger-full-access`. Codex does not start with another one.',
  }),
  permissions: silentTable(
    'Permission profiles, by a name of your choosing.',
    {},
    {
      others: {
        ...permissionProfile,
        description: 'A permission profile.',
        note: 'The name cannot start with a colon. Codex looks into a profile only once it is the default.',
      },
      othersName: 'profile',
      note:
        'Codex does not start with profiles and neither default_permissions nor sandbox_mode. filesystem and ' +
        'network are profiles like any other here.',
    },
  ),
  browser_use: table(
    'What the agent may do in a browser.',
    {
      allow_history_access: flag('Whether the agent may read the browser history.'),
      default_origin_policy: table('What holds on sites that no entry of origins matches.', originAccess()),
      origins: mapOf(
        'pattern',
        table('What holds on the sites that match.', originAccess()),
        'What holds on single sites.',
      ),
    },
    { note: 'It can only tighten what requirements.toml says.' },
  ),
  computer_use: table('Which native applications the agent may operate.', {
    ...applicationRules,
  }),
});
