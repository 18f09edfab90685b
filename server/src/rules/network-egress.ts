import { classifyDomain, egressLevels } from '../risk/egress.ts';
import { find, type Item, isTable, type TomlDocument } from '../toml/document.ts';
import type { Rule } from './rule.ts';

type Draft = ReturnType<typeof draft>;

/** What the network rules of a file let out, by the article's egress table. */
export const networkEgress: Rule<undefined> = {
  id: 'network-egress',
  summary: 'Where commands may send data: everything, hosts that take uploads from anyone, or a vetted list.',
  severity: 'warning',
  verdict: 'accepts',
  keys: ['experimental_network', 'network_proxy', 'permissions'],

  *check({ document, refusals }) {
    const refused = new Set(refusals.map(({ item }) => item));
    for (const network of networkTables(document)) {
      if (booleanAt(network, 'enabled') === false) continue;
      yield* openSwitches(network);
      yield* openSockets(network);
      yield* openDomains(network, refused);
    }
  },
};

/** The managed network policy under each of its names, and that of every permission profile. */
function networkTables({ root }: TomlDocument): Item[] {
  const profiles = [...(find(root, ['permissions'])?.children.keys() ?? [])].filter((name) => name !== 'filesystem');
  const paths = [
    ['experimental_network'],
    ['network_proxy'],
    ['permissions', 'network'],
    ...profiles.filter((name) => name !== 'network').map((name) => ['permissions', name, 'network']),
  ];
  return paths.flatMap((path) => find(root, path) ?? []).filter(isTable);
}

function booleanAt(table: Item, key: string): boolean | undefined {
  const value = table.children.get(key)?.value;
  return value?.kind === 'boolean' ? value.value : undefined;
}

const switches = [
  {
    key: 'dangerously_allow_non_loopback_proxy',
    why: 'the proxy listens beyond this machine, where others can use it',
  },
  {
    key: 'dangerously_allow_all_unix_sockets',
    why: 'any Unix socket may be reached, among them those of Docker and SSH agents',
  },
] as const;

function* openSwitches(network: Item): Generator<Draft> {
  for (const { key, why } of switches) {
    const item = network.children.get(key);
    if (item?.value && booleanAt(network, key)) yield draft(item, 'everything', `\`${key}\`: ${why}`);
  }
}

function* openSockets(network: Item): Generator<Draft> {
  for (const { item, pattern } of allowed(network, 'unix_sockets', 'allow_unix_sockets')) {
    if (!/(?:docker|containerd|podman|ssh-agent|agent\.\d+)/.test(pattern)) continue;
    yield draft(item, 'everything', `\`${pattern}\`: who reaches this socket has the rights of the service behind it`);
  }
}

/** A host that Codex refuses the file for lets nothing out. */
function* openDomains(network: Item, refused: ReadonlySet<Item>): Generator<Draft> {
  const domains = allowed(network, 'domains', 'allowed_domains')
    .filter(({ item }) => !refused.has(item))
    .map((domain) => ({ ...domain, ...classifyDomain(domain.pattern) }));
  for (const { item, pattern, level, reason } of domains) {
    if (level === 'everything') yield draft(item, level, `\`${pattern}\` allows every host`);
    if (level === 'upload') yield draft(item, level, `\`${pattern}\` is ${reason}`);
  }
  const vetted = domains.filter(({ level }) => level === 'vetted');
  const holder = network.children.get('domains') ?? network.children.get('allowed_domains');
  if (holder && vetted.length > 0) {
    const hosts = vetted.length === 1 ? '1 listed host' : `${vetted.length} listed hosts`;
    yield draft(holder, 'vetted', `${hosts} can be reached`, holder.names[0]);
  }
}

/** The allowed entries of a network table, from its map (`name = "allow"`) or its older list. */
function allowed(network: Item, map: string, list: string): { item: Item; pattern: string }[] {
  const mapped = [...(network.children.get(map)?.children ?? [])]
    .filter(([, { value }]) => value?.kind === 'string' && value.value === 'allow')
    .map(([pattern, item]) => ({ item, pattern }));
  const plain = (network.children.get(list)?.elements ?? []).flatMap((item) =>
    item.value?.kind === 'string' ? [{ item, pattern: item.value.value }] : [],
  );
  return [...mapped, ...plain];
}

function draft(item: Item, level: keyof typeof egressLevels, what: string, at = item.names[0] ?? item.value) {
  const { severity, label, why } = egressLevels[level];
  return {
    severity,
    message: `Network egress, ${label} risk: ${what}; ${why}.`,
    keyPath: item.path,
    span: at ?? { start: 0, end: 0 },
    data: undefined,
  };
}
