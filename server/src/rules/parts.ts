import type { FileKind } from '../codex/file-kind.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { spansOfRootKeys } from '../toml/part.ts';
import type { Span, SyntaxTree } from '../toml/syntax.ts';

/**
 * The root keys that some rule looks at together. What is found in such a part does not depend on the rest of the
 * file, so that typing in one part leaves the findings in the others as they are. A test holds the rules to it.
 */
const together: readonly (readonly string[])[] = [
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

/** The name of the part that each key of requirements.toml belongs to: its first key. */
const partNames: ReadonlyMap<string, string> = new Map([
  ...Object.keys(requirementsSchema.keys).map((key) => [key, key] as const),
  ...together.flatMap((keys) => keys.map((key) => [key, keys[0] ?? key] as const)),
]);

/** The name of the part that a root key belongs to; keys that Codex does not know are one, as is a file of settings. */
export function partNameOf(key: string, kind: FileKind): string {
  return (kind === 'requirements' && partNames.get(key)) || '';
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
    part?.spans.push(...spans);
    if (!part) parts.set(name, { keys: new Set([key]), spans: [...spans] });
  }
  return parts;
}
