/** Which commands a rule of `rules.prefix_rules` is about (observed with the binary). */
import { type Item, textOf } from '../toml/document.ts';

/** The words that may stand at each place of a command, from its first one. */
export type CommandPattern = readonly (readonly string[])[];

/** Reads the pattern of a rule; undefined where Codex does not take it, or matches in a way that nobody explains. */
export function commandPatternOf(rule: Item): CommandPattern | undefined {
  const tokens = rule.children.get('pattern')?.elements ?? [];
  if (tokens.length === 0 || rule.children.has('canonical_matching')) return undefined;
  const words = tokens.map(wordsOf);
  return words.every((one) => one !== undefined) ? words : undefined;
}

function wordsOf(token: Item): readonly string[] | undefined {
  const [one, several] = [token.children.get('token'), token.children.get('any_of')];
  if ((one === undefined) === (several === undefined)) return undefined;
  const words = (one ? [one] : (several?.elements ?? [])).map(textOf);
  const isWhole = words.length > 0 && words.every((word) => word !== undefined && word.trim() !== '');
  return isWhole ? words.flatMap((word) => word ?? []) : undefined;
}

/** Whether a rule is about a command: its first words are those of the pattern, whatever follows them. */
export function coversCommand(pattern: CommandPattern, command: readonly string[]): boolean {
  return pattern.every((words, index) => words.includes(command[index] ?? ''));
}

/** Commands that a rule is about, and one that it is not. */
export interface CommandExamples {
  readonly covered: readonly string[];
  readonly beside: readonly string[];
}

/** Examples for a pattern: without its last word, or with another one before its only word, a command is another one. */
export function commandExamples(pattern: CommandPattern): CommandExamples {
  const covered = pattern.map(([word = '']) => word);
  const others = ['echo', 'printf', 'true'].map((word) => [word, ...covered]);
  const beside = [...(covered.length > 1 ? [covered.slice(0, -1)] : []), ...others];
  return { covered, beside: beside.find((command) => !coversCommand(pattern, command)) ?? [] };
}

/** A word that no shell reads as anything else. */
const SHELL_WORD = /^[\w./:@%+=,-]+$/;

/** A command as it is typed into a shell. */
export function asTyped(command: readonly string[]): string {
  return command.map((word) => (SHELL_WORD.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
