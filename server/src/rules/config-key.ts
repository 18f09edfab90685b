import { type ConfigKey, configKeyAt } from '../codex/config-keys.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item, isTable } from '../toml/document.ts';
import { convertedKey, identityOfServer, plainPin } from './config-key-fixes.ts';
import type { Context } from './context.ts';
import type { Fix, Rule } from './rule.ts';
import { keyName } from './text.ts';

/** What is written the way of config.toml: a key that only that file has, a whole MCP server, a feature as a table. */
interface ConfigForm {
  readonly kind: 'key' | 'server' | 'feature';
  readonly item: Item;
}

/** What belongs in config.toml and stands in requirements.toml. */
export const configKey: Rule<ConfigForm> = {
  id: 'config-key',
  summary: 'A key or a form of config.toml, which requirements.toml does not have.',
  severity: 'warning',
  verdict: 'ignores',

  *check(context) {
    for (const [item, { key, silent }] of configKeysOf(context)) {
      const [span] = item.names;
      if (!span || isPartOfServer(item)) continue;
      const instead = key.instead ?? 'Nothing does the same here.';
      yield {
        message: `${keyName(item.path)} is a key of config.toml, which Codex ${codexVersion} ignores in requirements.toml${silent ? ' without a word' : ''}. ${instead}`,
        keyPath: item.path,
        span,
        data: { kind: 'key', item },
      };
    }
    for (const form of [...serversOfConfig(context), ...tablesAsPins(context)]) {
      const { kind, item } = form;
      const [span] = item.names;
      if (!span) continue;
      const needed =
        kind === 'server'
          ? '`identity` says here which server is allowed, by its command or its URL'
          : 'a pin is true or false here';
      yield {
        severity: 'error',
        verdict: 'rejects',
        message: `${keyName(item.path)} is written as in config.toml, and Codex ${codexVersion} refuses the file for it: ${needed}.`,
        keyPath: item.path,
        span,
        data: form,
      };
    }
  },

  fixes({ document }, { data: { kind, item } }) {
    const fix = fixFor(kind)(document, item);
    return fix ? [fix] : [];
  },
};

function fixFor(kind: ConfigForm['kind']): (document: Context['document'], item: Item) => Fix | undefined {
  switch (kind) {
    case 'key':
      return convertedKey;
    case 'server':
      return identityOfServer;
    case 'feature':
      return plainPin;
  }
}

interface ConfigKeyHere {
  readonly key: ConfigKey;
  /** Whether Codex drops it without naming it anywhere. */
  readonly silent: boolean;
}

/** The keys that only config.toml has. */
export function configKeysOf(context: Context): ReadonlyMap<Item, ConfigKeyHere> {
  return context.once(configKeysOf, () => {
    const found = new Map<Item, ConfigKeyHere>();
    for (const issue of context.shape) {
      if (issue.kind !== 'unknown-key') continue;
      const key = configKeyAt(issue.item.path);
      if (key) found.set(issue.item, { key, silent: issue.table.unknownNamedAtStart === false });
    }
    return found;
  });
}

/** Whether a key says which server is meant, and will do so again once the server has an identity. */
function isPartOfServer(item: Item): boolean {
  const server = item.parent;
  return server !== undefined && ['command', 'args', 'url'].includes(String(item.step)) && isServerOfConfig(server);
}

function* serversOfConfig({ document: { root } }: Context): Generator<ConfigForm> {
  for (const item of find(root, ['mcp_servers'])?.children.values() ?? []) {
    if (isServerOfConfig(item)) yield { kind: 'server', item };
  }
}

function isServerOfConfig(server: Item): boolean {
  const isServer = server.parent?.step === 'mcp_servers' && server.parent.parent?.step === undefined;
  if (!isServer || server.children.has('identity')) return false;
  return ['command', 'url'].some((name) => {
    const written = server.children.get(name);
    return written !== undefined && written.value?.kind !== 'missing';
  });
}

function* tablesAsPins({ shape }: Context): Generator<ConfigForm> {
  for (const { kind, item } of shape) {
    if (kind !== 'wrong-type' || !isTable(item)) continue;
    const [table] = item.path;
    const isPin = item.path.length === 2 && (table === 'features' || table === 'feature_requirements');
    if (isPin) yield { kind: 'feature', item };
  }
}
