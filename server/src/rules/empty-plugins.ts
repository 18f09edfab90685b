import { codexVersion } from '../codex/version.ts';
import { find, type Item, isTable } from '../toml/document.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './text.ts';

/** A table of plugins without a server in it. */
export const emptyPlugins: Rule<undefined> = {
  id: 'empty-plugins',
  summary: 'A `[plugins]` table without servers, which restricts nothing.',
  severity: 'warning',
  verdict: 'ineffective',
  keys: ['plugins'],

  *check({ document: { root } }) {
    const plugins = find(root, ['plugins']);
    const span = plugins && placeOf(plugins);
    if (!plugins || !span || !isTable(plugins) || ![...plugins.children.values()].every(hasNothing)) return;
    yield {
      message: `Codex ${codexVersion} takes \`plugins\` without servers for no requirement: the MCP servers of plugins are not restricted by it. Only an empty \`[mcp_servers]\` disables all servers.`,
      keyPath: plugins.path,
      span,
      data: undefined,
    };
  },
};

/** Whether a plugin has nothing but a table of servers without entries. What else stands there has other findings. */
function hasNothing(plugin: Item): boolean {
  if (!isTable(plugin)) return false;
  return [...plugin.children].every(
    ([key, item]) => key === 'mcp_servers' && isTable(item) && item.children.size === 0,
  );
}
