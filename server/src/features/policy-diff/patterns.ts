import { isPlainArray, isSame, type Plain } from '../../effective/plain.ts';
import type { PatternsControl } from '../../risk/control.ts';
import { covers, patternReach } from '../../risk/patterns.ts';
import { changeAt, codes, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** Compares patterns of files that nobody may read: what guards nothing counts for nothing. */
export function comparePatterns(before: Side, after: Side, control: PatternsControl): PolicyChange[] {
  const path = control.path.map(String);
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  if (isSame(old ?? '', fresh ?? '')) return [];
  const [oldGuards, freshGuards] = [guardsOf(old), guardsOf(fresh)];
  const opened = oldGuards.filter((pattern) => !freshGuards.some((other) => covers(other, pattern)));
  const closed = freshGuards.filter((pattern) => !oldGuards.some((other) => covers(other, pattern)));
  const idle = idleWords(fresh);
  const change = (direction: PolicyChange['direction'], words: string) =>
    changeAt(path, [before, after], direction, words, control);
  return [
    ...(opened.length > 0 ? [change('loosened', `No longer guards ${codes(opened)}.${idle}`)] : []),
    ...(closed.length > 0 ? [change('tightened', `Also guards ${codes(closed)}.`)] : []),
    ...(opened.length + closed.length === 0 ? [change('changed', `Guards the same files as before.${idle}`)] : []),
  ];
}

function guardsOf(list: Plain | undefined): string[] {
  return textsOf(list).filter((pattern) => patternReach(pattern) === 'guards');
}

function idleWords(list: Plain | undefined): string {
  const relative = textsOf(list).filter((pattern) => patternReach(pattern) === 'relative');
  const root = textsOf(list).filter((pattern) => patternReach(pattern) === 'root-glob');
  return [
    relative.length > 0 ? ` ${codes(relative)} is relative and guards nothing in a workspace.` : '',
    root.length > 0 ? ` On Linux ${codes(root)} stops every command.` : '',
  ].join('');
}

function textsOf(list: Plain | undefined): string[] {
  return isPlainArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}
