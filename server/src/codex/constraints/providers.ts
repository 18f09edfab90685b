import { find, flagOf, type Item, textOf } from '../../toml/document.ts';
import { builtInProviders, changeableOf } from '../built-in-providers.ts';
import { isHeld } from '../history/constraints.ts';
import { newestRelease } from '../history/releases.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { gateway } from './gateways.ts';
import { entriesOf, notBlank, type Refusal } from './refusal.ts';

/** What a provider may send as its credential besides `auth`. */
const credentials = ['env_key', 'experimental_bearer_token', 'requires_openai_auth'];

/** The forced provider must exist, and of built-in ones little can be changed. */
export function* modelProviders(root: Item, release: number = newestRelease): Generator<Refusal> {
  yield* settingsOfProviders(root, release);
  yield* providerDefinitions(root, release);
}

/** What Codex asks only of its own settings, and not of those of a role. */
function* settingsOfProviders(root: Item, release: number): Generator<Refusal> {
  const forced = find(root, ['model_provider']);
  const name = textOf(forced) ?? '';
  const isKnown = isBuiltIn(name, release) || find(root, ['model_providers', name]);
  if (forced && textOf(forced) !== undefined && !isKnown) {
    yield { item: forced, reason: `no model provider \`${name}\` is defined` };
  }
  const gcp = isBuiltIn('gcp', release) ? find(root, ['model_providers', 'gcp']) : undefined;
  for (const refusal of gcp ? cannotBeChanged('gcp', gcp) : []) if (refusal.item.step !== 'aws') yield refusal;
  yield* catalog(find(root, ['model_providers', 'openai', 'model_catalog_url']));
}

/** What Codex asks of each provider as soon as it reads it, also of those of a role. */
export function* providerDefinitions(root: Item, release: number = newestRelease): Generator<Refusal> {
  for (const [id, item] of entriesOf(find(root, ['model_providers']))) {
    yield* isBuiltIn(id, release) ? builtInProvider(id, item, release) : ownProvider(item, release);
    for (const table of [['auth'], ['aws', 'credential_export'], ['gateway_oauth', 'credential_export']]) {
      yield* notBlank(find(item, [...table, 'command']), 'command');
    }
    for (const table of ['aws', 'gateway_oauth']) {
      const command = find(item, [table, 'credential_export', 'command']);
      if (command && isRelative(textOf(command) ?? '')) {
        yield { item: command, reason: 'the command that exports credentials is a plain name, or an absolute path' };
      }
    }
  }
}

function isBuiltIn(id: string, release: number): boolean {
  return builtInProviders.includes(id) && (id !== 'gcp' || isHeld('gcpBuiltIn', release));
}

/** Whether a command is a path that begins in the folder where somebody happens to be. */
function isRelative(command: string): boolean {
  return !command.startsWith('/') && (command.includes('/') || command === '.' || command === '..');
}

function* builtInProvider(id: string, provider: Item, release: number): Generator<Refusal> {
  if (changeableOf(id).length === 0 || (id === 'openai' && isHeld('openaiFixed', release))) {
    yield { item: provider, reason: `the provider \`${id}\` is built in and cannot be defined anew` };
  } else if (id === 'openai') {
    // Who defines it anew has made one mistake, with however many keys.
    const [fixed] = cannotBeChanged(id, provider);
    const reason = 'the provider `openai` is built in, and only its `model_catalog_url` can be changed';
    if (fixed) yield { item: provider, reason };
  } else if (id === 'gcp') {
    yield* noAws(provider);
    yield* credentialFile(provider.children.get('credential_file'));
  } else {
    yield* cannotBeChanged(id, provider);
    yield* bedrockCredentials(provider.children.get('aws'), provider);
  }
}

/** Keys that cannot be changed may stand there with the value that they have. */
function* cannotBeChanged(id: string, provider: Item): Generator<Refusal> {
  for (const [key, item] of entriesOf(provider)) {
    const isDefault = flagOf(item) === false || (key === 'name' && textOf(item) === '');
    if (changeableOf(id).includes(key) || isDefault || !schemaAt(requirementsSchema, item.path)) continue;
    yield { item, reason: `\`${key}\` of \`${id}\` cannot be changed` };
  }
}

function* credentialFile(item: Item | undefined): Generator<Refusal> {
  const path = textOf(item);
  if (!item || path === undefined || path.startsWith('/')) return;
  yield { item, reason: '`credential_file` must be an absolute path' };
}

/** Lists of OpenAI's models come from ChatGPT alone. */
function* catalog(item: Item | undefined): Generator<Refusal> {
  const address = textOf(item);
  if (!item || address === undefined || isOfChatGpt(address)) return;
  const hosts = '`chatgpt.com`, `chat.openai.com` or `chatgpt-staging.com`';
  yield { item, reason: `\`model_catalog_url\` of \`openai\` must be an https address of ${hosts}` };
}

function isOfChatGpt(address: string): boolean {
  if (address !== address.trim() || !URL.canParse(address)) return false;
  const { protocol, username, hostname } = new URL(address);
  const isHost = /^(?:chat\.openai\.com|(?:.+\.)?chatgpt(?:-staging)?\.com)$/.test(hostname);
  return protocol === 'https:' && username === '' && isHost;
}

/** Amazon’s credentials come from one place. */
function* bedrockCredentials(aws: Item | undefined, provider: Item): Generator<Refusal> {
  if (!aws) return;
  if (provider.children.has('auth')) yield { item: aws, reason: '`aws` cannot stand beside `auth`' };
  const exported = aws.children.get('credential_export');
  if (exported && aws.children.has('profile')) {
    yield { item: exported, reason: '`credential_export` cannot stand beside `profile`' };
  }
}

function* ownProvider(provider: Item, release: number): Generator<Refusal> {
  yield* notBlank(provider.children.get('name'), 'name');
  yield* noAws(provider);
  if (provider.children.has('auth')) {
    for (const item of sent(provider, credentials)) {
      yield { item, reason: `\`${item.step}\` cannot stand beside \`auth\`` };
    }
  }
  yield* gateway(provider, sent(provider, ['auth', ...credentials]), release);
}

function* noAws(provider: Item): Generator<Refusal> {
  const aws = provider.children.get('aws');
  if (aws) yield { item: aws, reason: '`aws` is for `amazon-bedrock` and `amazon-bedrock-runtime` only' };
}

/** The keys by which a provider sends a credential; a switch that is off sends none. */
function sent(provider: Item, keys: readonly string[]): Item[] {
  return keys.flatMap((key) => provider.children.get(key) ?? []).filter((item) => flagOf(item) !== false);
}
