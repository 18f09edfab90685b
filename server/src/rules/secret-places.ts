import { hookGroups } from '../codex/hooks.ts';
import { literalSecret, secretInAddress, secretWithin } from '../risk/secrets.ts';
import { find, type Item, textOf } from '../toml/document.ts';

/** A value that holds a secret, and what kind of secret that is. */
export interface SecretPlace {
  readonly item: Item;
  readonly what: string;
  /** The key that takes the secret from the environment, where there is one. */
  readonly instead?: string;
}

/** The values of a file with settings that hold secrets. Codex does not look at all of them in a project. */
export function* secretsOf(root: Item, isProject: boolean): Generator<SecretPlace> {
  for (const server of find(root, ['mcp_servers'])?.children.values() ?? []) yield* ofServer(server);
  yield* named(find(root, ['shell_environment_policy', 'set']));
  yield* value(find(root, ['mcp_enterprise_managed_auth', 'idp', 'client_secret']));
  if (root.children.has('hooks')) {
    for (const { handlers } of hookGroups(root)) {
      for (const handler of handlers) yield* within(handler.children.get('command'));
    }
  }
  if (isProject) return;
  for (const provider of find(root, ['model_providers'])?.children.values() ?? []) yield* ofProvider(provider);
  for (const word of find(root, ['notify'])?.elements ?? []) yield* within(word);
}

function* ofServer(server: Item): Generator<SecretPlace> {
  yield* named(server.children.get('env'), '`env_vars`');
  yield* headers(server.children.get('http_headers'), '`bearer_token_env_var`');
  yield* address(server.children.get('url'));
  yield* value(find(server, ['oauth', 'client_secret']));
  yield* ofArguments(server.children.get('args')?.elements ?? []);
  yield* within(server.children.get('http_headers_helper'));
}

function* ofProvider(provider: Item): Generator<SecretPlace> {
  yield* headers(provider.children.get('http_headers'), '`env_key`');
  yield* named(provider.children.get('query_params'));
  yield* value(provider.children.get('experimental_bearer_token'), '`env_key`');
  yield* address(provider.children.get('base_url'));
}

/** Values by name: a table of variables, of parameters. */
function* named(table: Item | undefined, instead?: string): Generator<SecretPlace> {
  for (const item of table?.children.values() ?? []) yield* value(item, instead);
}

function* headers(table: Item | undefined, bearer: string): Generator<SecretPlace> {
  for (const item of table?.children.values() ?? []) {
    const isBearer = /^authorization$/i.test(String(item.step)) && /^bearer\s/i.test(textOf(item) ?? '');
    yield* value(item, isBearer ? bearer : '`env_http_headers`');
  }
}

function* value(item: Item | undefined, instead?: string): Generator<SecretPlace> {
  const text = textOf(item);
  const what = text === undefined ? undefined : literalSecret(String(item?.step), text);
  if (item && what !== undefined) yield { item, what, ...(instead !== undefined && { instead }) };
}

function* address(item: Item | undefined): Generator<SecretPlace> {
  const text = textOf(item) ?? '';
  const what = secretInAddress(text) ?? secretWithin(text);
  if (item && what !== undefined) yield { item, what };
}

function* within(item: Item | undefined): Generator<SecretPlace> {
  const what = secretWithin(textOf(item) ?? '');
  if (item && what !== undefined) yield { item, what };
}

/** Arguments name their values in themselves, `--token=…`, `-e TOKEN=…`, `Authorization: …`, or in the word before. */
function* ofArguments(args: readonly Item[]): Generator<SecretPlace> {
  let option = '';
  for (const item of args) {
    const word = textOf(item) ?? '';
    const [, name = option, text = word] = /^-*([\w-]+)(?:=|:\s*)(.+)$/s.exec(word) ?? [];
    const what = literalSecret(name, text) ?? secretInAddress(word) ?? secretWithin(word);
    if (what !== undefined) yield { item, what };
    option = word.startsWith('-') ? word : '';
  }
}
