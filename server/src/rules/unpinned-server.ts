import { withoutPassword } from '../codex/address.ts';
import { codexVersion } from '../codex/version.ts';
import { type Fetched, fetchedBy } from '../risk/packages.ts';
import { find, flagOf, type Item, isTable, textOf } from '../toml/document.ts';
import { configKinds, type Rule } from './rule.ts';

/** An MCP server that is whatever a registry has on the day. */
export const unpinnedServer: Rule<undefined> = {
  id: 'unpinned-server',
  kinds: configKinds,
  summary: 'An MCP server is a package or an image without a fixed version.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root } }) {
    for (const server of startedServers(root)) {
      const command = textOf(server.children.get('command'));
      const args = server.children.get('args')?.elements ?? [];
      const fetched = command === undefined ? undefined : fetchedBy(command, args.map(textOf));
      const item = fetched && args[fetched.index];
      if (!fetched || fetched.pinned || !item?.value) continue;
      yield {
        message: `Codex ${codexVersion} starts this server outside the sandbox, and nothing says which version of \`${withoutPassword(fetched.spec)}\` it is that \`${fetched.runner}\` fetches: whoever can publish one, or takes that over, runs a program here. ${advice(fetched)}`,
        keyPath: item.path,
        span: item.value,
        control: 'mcp_servers',
        data: undefined,
      };
    }
  },
};

/** The servers of a file that it does not switch off. */
export function startedServers(root: Item): Item[] {
  const servers = find(root, ['mcp_servers'])?.children;
  if (!servers) return [];
  return [...servers.values()].filter((server) => isTable(server) && flagOf(server.children.get('enabled')) !== false);
}

function advice({ runner }: Fetched): string {
  switch (runner) {
    case 'docker':
    case 'podman':
      return 'Name a version as its tag, or better its digest (`@sha256:…`).';
    case 'uvx':
    case 'uv':
    case 'pipx':
      return 'Name a version: `==1.2.3`.';
    default:
      return 'Name a version: `@1.2.3`.';
  }
}
