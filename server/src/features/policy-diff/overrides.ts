import { isPlainArray, isPlainTable, isSame, type Plain } from '../../effective/plain.ts';
import { sandboxModes } from '../../risk/controls/sandbox.ts';
import { compareAllowlist, sameValues } from './allow-lists.ts';
import { changeAt, codes, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueIn, withValues } from './side.ts';

/** A list for some machines, and which machines they are. */
interface Override {
  readonly hosts: Plain;
  readonly modes: readonly Plain[];
}

/** The key of the lists that hold for some machines. */
export const overridesKey = String(sandboxModes.overrides?.tables[0]);

/** Compares the sandbox modes of some machines; those without a list of their own have that of all machines. */
export function compareOverrides(before: Side, after: Side): PolicyChange[] {
  const [old, fresh] = [overridesIn(before), overridesIn(after)];
  const change = (direction: Direction, words: string) =>
    changeAt([overridesKey], [before, after], direction, words, sandboxModes);
  const hosts = [...old, ...fresh]
    .map((one) => one.hosts)
    .filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index);
  const changes = hosts.flatMap((one) => {
    const listOf = (overrides: readonly Override[], side: Side) =>
      withValues(side, { [sandboxModes.id]: modesOn(one, overrides, side) });
    const name = codes(isPlainArray(one) ? one : [one]);
    return compareAllowlist(listOf(old, before), listOf(fresh, after), sandboxModes)
      .filter(({ words }) => words !== sameValues)
      .map(({ direction, words }) => change(direction, `On the hosts ${name}: ${words}`));
  });
  const isTouched = !isSame(valueIn(before, [overridesKey]) ?? '', valueIn(after, [overridesKey]) ?? '');
  return changes.length === 0 && isTouched
    ? [change('changed', 'Other hosts or another order: the first entry that matches a host counts.')]
    : changes;
}

function overridesIn(side: Side): Override[] {
  const tables = valueIn(side, [overridesKey]);
  if (!isPlainArray(tables)) return [];
  return tables.filter(isPlainTable).map(({ hostname_patterns: hosts = [], allowed_sandbox_modes: modes = [] }) => ({
    hosts,
    modes: isPlainArray(modes) ? modes : [],
  }));
}

function modesOn(hosts: Plain, overrides: readonly Override[], side: Side): readonly Plain[] {
  const own = overrides.find((one) => isSame(one.hosts, hosts));
  if (own) return own.modes;
  const general = valueIn(side, sandboxModes.path.map(String));
  return isPlainArray(general) ? general : sandboxModes.profiles['high-utility'];
}
