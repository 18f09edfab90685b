/** Which of the configured MCP servers requirements let start. */
import { isPlainTable, type Plain, type PlainTable } from './plain.ts';
import { type Applied, requirementSources } from './required.ts';
import { listOf } from './requirements-layer.ts';
import { at, type Branch, entriesAt, historyOf, plainValue, put } from './tree.ts';

/** Disables the servers that the list of requirements does not have. */
export function allowServers(applied: Applied, requirements: Branch): Applied {
  const list = at(requirements, ['mcp_servers']);
  if (!list) return applied;
  const settings = entriesAt(applied.settings, ['mcp_servers']).reduce((result, [name, server]) => {
    const value = plainValue(server);
    const identity = at(list, [name, 'identity']);
    if (identity && isPlainTable(value) && isServer(plainValue(identity), value)) return result;
    const path = ['mcp_servers', name, 'enabled'];
    const configured = at(result, path);
    return put(result, path, {
      kind: 'leaf',
      value: false,
      sources: requirementSources(requirements, identity ? ['mcp_servers', name] : ['mcp_servers']).slice(0, 1),
      overrides: configured ? historyOf(configured) : [],
      how: 'required',
    });
  }, applied.settings);
  return { ...applied, settings };
}

/** Of an identity with a command and an address, the command counts. */
function isServer(identity: Plain, server: PlainTable): boolean {
  if (!isPlainTable(identity)) return false;
  const { command, url } = identity;
  if (command !== undefined) return server.command !== undefined && isCommand(command, server);
  return url !== undefined && server.url !== undefined && matches(url, server.url);
}

/** A command as text says nothing of its arguments. */
function isCommand(wanted: Plain, server: PlainTable): boolean {
  if (!isPlainTable(wanted)) return wanted === server.command;
  const [patterns, args] = [listOf(wanted.args), listOf(server.args)];
  return (
    wanted.executable === server.command &&
    patterns.length === args.length &&
    patterns.every((pattern, index) => matches(pattern, args[index] ?? ''))
  );
}

function matches(pattern: Plain, value: Plain): boolean {
  if (typeof value !== 'string') return false;
  if (!isPlainTable(pattern)) return pattern === value;
  const { match, value: wanted, expression } = pattern;
  if (match === 'regex') return isWhole(String(expression ?? ''), value);
  return match === 'prefix' ? value.startsWith(String(wanted ?? '')) : value === wanted;
}

/** What is no expression for us matches nothing. */
function isWhole(expression: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`, 'u').test(value);
  } catch {
    return false;
  }
}
