/** One layer as requirements: what it says once Codex has read it by itself. */
import { configKeyAt } from '../codex/config-keys.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { shapeIssues } from '../codex/shape.ts';
import { matchesHost } from './hostname.ts';
import type { Layer } from './layer.ts';
import type { Dropped } from './outcome.ts';
import { isPlainArray, type Plain, plainOf } from './plain.ts';
import { asRead } from './spelling.ts';
import { at, type Branch, emptyBranch, type Leaf, put, rootOf, sourceOf, without } from './tree.ts';

/** What a layer requires, and which of its keys do not count. */
export interface LayerRequirements {
  readonly tree: Branch;
  readonly dropped: readonly Dropped[];
}

/** Two names of one table: the first is the one that reports use. */
export const requirementAliases: readonly (readonly [string, string])[] = [
  ['features', 'feature_requirements'],
  ['experimental_network', 'network_proxy'],
];

/** The keys that only a file of the machine or MDM can require. */
const notFromCloud = [
  'allowed_login_methods',
  'allowed_chatgpt_workspaces',
  'cli_auth_credentials_store',
  'chatgpt_base_url',
];

/** The lists whose values config.toml chooses from, with its key. */
export const listedKeys: readonly (readonly [requirement: string, key: string])[] = [
  ['allowed_approval_policies', 'approval_policy'],
  ['allowed_approvals_reviewers', 'approvals_reviewer'],
  ['allowed_sandbox_modes', 'sandbox_mode'],
];

const REMOTE = 'remote_sandbox_config';

/** Reads a layer as requirements. */
export function requirementsOf(layer: Layer, hostname: string | undefined): LayerRequirements {
  if (layer.kind === 'managed-config' || layer.kind === 'mdm-config') return { tree: converted(layer), dropped: [] };
  const dropped: Dropped[] = [];
  let tree = rootOf(layer);
  for (const issue of shapeIssues(layer.document.root, requirementsSchema)) {
    if (issue.kind !== 'unknown-key' || !issue.item.path.every((step) => typeof step === 'string')) continue;
    const path = issue.item.path.map(String);
    dropped.push({
      path,
      source: sourceOf(layer, issue.item),
      why: 'Codex ignores it in requirements',
      evidence: 'observed',
    });
    tree = without(tree, path);
  }
  if (layer.kind === 'cloud-requirements') {
    for (const name of notFromCloud) {
      const item = layer.document.root.children.get(name);
      if (!item) continue;
      const why = 'cloud requirements cannot set it';
      dropped.push({ path: [name], source: sourceOf(layer, item), why, evidence: 'documented' });
      tree = without(tree, [name]);
    }
  }
  return { tree: forHost(layer, inKnownWords(renamed(tree)), hostname), dropped };
}

function renamed(tree: Branch): Branch {
  return requirementAliases.reduce((result, [name, alias]) => {
    const aliased = at(result, [alias]);
    return aliased ? put(without(result, [alias]), [name], aliased) : result;
  }, tree);
}

function inKnownWords(tree: Branch): Branch {
  return listedKeys.reduce((result, [list, key]) => {
    const leaf = at(result, [list]);
    return leaf?.kind === 'leaf' ? put(result, [list], { ...leaf, value: asRead(key, leaf.value) }) : result;
  }, tree);
}

/** The first entry for the host takes the place of the list of sandbox modes. */
function forHost(layer: Layer, tree: Branch, hostname: string | undefined): Branch {
  const list = layer.document.root.children.get(REMOTE);
  const general = without(tree, [REMOTE]);
  const entry = list?.elements.find((element) => {
    const patterns = element.children.get('hostname_patterns');
    return patterns?.elements.some((pattern) => matchesHost(String(plainOf(pattern)), hostname ?? ''));
  });
  const modes = entry?.children.get('allowed_sandbox_modes');
  if (!modes) return general;
  const source = sourceOf(layer, modes);
  const below = at(tree, ['allowed_sandbox_modes']);
  const overrides = below?.kind === 'leaf' ? below.sources : [];
  return put(general, ['allowed_sandbox_modes'], {
    kind: 'leaf',
    value: source.value,
    sources: [source],
    overrides,
    how: 'set',
  });
}

/** Codex makes requirements of three keys of a managed config, and of no other. */
function converted(layer: Layer): Branch {
  return listedKeys.reduce((tree, [requirement, key]) => {
    const item = layer.document.root.children.get(key);
    if (!item) return tree;
    const leaf: Leaf = {
      kind: 'leaf',
      value: listFor(key, asRead(key, plainOf(item))),
      sources: [sourceOf(layer, item)],
      overrides: [],
      how: 'set',
    };
    return put(tree, [requirement], leaf);
  }, emptyBranch);
}

/** The list of allowed values that Codex makes of one value of a setting. */
export function listFor(key: string, value: Plain): readonly Plain[] {
  const lists = configKeyAt([key])?.conversion?.values;
  const list = typeof value === 'string' && lists && Object.hasOwn(lists, value) ? lists[value] : undefined;
  return list ?? [value];
}

/** The entries of a list; none for what is no list. */
export function listOf(value: Plain | undefined): readonly Plain[] {
  return isPlainArray(value) ? value : [];
}
