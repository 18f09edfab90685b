/** Which way a key goes where no control of the risk tables says it: which of its values are the stricter ones. */
import type { FileKind } from '../codex/file-kind.ts';
import type { KeyPath } from '../toml/document.ts';
import { askingDefaults } from './controls/managed-config.ts';
import { requirementsControls } from './controls/requirements.ts';
import type { AskingDefault } from './default.ts';

/** A key with two sides. A value on neither has no known order. */
interface Sides {
  readonly kind: 'sides';
  readonly strict: readonly (string | boolean)[];
  readonly loose: readonly (string | boolean)[];
  /** The side on which a file without the key is; between the two where left out, as users then decide. */
  readonly absent?: 'strict' | 'loose';
  /** Where else the value stands for a file without the key: the last step of the key is added to it. */
  readonly elsewhere?: KeyPath;
}

/** A list of strings, or the names of a table. `allows`: more of them is looser. `demands`: more is stricter. */
interface Names {
  readonly kind: 'allows' | 'demands';
  /** What a file without the key, or with an empty one where `emptyIsAbsent` says so, allows or demands. */
  readonly absent: 'everything' | 'nothing';
}

/** A table that is stricter than none. */
interface Presence {
  readonly kind: 'presence';
}

type Direction = Sides | Names | Presence;

/** A key, from the root; `*` stands for any name. */
interface DirectedKey {
  readonly path: KeyPath;
  readonly direction: Direction;
}

const off: Direction = { kind: 'sides', strict: [false], loose: [true] };
const offElseLoose: Direction = { ...off, absent: 'loose' };
const offElseStrict: Direction = { ...off, absent: 'strict' };
const on: Direction = { kind: 'sides', strict: [true], loose: [false] };
const onElseLoose: Direction = { ...on, absent: 'loose' };
const denied: Direction = { kind: 'sides', strict: ['deny'], loose: ['allow'] };
const choice: Direction = { kind: 'allows', absent: 'everything' };

function keys(direction: Direction, ...dotted: readonly string[]): DirectedKey[] {
  return dotted.map((path) => ({ path: path.split('.'), direction }));
}

const proxySwitches = [
  'allow_upstream_proxy',
  'dangerously_allow_non_loopback_proxy',
  'dangerously_allow_all_unix_sockets',
  'allow_local_binding',
];

/** What holds on web sites, on all of them and on single ones. */
const originSides: readonly (readonly [string, Direction])[] = [
  ...['access', 'downloads', 'uploads', 'full_cdp_access', 'auto_review'].map((name) => [name, denied] as const),
  ['persistent_approval', off],
  ['access_approval_lifetime', { kind: 'sides', strict: ['turn'], loose: ['thread'] }],
];

const originKeys: readonly DirectedKey[] = originSides.flatMap(([name, direction]) => [
  { path: ['browser_use', 'default_origin_policy', name], direction },
  {
    path: ['browser_use', 'origins', '*', name],
    direction:
      direction.kind === 'sides' ? { ...direction, elsewhere: ['browser_use', 'default_origin_policy'] } : direction,
  },
]);

const appAccess: Direction = {
  kind: 'sides',
  strict: ['deny'],
  loose: ['allow'],
  elsewhere: ['computer_use', 'default_app_access'],
};

/** What opens a permission profile; without the key the profile does not have it. */
const profileKeys: readonly DirectedKey[] = [
  ...keys(offElseStrict, 'permissions.*.network.enabled', 'permissions.*.workspace_roots.*'),
  ...proxySwitches.flatMap((name) => keys(offElseStrict, `permissions.*.network.${name}`)),
  ...keys({ kind: 'sides', strict: ['limited'], loose: ['full'] }, 'permissions.*.network.mode'),
];

const requirementKeys: readonly DirectedKey[] = [
  ...keys(off, 'allow_appshots', 'allow_remote_control', 'feedback.enabled'),
  ...keys(offElseLoose, 'allow_browser_and_computer_use', 'apps.*.enabled'),
  ...keys(onElseLoose, 'allow_managed_hooks_only', 'marketplaces.restrict_to_allowed_sources'),
  ...keys(on, 'features.hooks', 'browser_use.disable_auto_review'),
  ...keys(
    off,
    'browser_use.allow_webmcp',
    'browser_use.allow_history_access',
    'browser_use.allow_global_persistent_approval',
  ),
  ...keys(off, 'in_app_browser.allow_external_browser_settings_import'),
  ...keys(off, 'computer_use.allow_locked_computer_use', 'computer_use.allow_persistent_approval'),
  ...keys(denied, 'computer_use.default_app_access'),
  ...keys(appAccess, 'computer_use.macos.bundle_ids.*', 'computer_use.windows.aumids.*'),
  ...proxySwitches.flatMap((name) => keys(off, `experimental_network.${name}`)),
  ...keys({ kind: 'demands', absent: 'nothing' }, 'experimental_network.review_domains'),
  ...keys(choice, 'allowed_login_methods', 'allowed_chatgpt_workspaces', 'windows.allowed_sandbox_implementations'),
  ...keys({ kind: 'sides', strict: ['us'], loose: [] }, 'enforce_residency'),
  ...keys({ kind: 'presence' }, 'config_server'),
  ...originKeys,
  ...profileKeys,
];

const settingKeys: readonly DirectedKey[] = [
  ...keys(offElseStrict, 'sandbox_workspace_write.network_access'),
  ...keys({ kind: 'allows', absent: 'nothing' }, 'sandbox_workspace_write.writable_roots'),
  ...keys({ kind: 'sides', strict: ['untrusted'], loose: ['trusted'] }, 'projects.*.trust_level'),
  ...keys(on, 'features.hooks'),
  ...requirementsControls.flatMap((control) =>
    control.kind === 'switch' ? [{ path: control.path, direction: off }] : [],
  ),
  ...profileKeys,
];

/** Features that are to be off together with one of the risk tables. */
const siblings: readonly DirectedKey[] = requirementsControls.flatMap((control) =>
  control.kind === 'switch' ? control.siblings.map((name) => ({ path: ['features', name], direction: off })) : [],
);

/** The rows for managed_config.toml, which have one value that all profiles ask for. */
const rows: readonly DirectedKey[] = askingDefaults.flatMap((row) => {
  const direction = sidesOf(row);
  return direction ? [{ path: row.path, direction }] : [];
});

function sidesOf(row: AskingDefault): Sides | undefined {
  if (row.kind !== 'value') return undefined;
  const isFlag = typeof row.value === 'boolean';
  const loose = Object.keys(row.weaker).map((name) => (isFlag ? name === 'true' : name));
  return { kind: 'sides', strict: [row.value], loose };
}

const directedRequirements: readonly DirectedKey[] = [...requirementKeys, ...siblings, ...rows];
const directedSettings: readonly DirectedKey[] = [...settingKeys, ...siblings, ...rows];

/** Which way a key goes in a kind of file; undefined where nobody knows. */
export function directionOf(path: KeyPath, kind: FileKind): Direction | undefined {
  const all = kind === 'requirements' ? directedRequirements : directedSettings;
  return all.find(({ path: pattern }) => isAt(path, pattern))?.direction;
}

function isAt(path: KeyPath, pattern: KeyPath): boolean {
  return path.length === pattern.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

/** A switch that blocks several features whatever their pins say. */
export const blockedTogether = {
  key: 'allow_browser_and_computer_use',
  features: requirementsControls.flatMap((control) =>
    control.kind === 'switch' && ['browser_use', 'computer_use'].includes(control.feature)
      ? [control.feature, ...control.siblings]
      : [],
  ),
};
