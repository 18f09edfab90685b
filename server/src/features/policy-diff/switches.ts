import type { Plain } from '../../effective/plain.ts';
import type { SwitchControl } from '../../risk/control.ts';
import { blockedTogether } from '../../risk/directions.ts';
import { changeAt, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** Compares the pin of a feature: off is the strict side, on for everyone the loose one. */
export function compareSwitch(before: Side, after: Side, control: SwitchControl): PolicyChange[] {
  const path = control.path.map(String);
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  if (old === fresh) return [];
  const direction = directionOf(rank(before, control, old), rank(after, control, fresh));
  return [
    changeAt(path, [before, after], direction, wordsFor(control, old, fresh, isBlocked(after, control)), control),
  ];
}

function directionOf(old: number, fresh: number): Direction {
  if (old === fresh) return 'changed';
  return fresh > old ? 'loosened' : 'tightened';
}

function rank(side: Side, control: SwitchControl, pin: Plain | undefined): number {
  if (pin === false || isBlocked(side, control)) return 0;
  return pin === true ? 2 : 1;
}

function isBlocked(side: Side, { feature }: SwitchControl): boolean {
  return blockedTogether.features.includes(feature) && valueIn(side, [blockedTogether.key]) === false;
}

function wordsFor(
  { risk, absent }: SwitchControl,
  old: Plain | undefined,
  fresh: Plain | undefined,
  isBlocked: boolean,
) {
  const blocked = isBlocked ? ` \`${blockedTogether.key} = false\` keeps it off all the same.` : '';
  if (fresh === true) return `On for everyone, and nobody can switch it off.${blocked || ` ${risk}`}`;
  if (fresh === false) return 'Off for everyone, and nobody can switch it on.';
  return `No longer ${old === false ? 'kept off' : 'forced on'}.${blocked || ` ${absent}`}`;
}
