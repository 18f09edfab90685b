import { help } from './help.ts';

/** An option as the help has it. */
interface OptionHelp {
  /** `--format`. */
  readonly name: string;
  /** What stands for its value, such as `text|json`; undefined for a switch. */
  readonly value: string | undefined;
  readonly about: string;
}

/** A command as the help has it. */
export interface CommandHelp {
  readonly name: string;
  /** What stands for its first word. */
  readonly value: string | undefined;
  readonly about: string;
  readonly options: readonly OptionHelp[];
}

const COMMAND = /^ {2}codex-policy ([a-z]+)(?: (\S+))?(?: \S+)* {2,}(.*)$/;
const OPTION = /^ {6}(--.*?)(?: {2,}(.*))?$/;

/** The commands and their options: the help is the table that completions are made from. */
export function commandsOfHelp(text: string = help): CommandHelp[] {
  const commands: (Omit<CommandHelp, 'options'> & { readonly options: OptionHelp[] })[] = [];
  for (const line of text.split('\n')) {
    const [, name, value, about = ''] = COMMAND.exec(line) ?? [];
    const [, names, meaning = ''] = OPTION.exec(line) ?? [];
    if (name !== undefined && value?.startsWith('--')) {
      commands.push({ name, value: undefined, about, options: [{ name: value, value: undefined, about }] });
    } else if (name !== undefined) commands.push({ name, value, about, options: [] });
    if (names !== undefined) commands.at(-1)?.options.push(...names.split(', ').map((one) => optionOf(one, meaning)));
  }
  return commands;
}

function optionOf(words: string, about: string): OptionHelp {
  const [name = '', value] = words.split(' ');
  return { name, value, about };
}
