import type { TableSchema } from '../schema.ts';
import { application } from './application.ts';
import { approvals } from './approvals.ts';
import { apps } from './apps.ts';
import { browser } from './browser.ts';
import { table } from './build.ts';
import { computerUse } from './computer-use.ts';
import { featureTables } from './features.ts';
import { hooks } from './hooks.ts';
import { login } from './login.ts';
import { mcp } from './mcp.ts';
import { misc } from './misc.ts';
import { network } from './network.ts';
import { otel } from './otel.ts';
import { permissions } from './permissions.ts';
import { pluginsAndMarketplaces } from './plugins-and-marketplaces.ts';
import { providers } from './providers.ts';
import { rules } from './rules.ts';
import { sandbox } from './sandbox.ts';

/** Everything Codex reads in requirements.toml. */
export const requirementsSchema: TableSchema = table(
  'Requirements that an administrator sets and users cannot override.',
  {
    ...approvals,
    ...sandbox,
    ...permissions,
    ...network,
    ...rules,
    ...mcp,
    ...pluginsAndMarketplaces,
    ...featureTables,
    ...hooks,
    ...apps,
    ...browser,
    ...computerUse,
    ...login,
    ...providers,
    ...otel,
    ...application,
    ...misc,
  },
  {
    note: 'An unknown key is skipped: the app server names it at start, `codex exec` only counts it.',
    source: 'https://learn.chatgpt.com/docs/config-file/config-reference#requirementstoml',
  },
);
