import type { Item } from '../../toml/document.ts';
import { newestRelease } from '../history/releases.ts';
import { clientCertificates, collectorAddresses, oneExporter } from './exporters.ts';
import { onRequestListed, profilesByList } from './former.ts';
import { interception } from './interception.ts';
import { applicationNetwork, managedNetwork } from './network.ts';
import {
  profileDefinitions,
  profileSelection,
  readablePaths,
  readOnlyListed,
  reservedProfiles,
} from './permissions.ts';
import { modelProviders } from './providers.ts';
import type { DatedConstraint, Refusal } from './refusal.ts';
import { hookHandlers, prefixRules } from './rules.ts';
import { serverMatchers } from './servers.ts';
import { configServer, loginMethods, smallForms } from './sign-in.ts';

/** Each constraint with the root keys that it looks at; without any of them it has nothing to say. */
const constraints: readonly (readonly [keys: readonly string[], constraint: DatedConstraint])[] = [
  [['allowed_approval_policies'], onRequestListed],
  [['allowed_permissions', 'permissions'], profilesByList],
  [['allowed_sandbox_modes', 'remote_sandbox_config'], readOnlyListed],
  [['application', 'permissions'], readablePaths],
  [['allowed_permission_profiles', 'default_permissions', 'permissions'], profileSelection],
  [['default_permissions', 'permissions'], profileDefinitions],
  [['permissions'], reservedProfiles],
  [['experimental_network', 'network_proxy', 'permissions'], managedNetwork],
  [['application'], applicationNetwork],
  [['permissions'], interception],
  [['rules'], prefixRules],
  [['hooks'], hookHandlers],
  [['mcp_servers', 'plugins'], serverMatchers],
  [['allowed_chatgpt_workspaces', 'allowed_login_methods'], loginMethods],
  [['model_provider', 'model_providers'], modelProviders],
  [['config_server'], configServer],
  [['otel'], oneExporter],
  [['otel'], clientCertificates],
  [['otel'], collectorAddresses],
  [['auto_review', 'feature_requirements', 'features', 'models'], smallForms],
];

/** The root keys that each constraint looks at together. */
export const keysOfConstraints: readonly (readonly string[])[] = constraints.map(([keys]) => keys);

/**
 * What Codex refuses in a requirements document although every single value has the right shape. What a release other
 * than the newest does not know must be left out of the document.
 */
export function refusals(root: Item, release: number = newestRelease): Refusal[] {
  return constraints.flatMap(([keys, constraint]) =>
    keys.some((key) => root.children.has(key)) ? [...constraint(root, release)] : [],
  );
}
