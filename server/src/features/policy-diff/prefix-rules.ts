import { isPlainArray, isPlainTable, isSame, type Plain, writePlain } from '../../effective/plain.ts';
import type { OwnListControl } from '../../risk/control.ts';
import { approvalPolicies } from '../../risk/controls/approvals.ts';
import { changeAt, codes, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** The start of a command in words, and how strict the rule about it is. */
interface Command {
  readonly words: readonly string[];
  readonly decision: string;
  readonly strictness: number;
}

/** A rule with more alternatives than this is compared as a whole. */
const MAX_COMMANDS = 1000;

/** Compares rules on commands. A rule also holds for every longer command, and the strictest of several decides. */
export function comparePrefixRules(before: Side, after: Side, control: OwnListControl): PolicyChange[] {
  const path = control.path.map(String);
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  if (isSame(old ?? '', fresh ?? '')) return [];
  const [oldCommands, freshCommands] = [commandsIn(before, old), commandsIn(after, fresh)];
  const lost = oldCommands.filter((command) => strictnessOf(command, freshCommands) < command.strictness);
  const won = freshCommands.filter((command) => strictnessOf(command, oldCommands) < command.strictness);
  const change = (direction: Direction, words: string) => changeAt(path, [before, after], direction, words, control);
  const gone = lost.filter((command) => strictnessOf(command, freshCommands) === 0);
  const weaker = lost.filter((command) => !gone.includes(command));
  return [
    ...(gone.length > 0 ? [change('loosened', `No rule any more for ${named(gone)}.`)] : []),
    ...(weaker.length > 0 ? [change('loosened', `Only asks, where it refused: ${named(weaker)}.`)] : []),
    ...(won.length > 0 ? [change('tightened', wonWords(won))] : []),
    ...(lost.length + won.length === 0
      ? [change('changed', 'The same commands are refused or asked for; the rules differ in other things.')]
      : []),
  ];
}

function wonWords(won: readonly Command[]): string {
  const [refused, asked] = [
    won.filter(({ decision }) => decision === 'forbidden'),
    won.filter(({ decision }) => decision !== 'forbidden'),
  ];
  return [
    ...(refused.length > 0 ? [`Refuses ${named(refused)}.`] : []),
    ...(asked.length > 0 ? [`Asks for ${named(asked)}.`] : []),
  ].join(' ');
}

function named(commands: readonly Command[]): string {
  return codes([...new Set(commands.map(({ words }) => words.join(' ')))]);
}

/** The strictest rule about a command; 0 for none. */
function strictnessOf({ words }: Command, commands: readonly Command[]): number {
  const about = commands.filter((other) => other.words.every((word, index) => word === words[index]));
  return Math.max(0, ...about.map(({ strictness }) => strictness));
}

function commandsIn(side: Side, rules: Plain | undefined): Command[] {
  if (!isPlainArray(rules)) return [];
  const refusesPrompts = isSame(valueIn(side, approvalPolicies.path.map(String)) ?? '', ['never']);
  return rules.filter(isPlainTable).flatMap(({ pattern, decision }) => {
    const name = String(decision);
    // Where nobody can be asked, Codex refuses what it should ask for.
    const strictness = name === 'forbidden' || (name === 'prompt' && refusesPrompts) ? 2 : 1;
    return sequences(pattern).map((words) => ({ words, decision: name, strictness }));
  });
}

function sequences(pattern: Plain | undefined): string[][] {
  const steps = isPlainArray(pattern) ? pattern.map(alternatives) : [];
  const count = steps.reduce((product, step) => product * step.length, 1);
  if (count > MAX_COMMANDS) return [[writePlain(pattern ?? '')]];
  return steps.reduce<string[][]>((all, step) => all.flatMap((words) => step.map((word) => [...words, word])), [[]]);
}

function alternatives(step: Plain): string[] {
  if (!isPlainTable(step)) return [];
  return isPlainArray(step.any_of) ? step.any_of.map(String) : [String(step.token ?? '')];
}
