/** The asked releases that hold a file to a constraint, and the places without which it has nothing to say. */
export interface Held {
  readonly places: readonly string[];
  readonly since: number;
  /** The last one, where later ones have given it up. */
  readonly last?: number;
}

/** The name of a constraint that not every release has which knows its keys. */
export type ConstraintName =
  | 'onRequestListed'
  | 'networkIsProfile'
  | 'noStarInLists'
  | 'profilesByList'
  | 'reservedTables'
  | 'pathsOfSystem'
  | 'patternsRead'
  | 'ownFilesReadable'
  | 'rolloutLimit'
  | 'gcpBuiltIn'
  | 'openaiFixed'
  | 'authorizationReserved';

/** The constraints over requirements.toml that not every release has which knows their keys. */
export const constraintHistory: Readonly<Record<ConstraintName, Held>> = {
  // A list of approval policies without `on-request` stops Codex.
  onRequestListed: { places: ['allowed_approval_policies'], since: 77, last: 90 },
  // `permissions.network` is a permission profile like any other, which stops Codex unless it is chosen.
  networkIsProfile: { places: ['permissions.network'], since: 133, last: 166 },
  // The old lists of domains take no `*`, as the maps do not.
  noStarInLists: {
    places: ['experimental_network', 'network_proxy', 'permissions.network'].flatMap((table) => [
      `${table}.allowed_domains[]`,
      `${table}.denied_domains[]`,
    ]),
    since: 118,
  },
  // Permission profiles are chosen with the list `allowed_permissions`.
  profilesByList: { places: ['allowed_permissions', 'permissions'], since: 133, last: 136 },
  // `permissions.filesystem` cannot be a permission profile.
  reservedTables: { places: ['permissions.filesystem', 'permissions.network'], since: 133 },
  // The paths of `deny_read` must be ones that the system can have.
  pathsOfSystem: { places: ['permissions.filesystem.deny_read[]'], since: 157 },
  // The patterns of `deny_read` must be ones that can be read.
  patternsRead: { places: ['permissions.filesystem.deny_read[]'], since: 150 },
  // `deny_read` must leave Codex its own files.
  ownFilesReadable: { places: ['permissions.filesystem.deny_read[]'], since: 165 },
  // A pin of `rollout_budget` needs a limit.
  rolloutLimit: { places: ['features.rollout_budget', 'feature_requirements.rollout_budget'], since: 142 },
  // Google Cloud is a provider that Codex brings along.
  gcpBuiltIn: { places: ['model_provider', 'model_providers.gcp'], since: 165 },
  // Nothing of the provider for OpenAI can be changed.
  openaiFixed: { places: ['model_providers.openai'], since: 157, last: 165 },
  // The credential of a gateway cannot be sent in the header `Authorization`.
  authorizationReserved: { places: ['model_providers.<id>.gateway_oauth.delivery'], since: 157, last: 165 },
};

/** Whether a release holds a file to a constraint. */
export function isHeld(name: ConstraintName, release: number): boolean {
  const { since, last = release } = constraintHistory[name];
  return since <= release && release <= last;
}
