import type { TableSchema } from '../schema.ts';
import { allowOrDeny, choice, flag, list, mapOf, strictTable, table, text } from './build.ts';

/** What a policy says of a site in requirements.toml and in config.toml alike. */
export function originAccess(): TableSchema['keys'] {
  return {
    access: allowOrDeny('Whether the agent may visit the site at all.'),
    downloads: allowOrDeny('Whether the agent may download files.'),
    uploads: allowOrDeny('Whether the agent may upload files.'),
    full_cdp_access: allowOrDeny('Whether the agent may use the whole DevTools protocol.'),
  };
}

function originPolicy(description: string): TableSchema {
  return table(description, {
    ...originAccess(),
    auto_review: allowOrDeny('Whether the reviewing agent may decide; with deny the user is asked.'),
    persistent_approval: flag('False hides saved approvals and takes no notice of them.'),
    access_approval_lifetime: choice(['turn', 'thread'], 'How long an approval to visit lasts that is not saved.'),
  });
}

export const browser = {
  allow_browser_and_computer_use: flag(
    'False blocks both browsing by the agent and its use of native applications. True switches nothing on.',
    { note: 'Does not show in the list of features.' },
  ),
  browser_use: table('What the agent may do in a browser.', {
    allow_webmcp: flag('Whether pages may offer tools over WebMCP. The public reference does not describe it.'),
    allow_history_access: flag('False keeps the agent from reading the browser history.'),
    disable_auto_review: flag('True leaves browser approvals to the user instead of the reviewing agent.'),
    allow_global_persistent_approval: flag('False takes away the approval that holds for every site, for good.'),
    default_origin_policy: originPolicy('What holds on sites that no entry of origins matches.'),
    origins: mapOf(
      'pattern',
      originPolicy('What holds on the sites that match. Where several entries do, the strictest value counts.'),
      'What holds on single sites, by scheme (http or https), host pattern and perhaps port.',
      { note: 'Codex does not check the pattern: `example.com` without a scheme loads too.' },
    ),
    extension: table('The browser extension. The public reference does not describe this table.', {
      request_headers: list(
        strictTable(
          'One header.',
          { name: text('The name of the header.'), value: text('The value of the header.') },
          { required: ['name', 'value'] },
        ),
        'Headers that the extension adds to requests.',
      ),
    }),
  }),
  in_app_browser: table(
    'The built-in browser pane that people use themselves.',
    {
      allow_external_browser_settings_import: flag(
        'False keeps people from taking over settings and data of another browser.',
      ),
    },
    { note: 'There is no enabled key: features.in_app_browser = false switches the pane off.' },
  ),
};
