/** What plugins may bring along, and where they may come from. */
import { isPlainTable, isSame } from '../../effective/plain.ts';
import { mcpServers } from '../../risk/controls/sandbox.ts';
import { changeAt, coded, type Direction, type PolicyChange } from './change.ts';
import { compareServers } from './servers.ts';
import { type Side, valueIn } from './side.ts';

const SOURCES = ['marketplaces', 'allowed_sources'];

/** Compares the servers of each plugin. */
export function comparePlugins(before: Side, after: Side): PolicyChange[] {
  const names = new Set([...keysOf(before, ['plugins']), ...keysOf(after, ['plugins'])]);
  return [...names].flatMap((name) =>
    compareServers(before, after, {
      id: mcpServers.id,
      title: mcpServers.title,
      path: ['plugins', name, 'mcp_servers'],
      absent: 'The plugin may bring any MCP server.',
      emptyIsAbsent: true,
    }),
  );
}

/** Compares the sources of marketplaces, which count only where the policy restricts them. */
export function compareSources(before: Side, after: Side): PolicyChange[] {
  const names = [...new Set([...keysOf(before, SOURCES), ...keysOf(after, SOURCES)])];
  const counts = [before, after].every(
    (side) => valueIn(side, ['marketplaces', 'restrict_to_allowed_sources']) === true,
  );
  return names.flatMap((name) => {
    const path = [...SOURCES, name];
    const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
    if (isSame(old ?? '', fresh ?? '')) return [];
    const change = (direction: Direction, words: string) => [
      changeAt(path, [before, after], counts ? direction : 'changed', words),
    ];
    if (fresh === undefined) return change('tightened', `No longer allows marketplaces from ${coded(name)}.`);
    if (old === undefined) return change('loosened', `Also allows marketplaces from ${coded(name)}.`);
    return change('loosened', `Allows another source as ${coded(name)} than before.`);
  });
}

function keysOf(side: Side, path: readonly string[]): string[] {
  const table = valueIn(side, path);
  return isPlainTable(table) ? Object.keys(table) : [];
}
