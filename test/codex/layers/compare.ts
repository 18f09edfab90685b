/** Compares what Codex says of a case with what the product says. */
import type { Effective } from '../../../server/src/effective/effective.ts';
import type { Layer } from '../../../server/src/effective/layer.ts';
import type { Plain } from '../../../server/src/effective/plain.ts';
import type { Setting } from '../../../server/src/effective/tree.ts';
import { at, isJson, type Json } from '../../../server/src/real-codex/json.ts';
import type { Answer } from './answer.ts';
import type { LayerCase } from './case.ts';
import { said } from './said.ts';

/** Every difference, in a line of its own; none when the product says what Codex says. */
export function differences(one: LayerCase, answer: Answer): string[] {
  const ours = said(one);
  const starts = ours.refusal === undefined;
  if (answer.starts !== starts)
    return [`Codex ${answer.starts ? 'starts' : 'does not start'}, ours: ${ours.refusal?.reason ?? 'starts'}`];
  if (!starts) return [];
  const { origins, config, requirements, session, fallbacks, ignored, hooks, features, servers } = answer;
  return [
    ...(origins ? originDifferences(ours, origins, config ?? {}) : []),
    ...(config ? valueDifferences(ours, config) : []),
    ...(requirements ? requirementDifferences(ours, requirements) : []),
    ...(session ? sessionDifferences(ours, session, one.project !== undefined) : []),
    ...(fallbacks ? differ('web search', searchWord(ours), fallbacks.web_search_mode) : []),
    ...(ignored ? differ('ignored', droppedBy(ours, 'Codex ignores it in a project'), [...ignored].sort()) : []),
    ...(hooks ? differ('hooks', [...commandsOf(ours.requirements), ...commandsOf(ours.settings)], hooks) : []),
    ...(features ? featureDifferences(ours, features) : []),
    ...(servers ? differ('servers', serversOf(ours), servers) : []),
  ];
}

function differ(what: string, ours: unknown, codex: unknown): string[] {
  const [one, other] = [text(ours), text(codex)];
  return one === other ? [] : [`${what}: Codex ${other}, ours ${one}`];
}

/** A value as text, with the keys of tables in the order of the alphabet. Codex tells headers where there are none. */
function text(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown => {
    if (typeof inner === 'bigint') return Number(inner);
    if (isJson(inner) && isJson(inner.headers) && Object.keys(inner.headers).length === 0)
      return sorted('', withoutHeaders(inner));
    return isJson(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  };
  return JSON.stringify(value, sorted) ?? 'nothing';
}

function withoutHeaders({ headers: _, ...rest }: Json): Json {
  return rest;
}

const layerNames: Readonly<Record<string, string>> = {
  'managed-config': 'legacyManagedConfigTomlFromFile',
  'system-config': 'system',
  session: 'sessionFlags',
};

function nameOf({ kind, path }: Layer): string {
  return path.includes('/nested/') ? 'nested' : (layerNames[kind] ?? kind);
}

/** Codex tells where settings are from before requirements change them, and forgets those that requirements fix. */
function originDifferences({ settings, dropped }: Effective, origins: Readonly<Record<string, string>>, config: Json) {
  const told = toldOrigins(origins);
  const ours = new Map<string, string>();
  for (const { path, source } of dropped.filter(({ why }) => /same feature|decides? instead/.test(why))) {
    ours.set(path.join('.'), nameOf(source.layer));
  }
  for (const { path, how, value, sources, overrides } of settings) {
    const source = how === 'set' ? sources[0] : overrides[0];
    const name = path.join('.');
    if (!source || path[0] === 'hooks' || isEmpty(value) || (how !== 'set' && (!told.has(name) || ours.has(name))))
      continue;
    if (!source.layer.kind.endsWith('requirements')) ours.set(name, nameOf(source.layer));
  }
  const changed = settings.filter(({ how }) => how !== 'set');
  const isChanged = (name: string, layer: string | undefined) =>
    changed.some(
      ({ path, overrides }) =>
        sandboxKey(path[0] ?? '') === sandboxKey(name.split('.')[0] ?? '') &&
        overrides.some((source) => nameOf(source.layer) === layer),
    );
  return [...new Set([...ours.keys(), ...told.keys()])]
    .filter((name) => ours.has(name) || !isChanged(name, told.get(name)))
    .filter((name) => isThere(config, name, told))
    .flatMap((name) => differ(`origin of ${name}`, ours.get(name), told.get(name)));
}

/** Lists as one value: Codex tells an origin for each element, and keeps those of elements that a shorter list replaced. */
function toldOrigins(origins: Readonly<Record<string, string>>): Map<string, string> {
  const entries = Object.entries(origins).filter(([key]) => !/^hooks\.|\.[1-9]\d*(?:\.|$)/.test(key));
  return new Map(entries.map(([key, layer]) => [key.replace(/\.0(?:\..*)?$/, ''), layer]));
}

/** Two keys decide on the sandbox, and requirements change one for the other. */
function sandboxKey(key: string): string {
  return key === 'default_permissions' ? 'sandbox_mode' : key;
}

/** Whether Codex’s origin is of the value that counts: it keeps those of values that have become tables, and back. */
function isThere(config: Json, name: string, told: ReadonlyMap<string, string>): boolean {
  const value = at(config, ...name.split('.'));
  const isBelow = [...told.keys()].some((other) => name.startsWith(`${other}.`));
  const isAbove = [...told.keys()].some((other) => other.startsWith(`${name}.`));
  if (value === undefined) return !isBelow && !isAbove;
  return Array.isArray(value) ? value.length > 0 : !isJson(value);
}

function isEmpty(value: Plain): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The settings as they are written, or as requirements fix them; lists and pins show in sessions and features. */
function valueDifferences({ settings }: Effective, config: Json): string[] {
  return settings
    .filter(({ how, path }) => how !== 'fallback' && !['hooks', 'features', 'projects'].includes(path[0] ?? ''))
    .filter(({ how, path }) => how === 'set' || path[0] !== 'mcp_servers')
    .filter(({ path }) => at(config, path[0] ?? '') !== undefined)
    .flatMap((setting) => differ(setting.path.join('.'), resolved(setting), at(config, ...setting.path)));
}

/** Codex tells paths in full. */
function resolved({ path, value, sources }: Setting): Plain {
  if (!['log_dir', 'sqlite_home'].includes(path.join('.')) || typeof value !== 'string' || value.startsWith('/'))
    return value;
  return `${sources[0]?.layer.path.replace(/[^/]*$/, '') ?? ''}${value}`;
}

/** What configRequirements/read calls the keys of requirements that it tells of. */
const reported: Readonly<Record<string, string>> = {
  allowedApprovalPolicies: 'allowed_approval_policies',
  allowedApprovalsReviewers: 'allowed_approvals_reviewers',
  allowedSandboxModes: 'allowed_sandbox_modes',
  allowedWebSearchModes: 'allowed_web_search_modes',
  allowedPermissionProfiles: 'allowed_permission_profiles',
  allowedWindowsSandboxImplementations: 'windows.allowed_sandbox_implementations',
  defaultPermissions: 'default_permissions',
  featureRequirements: 'features',
  allowManagedHooksOnly: 'allow_managed_hooks_only',
  allowLoginShell: 'allow_login_shell',
  checkForUpdateOnStartup: 'check_for_update_on_startup',
  chatgptBaseUrl: 'chatgpt_base_url',
  cliAuthCredentialsStore: 'cli_auth_credentials_store',
  feedback: 'feedback',
  modelProvider: 'model_provider',
  otel: 'otel',
};

function requirementDifferences({ requirements }: Effective, told: Json): string[] {
  return Object.entries(reported).flatMap(([name, key]) => {
    const ours = nested(requirements, key.split('.'));
    const listed = name === 'allowedWebSearchModes' && Array.isArray(ours) ? [...ours, 'disabled'] : ours;
    return differ(`requirement ${key}`, listed, told[name]);
  });
}

/** The value at a path of what has been flattened. */
function nested(settings: readonly Setting[], path: readonly string[]): unknown {
  const below = settings.filter((setting) => path.every((step, index) => setting.path[index] === step));
  const [only] = below;
  if (only && only.path.length === path.length) return only.value;
  if (!only) return undefined;
  const names = new Set(below.map((setting) => setting.path[path.length] ?? ''));
  return Object.fromEntries([...names].map((name) => [name, nested(below, [...path, name])]));
}

const sandboxes: Readonly<Record<string, string>> = {
  'read-only': 'readOnly',
  'workspace-write': 'workspaceWrite',
  'danger-full-access': 'dangerFullAccess',
  ':read-only': 'readOnly',
  ':workspace': 'workspaceWrite',
  ':danger-full-access': 'dangerFullAccess',
};

function sessionDifferences({ settings, requirements }: Effective, session: Json, trusted: boolean): string[] {
  const approval = nested(settings, ['approval_policy']) ?? 'on-request';
  const granular = { skill_approval: false, request_permissions: false };
  const full =
    isJson(approval) && isJson(approval.granular) ? { granular: { ...granular, ...approval.granular } } : approval;
  const mode = nested(settings, ['sandbox_mode']);
  const profile = nested(settings, ['default_permissions']);
  const base = nested([...settings, ...requirements], ['permissions', String(profile), 'extends']) ?? profile;
  const allowed = nested(requirements, ['allowed_sandbox_modes']);
  const writes = trusted && (!Array.isArray(allowed) || allowed.includes('workspace-write'));
  const sandbox = sandboxes[String(mode ?? base)] ?? (writes ? 'workspaceWrite' : 'readOnly');
  return [
    ...differ('approval', full, session.approval),
    ...differ('reviewer', nested(settings, ['approvals_reviewer']) ?? 'user', session.reviewer),
    ...differ('sandbox', sandbox, session.sandbox),
    ...(profile === undefined ? [] : differ('profile', profile, session.profile)),
  ];
}

function searchWord({ settings }: Effective): string | undefined {
  const search = settings.find(({ path, how }) => path.join('.') === 'web_search' && how === 'fallback');
  return search && String(search.value).replace(/^./, (letter) => letter.toUpperCase());
}

function droppedBy({ dropped }: Effective, why: string): string[] {
  return dropped
    .filter((one) => one.why === why)
    .map(({ path }) => path.join('.'))
    .sort();
}

function commandsOf(settings: readonly Setting[]): unknown[] {
  const groups = nested(settings, ['hooks', 'Stop']);
  return Array.isArray(groups) ? groups.flatMap((group) => at(group, 'hooks')).map((hook) => at(hook, 'command')) : [];
}

/** Codex tells which features differ from a machine without files. */
function featureDifferences({ settings }: Effective, told: Readonly<Record<string, boolean>>): string[] {
  const byDefault = new Set(['apps', 'browser_use', 'hooks', 'multi_agent']);
  const ours = settings
    .filter(({ path }) => path[0] === 'features')
    .map(({ path, value }): [string, Plain] => [older[path[1] ?? ''] ?? path[1] ?? '', value])
    .filter(([name, value]) => value !== byDefault.has(name));
  return differ('features', Object.fromEntries(ours), told);
}

const older: Readonly<Record<string, string>> = { memory_tool: 'memories', collab: 'multi_agent' };

function serversOf({ settings }: Effective): Record<string, unknown> {
  const servers = nested(settings, ['mcp_servers']);
  return Object.fromEntries(
    Object.entries(isJson(servers) ? servers : {}).map(([name, server]) => [
      name,
      [at(server, 'enabled') !== false, at(server, 'command') ?? at(server, 'url')],
    ]),
  );
}
