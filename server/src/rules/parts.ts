import { configSchema } from '../codex/config/index.ts';
import type { FileKind } from '../codex/file-kind.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { addAll } from '../toml/add-all.ts';
import { lazy } from '../toml/lazy.ts';
import { spansOfRootKeys } from '../toml/part.ts';
import type { Span, SyntaxTree } from '../toml/syntax.ts';

/**
 * The root keys that some rule looks at together. What is found in such a part does not depend on the rest of the
 * file, so that typing in one part leaves the findings in the others as they are. A test holds the rules to it.
 */
const policyParts: readonly (readonly string[])[] = [
  [
    'allowed_approval_policies',
    'allowed_approval_reviewers',
    'allowed_approvals_reviewers',
    'allowed_permission_profiles',
    'allowed_permissions',
    'allowed_sandbox_modes',
    'allowed_web_search_modes',
    'application',
    'auto_review',
    'default_permissions',
    'experimental_network',
    'guardian_extra_policy',
    'guardian_policy_config',
    'network_proxy',
    'permissions',
    'remote_sandbox_config',
    'rules',
  ],
  ['allow_browser_and_computer_use', 'feature_requirements', 'features'],
  ['mcp_servers', 'plugins'],
  ['allowed_chatgpt_workspaces', 'allowed_login_methods'],
  ['model_provider', 'model_providers'],
];

/** The same for settings. */
const settingsParts: readonly (readonly string[])[] = [
  [
    'approval_policy',
    'approvals_reviewer',
    'default_permissions',
    'features',
    'memories',
    'permissions',
    'profile',
    'profiles',
    'sandbox_mode',
    'sandbox_workspace_write',
    'web_search',
  ],
  ['model_provider', 'model_providers'],
];

/** The name of the part that each known key belongs to: the first key of the part. */
function partNames(known: Readonly<Record<string, unknown>>, parts: typeof policyParts): ReadonlyMap<string, string> {
  return new Map([
    ...Object.keys(known).map((key) => [key, key] as const),
    ...parts.flatMap((keys) => keys.map((key) => [key, keys[0] ?? key] as const)),
  ]);
}

const ofSettings = lazy(() => partNames(configSchema.keys, settingsParts));

const namesByKind: Readonly<Record<FileKind, () => ReadonlyMap<string, string>>> = {
  requirements: lazy(() => partNames(requirementsSchema.keys, policyParts)),
  'managed-config': ofSettings,
  config: ofSettings,
  // Short as they are, role files are one part each.
  'agent-role': lazy(() => new Map()),
};

/** The name of the part that a root key belongs to; keys that Codex does not know are one. */
export function partNameOf(key: string, kind: FileKind): string {
  return namesByKind[kind]().get(key) ?? '';
}

/** The root keys of a document that are looked at together, and where they are written. */
export interface Part {
  readonly keys: ReadonlySet<string>;
  readonly spans: readonly Span[];
}

/** The parts of a document by name. */
export function partsOf(tree: SyntaxTree, kind: FileKind): ReadonlyMap<string, Part> {
  const parts = new Map<string, { keys: Set<string>; spans: Span[] }>();
  for (const [key, spans] of spansOfRootKeys(tree)) {
    const name = partNameOf(key, kind);
    const part = parts.get(name);
    part?.keys.add(key);
    if (part) addAll(part.spans, spans);
    if (!part) parts.set(name, { keys: new Set([key]), spans: [...spans] });
  }
  return parts;
}
