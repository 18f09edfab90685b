import type { Item } from '../../toml/document.ts';
import { applicationNetwork, interception, managedNetwork } from './network.ts';
import {
  profileDefinitions,
  profileSelection,
  readablePaths,
  readOnlyListed,
  reservedProfiles,
} from './permissions.ts';
import { modelProviders } from './providers.ts';
import type { Constraint, Refusal } from './refusal.ts';
import { hookHandlers, prefixRules } from './rules.ts';
import { serverMatchers } from './servers.ts';
import { configServer, loginMethods, oneExporter, smallForms } from './sign-in.ts';

const constraints: readonly Constraint[] = [
  readOnlyListed,
  readablePaths,
  profileSelection,
  profileDefinitions,
  reservedProfiles,
  managedNetwork,
  applicationNetwork,
  interception,
  prefixRules,
  hookHandlers,
  serverMatchers,
  loginMethods,
  modelProviders,
  configServer,
  oneExporter,
  smallForms,
];

/** What Codex refuses in a requirements document although every single value has the right shape. */
export function refusals(root: Item): Refusal[] {
  return constraints.flatMap((constraint) => [...constraint(root)]);
}
