/** The network that commands and the desktop app may reach. */
import { isPlainArray, isPlainTable, type Plain } from '../../effective/plain.ts';
import { changeAt, coded, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueAtPath, valueIn } from './side.ts';

/** What a policy says of names of one sort: hosts or sockets. */
interface Entries {
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
}

const NETWORK = ['experimental_network'];

/** The keys of a network policy that are compared here. */
export const networkKeys: readonly string[] = [
  'domains',
  'allowed_domains',
  'denied_domains',
  'unix_sockets',
  'allow_unix_sockets',
  'managed_allowed_domains_only',
];

/** Compares which hosts and sockets commands may reach. */
export function compareNetwork(before: Side, after: Side): PolicyChange[] {
  const [old, fresh] = [valueIn(before, NETWORK), valueIn(after, NETWORK)];
  if (!isPlainTable(old) && !isPlainTable(fresh)) return [];
  const only = compareOnly(before, after);
  const becameOnly = only.some(({ direction }) => direction === 'tightened');
  const hosts = compareEntries(before, after, [...NETWORK, 'domains'], 'the host', hostsOf(old), hostsOf(fresh));
  const sockets = compareEntries(
    before,
    after,
    [...NETWORK, 'unix_sockets'],
    'the socket',
    socketsOf(old),
    socketsOf(fresh),
  );
  // Where from now on nothing else is allowed, an allowed host is no more than what is left.
  return [...only, ...hosts.filter(({ direction }) => !(becameOnly && direction === 'loosened')), ...sockets];
}

function compareOnly(before: Side, after: Side): PolicyChange[] {
  const path = [...NETWORK, 'managed_allowed_domains_only'];
  const [was, is] = [valueIn(before, path) === true, valueIn(after, path) === true];
  if (was === is) return [];
  const words = is
    ? 'Only the hosts that this policy allows count, not those that users allow.'
    : 'Hosts that users allow count as well.';
  return [changeAt(path, [before, after], is ? 'tightened' : 'loosened', words)];
}

/** Compares entries that allow or deny. What another pattern covers is no change. */
export function compareEntries(
  before: Side,
  after: Side,
  path: readonly string[],
  noun: string,
  old: Entries,
  fresh: Entries,
): PolicyChange[] {
  const change = (direction: Direction, words: string) => changeAt(path, [before, after], direction, words);
  const missing = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => !others.some((other) => hostCovers(other, name)));
  // A host that is denied all the same is not allowed.
  const newlyAllowed = missing(missing(fresh.allowed, old.allowed), fresh.denied);
  const isGone = valueIn(after, path.slice(0, -1)) === undefined;
  return [
    ...newlyAllowed.map((name) => change('loosened', `Also allows ${noun} ${coded(name)}.`)),
    ...missing(old.denied, fresh.denied).map((name) => change('loosened', `No longer denies ${noun} ${coded(name)}.`)),
    ...missing(missing(old.allowed, fresh.allowed), fresh.denied).map((name) =>
      change(isGone ? 'changed' : 'tightened', `No longer allows ${noun} ${coded(name)}.`),
    ),
    ...missing(fresh.denied, old.denied).map((name) => change('tightened', `Denies ${noun} ${coded(name)}.`)),
  ];
}

/** Hosts in the present form and in the older one. */
export function hostsOf(network: Plain | undefined): Entries {
  return entriesOf(network, 'domains', 'allowed_domains', 'denied_domains');
}

function socketsOf(network: Plain | undefined): Entries {
  return entriesOf(network, 'unix_sockets', 'allow_unix_sockets');
}

function entriesOf(network: Plain | undefined, table: string, allowing: string, denying = ''): Entries {
  const entries = Object.entries(tableAt(network, table));
  const named = (word: string) => entries.filter(([, value]) => value === word).map(([name]) => name);
  return {
    allowed: [...named('allow'), ...texts(valueAtPath(network, [allowing]))],
    denied: [...named('deny'), ...texts(valueAtPath(network, [denying]))],
  };
}

function tableAt(value: Plain | undefined, name: string) {
  const table = valueAtPath(value, [name]);
  return isPlainTable(table) ? table : {};
}

function texts(value: Plain | undefined): string[] {
  return isPlainArray(value) ? value.map(String) : [];
}

/** `*.example.com` stands for the hosts below `example.com`, `**.example.com` for it as well, `*` for all. */
function hostCovers(pattern: string, name: string): boolean {
  if (pattern === name || pattern === '*') return true;
  const [, stars, domain] = /^(\*{1,2})\.(.+)$/.exec(pattern) ?? [];
  if (domain === undefined) return false;
  const bare = name.replace(/^\*{1,2}\./, '');
  if (bare.endsWith(`.${domain}`)) return true;
  return bare === domain && (stars === '**' ? true : name.startsWith('*.'));
}

const APP = ['application', 'network'];

/** Compares which servers the desktop app may reach: without the table, or with it off, all of them. */
export function compareAppNetwork(before: Side, after: Side): PolicyChange[] {
  const [old, fresh] = [appHosts(before), appHosts(after)];
  if (!old && !fresh) return [];
  if (!fresh) return [changeAt(APP, [before, after], 'loosened', 'The desktop app may reach any server.')];
  if (!old)
    return [changeAt(APP, [before, after], 'tightened', 'The desktop app may reach only the servers that are named.')];
  const path = [...APP, 'domains'];
  const nothing = { denied: [] };
  return compareEntries(
    before,
    after,
    path,
    'the server',
    { ...nothing, allowed: old },
    { ...nothing, allowed: fresh },
  );
}

/** The servers that are allowed; undefined where there is no limit. */
function appHosts(side: Side): readonly string[] | undefined {
  const network = valueIn(side, APP);
  if (!isPlainTable(network) || network.enabled === false) return undefined;
  return hostsOf(network).allowed;
}
