import { find, flagOf, type Item, textOf } from '../../toml/document.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { type Constraint, entriesOf, notBlank, type Refusal } from './refusal.ts';

const reserved = ['openai', 'ollama', 'lmstudio'];
const bedrock = ['amazon-bedrock', 'amazon-bedrock-runtime'];

/** The model providers that Codex brings along. */
export const builtInProviders: readonly string[] = [...reserved, ...bedrock];
const bedrockKeys = ['base_url', 'auth', 'http_headers', 'aws', 'wire_api'];

/** What a provider may send as its credential besides `auth`. */
const credentials = ['env_key', 'experimental_bearer_token', 'requires_openai_auth'];
const gatewayUrls = ['authorization_url', 'token_url'];
const gatewayClient = [...gatewayUrls, 'client_id'];

/** The forced provider must exist, and built-in ones cannot be defined anew. */
export const modelProviders: Constraint = function* (root) {
  const forced = find(root, ['model_provider']);
  const name = textOf(forced) ?? '';
  const isKnown = builtInProviders.includes(name) || find(root, ['model_providers', name]);
  if (forced && textOf(forced) !== undefined && !isKnown) {
    yield { item: forced, reason: `no model provider \`${name}\` is defined` };
  }
  for (const [id, item] of entriesOf(find(root, ['model_providers']))) {
    if (reserved.includes(id)) {
      yield { item, reason: `the provider \`${id}\` is built in and cannot be defined anew` };
    }
    yield* bedrock.includes(id) ? bedrockProvider(id, item) : ownProvider(item);
    for (const table of [['auth'], ['aws', 'credential_export'], ['gateway_oauth', 'credential_export']]) {
      yield* notBlank(find(item, [...table, 'command']), 'command');
    }
    for (const table of ['aws', 'gateway_oauth']) {
      const command = find(item, [table, 'credential_export', 'command']);
      if (command && isRelative(textOf(command) ?? '')) {
        yield { item: command, reason: 'the command that exports credentials is a plain name, or an absolute path' };
      }
    }
    yield* gateway(item.children.get('gateway_oauth'), item);
  }
};

/** Whether a command is a path that begins in the folder where somebody happens to be. */
function isRelative(command: string): boolean {
  return !command.startsWith('/') && (command.includes('/') || command === '.' || command === '..');
}

/** Of these Codex lets only some keys be changed; others may stand there with the value that they have. */
function* bedrockProvider(id: string, provider: Item): Generator<Refusal> {
  for (const [key, item] of entriesOf(provider)) {
    const isDefault = flagOf(item) === false || (key === 'name' && textOf(item) === '');
    if (bedrockKeys.includes(key) || isDefault || !schemaAt(requirementsSchema, item.path)) continue;
    yield { item, reason: `\`${key}\` of \`${id}\` cannot be changed` };
  }
  const aws = provider.children.get('aws');
  if (aws && provider.children.has('auth')) yield { item: aws, reason: '`aws` cannot stand beside `auth`' };
}

function* ownProvider(provider: Item): Generator<Refusal> {
  yield* notBlank(provider.children.get('name'), 'name');
  const aws = provider.children.get('aws');
  if (aws) yield { item: aws, reason: '`aws` is for `amazon-bedrock` and `amazon-bedrock-runtime` only' };
  if (provider.children.has('auth')) yield* besides(provider, 'auth', credentials);
  if (provider.children.has('gateway_oauth')) yield* besides(provider, 'gateway_oauth', ['auth', ...credentials]);
}

function* besides(provider: Item, way: string, others: readonly string[]): Generator<Refusal> {
  for (const key of others) {
    const item = provider.children.get(key);
    if (item && flagOf(item) !== false) yield { item, reason: `\`${key}\` cannot stand beside \`${way}\`` };
  }
}

/** A gateway takes one kind of credential, and is a gateway to something. */
function* gateway(item: Item | undefined, provider: Item): Generator<Refusal> {
  if (!item) return;
  const { children } = item;
  const byExport = [...children.keys()].every((key) => key === 'credential_export' || key === 'delivery');
  if (children.has('credential_export') ? !byExport : !gatewayClient.every((key) => children.has(key))) {
    yield { item, reason: 'a gateway needs `credential_export`, or `authorization_url`, `token_url` and `client_id`' };
  } else if (!provider.children.has('base_url')) {
    yield { item, reason: '`gateway_oauth` needs `base_url`' };
  }
  yield* delivery(children.get('delivery'));
  for (const key of gatewayUrls) {
    const url = children.get(key);
    if (url && !URL.canParse(textOf(url) ?? '')) yield { item: url, reason: `\`${key}\` must be a URL` };
  }
}

/** Names of headers and cookies, and schemes, are words of the protocol. */
function* delivery(item: Item | undefined): Generator<Refusal> {
  for (const key of ['name', 'scheme']) {
    const word = item?.children.get(key);
    const text = textOf(word);
    if (word && text !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(text)) {
      yield {
        item: word,
        reason: `\`${text}\` cannot be the ${key} of a ${textOf(item?.children.get('kind')) ?? 'header'}`,
      };
    }
  }
}
