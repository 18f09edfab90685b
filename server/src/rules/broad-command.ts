import { codexVersion } from '../codex/version.ts';
import { afterSteps, type Step } from '../risk/write.ts';
import { find, type Item, isTable, type TomlDocument } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { setValue } from '../toml/set.ts';
import type { Rule } from './rule.ts';

interface Broad {
  readonly command: Item;
  /** The arguments that stand beside the command, where Codex does not look at them. */
  readonly args: Item | undefined;
}

/** The identity of a server that is a command by its name alone, while the arguments decide what it runs. */
export const broadCommand: Rule<Broad> = {
  id: 'broad-command',
  summary: 'An allowed MCP server is a command whose arguments say what it runs, and they are not compared.',
  severity: 'warning',
  verdict: 'ineffective',
  keys: ['mcp_servers', 'plugins'],

  *check({ document: { root } }) {
    for (const identity of identities(root)) {
      const command = identity.children.get('command');
      const value = command?.value;
      if (!command || value?.kind !== 'string') continue;
      const args = identity.children.get('args');
      const argsName = args?.names[0];
      if (args && argsName) {
        yield {
          verdict: 'ignores',
          message: `Codex ${codexVersion} ignores \`args\` beside a command in quotes: \`${value.value}\` may run with any arguments. ${form(value.value)}`,
          keyPath: args.path,
          span: argsName,
          control: 'mcp_servers',
          data: { command, args },
        };
      } else if (isRunner(value.value)) {
        yield {
          message: `Codex ${codexVersion} does not compare the arguments of a command in quotes, and they decide what \`${value.value}\` runs: anything may. ${form(value.value)}`,
          keyPath: command.path,
          span: value,
          control: 'mcp_servers',
          data: { command, args: undefined },
        };
      }
    }
  },

  fixes({ document }, { data: { command, args } }) {
    const text = args && withArguments(document, command, args);
    if (text === undefined) return [];
    return [{ title: 'Compare the arguments as well', safe: true, apply: () => text }];
  },
};

function form(command: string): string {
  return `Arguments are compared in this form: \`command = { executable = "${command}", args = [{ match = "exact", value = "…" }] }\`.`;
}

/** The identities of all servers, users’ own and those of plugins. */
function identities(root: Item): Item[] {
  const plugins = [...(find(root, ['plugins'])?.children.values() ?? [])];
  const tables = [find(root, ['mcp_servers']), ...plugins.map((plugin) => plugin.children.get('mcp_servers'))];
  const servers = tables.flatMap((table) => [...(table?.children.values() ?? [])]);
  return servers.flatMap((server) => server.children.get('identity') ?? []).filter(isTable);
}

/** Programs that run what their arguments name. */
const runners: ReadonlySet<string> = new Set([
  ...['npx', 'npm', 'pnpm', 'pnpx', 'yarn', 'bunx', 'bun', 'deno', 'node', 'tsx', 'ts-node'],
  ...['python', 'py', 'pip', 'pipx', 'uv', 'uvx', 'poetry', 'ruby', 'perl', 'php', 'java', 'go', 'cargo', 'dotnet'],
  ...['docker', 'podman', 'nix', 'sh', 'bash', 'zsh', 'dash', 'fish', 'ksh', 'env', 'sudo', 'ssh', 'nohup', 'xargs'],
  ...['cmd', 'powershell', 'pwsh', 'wsl'],
]);

function isRunner(command: string): boolean {
  const name = command.replace(/^.*[\\/]/, '').toLowerCase();
  const plain = name.replace(/\.(?:exe|cmd|bat|ps1)$/, '').replace(/^(python|py|pip|ruby|perl|php|node)[\d.]+$/, '$1');
  return runners.has(plain);
}

/** The arguments moved from beside the command into the form that Codex compares. */
function withArguments(document: TomlDocument, { path, value }: Item, args: Item): string | undefined {
  const { text } = document;
  const written = args.elements.flatMap((element) => (element.value?.kind === 'string' ? [element.value] : []));
  if (!value || args.form !== 'array' || written.length < args.elements.length) return undefined;
  const matchers = written.map(({ start, end }) => `{ match = "exact", value = ${text.slice(start, end)} }`);
  const matcher = `{ executable = ${text.slice(value.start, value.end)}, args = [${matchers.join(', ')}] }`;
  const write: Step = (current) => {
    const edit = setValue(current, path, matcher.replaceAll('\r\n', '\n'));
    return edit && [edit];
  };
  const remove: Step = (current) => {
    const item = find(current.root, args.path);
    return item && removeItem(current, item);
  };
  return afterSteps(document, [write, remove])?.text;
}
