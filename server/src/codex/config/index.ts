import { keysLater, table } from '../requirements/build.ts';
import type { TableSchema } from '../schema.ts';
import { agents } from './agents.ts';
import { approvalsAndSandbox } from './approvals-and-sandbox.ts';
import { appsAndPlugins } from './apps-and-plugins.ts';
import { featureTable } from './features.ts';
import { hooksAndOtel } from './hooks-and-otel.ts';
import { mcp } from './mcp.ts';
import { models } from './models.ts';
import { notice } from './notice.ts';
import { permissions } from './permissions.ts';
import { profiles } from './profiles.ts';
import { session } from './session.ts';
import { storage } from './storage.ts';
import { tools } from './tools.ts';
import { tui } from './tui.ts';

/** Everything Codex reads in config.toml, of users, projects and the system, in profiles and in managed_config.toml. */
export const configSchema: TableSchema = keysLater(
  table(
    'Settings of Codex. Files of several places are put together before Codex checks them.',
    {},
    {
      note:
        'An unknown key is skipped: the app server names it at start, `codex exec` only counts it, and with ' +
        '`--strict-config` Codex rejects the file.',
      source: 'https://learn.chatgpt.com/docs/config-file/config-reference',
    },
  ),
  () => ({
    ...models(),
    ...approvalsAndSandbox(),
    ...permissions(),
    ...tools(),
    ...mcp(),
    ...featureTable(),
    ...agents(),
    ...appsAndPlugins(),
    ...hooksAndOtel(),
    ...session(),
    ...storage(),
    ...tui(),
    ...notice(),
    ...profiles(),
  }),
);
