import { isPlainTable } from '../../effective/plain.ts';
import { mcpServers } from '../../risk/controls/sandbox.ts';
import { changeAt, coded, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** Compares the MCP servers that a file with settings brings along; what changes in one is said key by key. */
export function compareSettingServers(before: Side, after: Side): PolicyChange[] {
  const [old, fresh] = [namesIn(before), namesIn(after)];
  const change = (name: string, direction: PolicyChange['direction'], words: string) =>
    changeAt(['mcp_servers', name], [before, after], direction, words, mcpServers);
  return [
    ...fresh
      .filter((name) => !old.includes(name))
      .map((name) => change(name, 'loosened', `Starts the server ${coded(name)} as well. ${mcpServers.risk}`)),
    ...old
      .filter((name) => !fresh.includes(name))
      .map((name) => change(name, 'tightened', `No longer starts the server ${coded(name)}.`)),
  ];
}

function namesIn(side: Side): string[] {
  const table = valueIn(side, ['mcp_servers']);
  return isPlainTable(table) ? Object.keys(table) : [];
}
