import { type Item, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { entriesOf, isToken, notBlank, type Refusal } from './refusal.ts';

const client = ['authorization_url', 'token_url', 'client_id'];
const signInUrls = ['authorization_url', 'device_authorization_url', 'token_url'];

/** Where the credential goes unless `delivery` says otherwise. */
const AUTHORIZATION = 'authorization';

/** Headers that Codex keeps for itself and for the connection. */
const reserved =
  /^(?:host|connection|content-length|cookie|proxy-authorization|transfer-encoding|upgrade|chatgpt-account-id|(?:x-codex|x-openai|sec-websocket)-.*)$/;

/**
 * What Codex asks of the gateway in front of a model provider. `credentials` are the keys by which the provider sends a
 * credential of its own.
 */
export function* gateway(provider: Item, credentials: readonly Item[], release: number): Generator<Refusal> {
  const item = provider.children.get('gateway_oauth');
  if (!item) return;
  yield* source(item);
  yield* notBlank(item.children.get('client_id'), 'client_id');
  for (const key of signInUrls) yield* secure(item.children.get(key), key);
  yield* destination(item, provider);
  const delivery = item.children.get('delivery');
  const header = headerOf(delivery);
  const faults = [...words(delivery)];
  if (faults.length === 0) faults.push(...free(delivery, header, release));
  yield* faults;
  // Another header may be free.
  if (faults.length > 0) return;
  for (const table of ['http_headers', 'env_http_headers']) {
    for (const [name, same] of entriesOf(provider.children.get(table))) {
      if (name.toLowerCase() !== header) continue;
      yield { item: same, reason: `the gateway sends its credential in the header \`${name}\` as well` };
    }
  }
  if (header !== AUTHORIZATION) return;
  for (const same of credentials) {
    const reason = `\`${same.step}\` sends a credential in the same header as \`gateway_oauth\`: let its \`delivery\` name another one`;
    yield { item: same, reason };
  }
}

/** A gateway takes one kind of credential. */
function* source(item: Item): Generator<Refusal> {
  const { children } = item;
  const byExport = [...children.keys()].every((key) => key === 'credential_export' || key === 'delivery');
  if (children.has('credential_export') ? byExport : client.every((key) => children.has(key))) return;
  const lacks = children.has('credential_export') ? undefined : client.filter((key) => !children.has(key));
  yield {
    item,
    reason: 'a gateway needs `credential_export`, or `authorization_url`, `token_url` and `client_id`, and not both',
    ...(lacks && { lacks }),
  };
}

/** A gateway is one to something, and its credential goes nowhere else. */
function* destination(item: Item, provider: Item): Generator<Refusal> {
  const base = provider.children.get('base_url');
  const catalog = provider.children.get('model_catalog_url');
  if (!base) yield { item, reason: '`gateway_oauth` needs `base_url`' };
  const faults = [...secure(base, 'base_url'), ...secure(catalog, 'model_catalog_url')];
  yield* faults;
  const [address, list] = [textOf(base), textOf(catalog)];
  if (!catalog || faults.length > 0 || address === undefined || list === undefined) return;
  if (new URL(address).origin === new URL(list).origin) return;
  yield { item: catalog, reason: 'behind a gateway `model_catalog_url` has the scheme, host and port of `base_url`' };
}

/** An address that a credential may be sent to. */
function* secure(item: Item | undefined, name: string): Generator<Refusal> {
  const address = textOf(item);
  if (!item || address === undefined || isSecure(address)) return;
  yield { item, reason: `\`${name}\` must be an https address, without user name and fragment` };
}

/** Plain http stays on the machine. */
function isSecure(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, href } = new URL(address);
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback);
  return isSafe && username === '' && password === '' && !href.includes('#');
}

/** Names of headers and cookies, and schemes, are words of the protocol. */
function* words(delivery: Item | undefined): Generator<Refusal> {
  for (const key of ['name', 'scheme']) {
    const item = delivery?.children.get(key);
    const text = textOf(item);
    if (!item || text === undefined || isToken(text)) continue;
    const kind = wordOf(delivery, 'kind') ?? 'header';
    const isEmpty = text === '';
    yield { item, reason: isEmpty ? `\`${key}\` must not be empty` : `\`${text}\` cannot be the ${key} of a ${kind}` };
  }
}

/** The header that carries the credential, in small letters. */
function headerOf(delivery: Item | undefined): string | undefined {
  if (!delivery) return AUTHORIZATION;
  return wordOf(delivery, 'kind') === 'cookie' ? 'cookie' : wordOf(delivery, 'name')?.toLowerCase();
}

function wordOf(delivery: Item | undefined, key: string): string | undefined {
  return textOf(delivery?.children.get(key));
}

/** Only as a bearer token does a credential get into the header of the provider’s own. */
function* free(delivery: Item | undefined, header: string | undefined, release: number): Generator<Refusal> {
  const name = delivery?.children.get('name');
  if (!name || header === undefined || wordOf(delivery, 'kind') === 'cookie') return;
  if (header === AUTHORIZATION) {
    const scheme = wordOf(delivery, 'scheme') ?? 'Bearer';
    if (scheme.toLowerCase() === 'bearer' && !isHeld('authorizationReserved', release)) return;
    yield { item: name, reason: '`Authorization` carries a bearer token only: choose another header, or a cookie' };
  } else if (reserved.test(header)) {
    yield { item: name, reason: `Codex keeps the header \`${textOf(name)}\` for itself: choose another, or a cookie` };
  }
}
