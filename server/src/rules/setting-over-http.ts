import { codexVersion } from '../codex/version.ts';
import { plainHttpReach } from '../risk/addresses.ts';
import { find, type Item } from '../toml/document.ts';
import type { StringValue } from '../toml/syntax.ts';
import type { Context } from './context.ts';
import { configKinds, type Rule } from './rule.ts';
import { useHttps } from './server-over-http.ts';
import { startedServers } from './unpinned-server.ts';

/** An address to which Codex sends what it should not send in the clear. */
export const settingOverHttp: Rule<StringValue> = {
  id: 'setting-over-http',
  kinds: configKinds,
  summary: 'An MCP server or a model provider is reached over plain http.',
  severity: 'warning',
  verdict: 'accepts',

  *check(context) {
    for (const { item, sent } of addresses(context)) {
      const { value } = item;
      if (value?.kind !== 'string') continue;
      const reach = plainHttpReach(value.value);
      if (reach === undefined || reach === 'machine') continue;
      const who = reach === 'private' ? 'whoever is in that network' : 'whoever is on the way';
      yield {
        ...(reach === 'private' && { severity: 'info' }),
        message: `Codex ${codexVersion} sends ${sent} to this address without encryption: ${who} reads it, and writes what comes back.`,
        keyPath: item.path,
        span: value,
        data: value,
      };
    }
  },

  fixes({ document }, { data }) {
    return [...useHttps(document, data)];
  },
};

interface Address {
  readonly item: Item;
  /** What goes there. */
  readonly sent: string;
}

/** The addresses that Codex looks at: where prompts go is not for a project to say. */
function addresses({ document: { root }, isProject }: Context): Address[] {
  const servers = startedServers(root).map((server) => ({
    item: server.children.get('url'),
    sent: 'what the agent asks this MCP server, its token as well,',
  }));
  if (isProject) return present(servers);
  const providers = [...(find(root, ['model_providers'])?.children.values() ?? [])];
  const sent = 'prompts, code and the key of the account';
  const models = [
    ...providers.map((provider) => ({ item: provider.children.get('base_url'), sent })),
    ...['openai_base_url', 'chatgpt_base_url'].map((key) => ({ item: find(root, [key]), sent })),
  ];
  return present([...servers, ...models]);
}

function present(list: readonly { readonly item: Item | undefined; readonly sent: string }[]): Address[] {
  return list.flatMap(({ item, sent }) => (item ? [{ item, sent }] : []));
}
