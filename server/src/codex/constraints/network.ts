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
