import { find, type Item, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { type Constraint, type DatedConstraint, entriesOf, type Refusal } from './refusal.ts';

const surfaces: readonly (readonly string[])[] = [
  ['experimental_network'],
  ['network_proxy'],
  ['permissions', 'network'],
];

/** The managed network policy has three names, of which a file may use one, and old lists beside the new maps. */
export const managedNetwork: DatedConstraint = function* (root, release) {
  const tables = surfaces.flatMap((path) => find(root, path) ?? []);
  const [first, ...others] = tables;
  for (const item of others) {
    yield {
      item,
      reason: `\`${item.path.join('.')}\` and \`${first?.path.join('.')}\` are the same policy: use one of them`,
    };
  }
  for (const table of tables) {
    yield* eitherForm(table, 'domains', ['allowed_domains', 'denied_domains']);
    yield* eitherForm(table, 'unix_sockets', ['allow_unix_sockets']);
    const star = table.children.get('domains')?.children.get('*');
    if (star) yield { item: star, reason: '`*` cannot be a domain rule: name hosts, or `*.example.com`' };
    if (!isHeld('noStarInLists', release)) continue;
    for (const list of ['allowed_domains', 'denied_domains']) {
      for (const item of table.children.get(list)?.elements ?? []) {
        if (textOf(item) === '*') yield { item, reason: '`*` cannot be a domain rule: name hosts, or `*.example.com`' };
      }
    }
  }
};

function* eitherForm(table: Item, map: string, lists: readonly string[]): Generator<Refusal> {
  if (!table.children.has(map)) return;
  for (const list of lists) {
    const item = table.children.get(list);
    if (item) yield { item, reason: `\`${list}\` cannot stand beside \`${map}\`` };
  }
}

/** What permission profiles do to requests on their way. */
export const interception: Constraint = function* (root) {
  for (const [, profile] of entriesOf(find(root, ['permissions']))) {
    const mitm = find(profile, ['network', 'mitm']);
    for (const [name, item] of entriesOf(mitm?.children.get('actions'))) {
      const idle = [...item.children.values()].every(({ form, elements }) => form === 'array' && elements.length === 0);
      if (idle) yield { item, reason: `the action \`${name}\` does nothing` };
    }
    if (mitm?.children.has('version')) continue;
    for (const [, action] of entriesOf(mitm?.children.get('actions'))) yield* scopedActions(action);
    for (const [, hook] of entriesOf(mitm?.children.get('hooks'))) {
      for (const key of ['schemes', 'ports']) {
        const item = hook.children.get(key);
        if (item && item.elements.length > 0) yield { item, reason: `\`${key}\` needs \`version = 2\` in \`mitm\`` };
      }
    }
  }
};

/** What is done to some requests only came with the second version of the format. */
function* scopedActions(action: Item): Generator<Refusal> {
  const headers = action.children.get('inject_request_headers')?.elements ?? [];
  const scoped = [
    ...['body_secret_substitution', 'aws_sigv4'].map((key) => action.children.get(key)),
    ...headers.map((header) => header.children.get('placeholder')),
  ];
  for (const item of scoped) {
    if (item) yield { item, reason: `\`${item.step}\` needs \`version = 2\` in \`mitm\`` };
  }
}

/** What the hooks of a permission profile must say of the requests that they are for, once it is used. */
export function* interceptionHooks(profile: Item): Generator<Refusal> {
  for (const [, hook] of entriesOf(find(profile, ['network', 'mitm', 'hooks']))) {
    const body = hook.children.get('body');
    if (body) yield { item: body, reason: '`body` is kept for a later release' };
    const host = hook.children.get('host');
    if (host && textOf(host) === '') yield { item: host, reason: '`host` must not be empty' };
    for (const key of ['methods', 'path_prefixes']) {
      const item = hook.children.get(key);
      if (item?.form === 'array' && item.elements.length === 0) yield { item, reason: `\`${key}\` must not be empty` };
    }
  }
}

/** The desktop app takes exact names only. */
export const applicationNetwork: Constraint = function* (root) {
  for (const [domain, item] of entriesOf(find(root, ['application', 'network', 'domains']))) {
    if (isDomainName(domain)) continue;
    yield { item, reason: `\`${domain}\` must be an exact domain name, without scheme, port or wildcard` };
  }
};

function isDomainName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  const isLabel = (label: string) => /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/.test(label);
  return labels.join('.').length <= 253 && labels.every(isLabel);
}
