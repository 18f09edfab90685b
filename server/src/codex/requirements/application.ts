import { decisions, flag, path, strictTable } from './build.ts';

const perSystem = 'Must be absolute on the system that reads the file: a Windows path is rejected on Linux and macOS.';

export const application = {
  application: strictTable(
    'What the desktop app may reach and where it puts things.',
    {
      network: strictTable(
        'Which servers the desktop app itself may reach. Commands, the browser and the cloud are not covered.',
        {
          enabled: flag('Whether the list is enforced.', { absence: 'True.' }),
          domains: decisions('domain', 'Whether the app may reach this domain.', 'Domains allowed or denied.', {
            note: 'Exact ASCII names only: no URLs, ports or wildcards.',
          }),
        },
        { note: 'An empty table blocks every external server.', shortList: 1 },
      ),
      storage: strictTable(
        'Where the desktop app creates workspaces.',
        {
          default_project_parent: path('The folder for new projects.', { note: perSystem }),
          projectless_workspace_root: path('The folder for work outside any project.', { note: perSystem }),
        },
        { shortList: 0 },
      ),
    },
    {
      surface:
        'By the public reference it is for the desktop app: it limits neither commands nor the browser nor the cloud.',
    },
  ),
};
