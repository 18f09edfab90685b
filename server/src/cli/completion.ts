import { fileKinds } from '../codex/file-kind.ts';
import { severities } from '../risk/control.ts';
import { profileIds } from '../risk/profiles.ts';
import { choiceOption, parseCommand, UsageError } from './arguments.ts';
import { type CommandHelp, commandsOfHelp } from './help-table.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

/** `codex-policy completion SHELL`: prints a script that completes commands, options and words; gives the exit code. */
export function completionCommand(words: readonly string[], print: (text: string) => void): number {
  const { positionals } = parseCommand(words, {});
  const [name, second] = positionals;
  if (name === undefined || second !== undefined) throw new UsageError(`completion takes one of ${shells.join(', ')}`);
  const shell = choiceOption('completion', name, shells) ?? 'bash';
  print(scripts[shell](commandsOfHelp().map(withWords)));
  return 0;
}

/** A command, and the words that can follow it and its options. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
  readonly options: readonly {
    readonly name: string;
    readonly about: string;
    readonly words: readonly string[] | undefined;
  }[];
}

/** The words that a placeholder of the help stands for; of all others a file may be the value. */
const placeholders: Readonly<Record<string, readonly string[]>> = {
  NAME: profileIds,
  KIND: fileKinds,
  SEVERITY: [...severities, 'never'],
  RELEASE: ['installed'],
};

function withWords({ name, about, value, options }: CommandHelp): Completed {
  return {
    name,
    about,
    words: wordsOf(value),
    options: options.map((option) => ({
      name: option.name,
      about: option.about,
      words: option.value === undefined ? undefined : wordsOf(option.value),
    })),
  };
}

function wordsOf(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return Object.hasOwn(placeholders, value)
    ? (placeholders[value] ?? [])
    : /^[a-z]+(?:\|[a-z]+)+$/.test(value)
      ? value.split('|')
      : [];
}

const scripts: Readonly<Record<(typeof shells)[number], (commands: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: (commands) => `#compdef codex-policy\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`,
  fish: fishScript,
};

function bashScript(commands: readonly Completed[]): string {
  const names = commands.map(({ name }) => name);
  const cases = commands.map(({ name, words, options }) => {
    const values = options.flatMap((option) =>
      option.words && option.words.length > 0
        ? [`      ${option.name}) COMPREPLY=($(compgen -W '${option.words.join(' ')}' -- "$word")); return ;;`]
        : [],
    );
    const all = [...options.map((option) => option.name), '--help', ...words];
    return [
      `  ${name})`,
      ...(values.length > 0 ? ['    case "$before" in', ...values, '    esac'] : []),
      `    COMPREPLY=($(compgen -W '${all.join(' ')}' -- "$word")) ;;`,
    ].join('\n');
  });
  return `${[
    '_codex_policy() {',
    `  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"`,
    '  if [ "$COMP_CWORD" -le 1 ]; then',
    `    COMPREPLY=($(compgen -W '${[...names, '--help', '--version'].join(' ')}' -- "$word"))`,
    '    return',
    '  fi',
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases,
    '  esac',
    '}',
    'complete -o default -o bashdefault -F _codex_policy codex-policy',
  ].join('\n')}\n`;
}

function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, words, options }) => [
    `complete -c codex-policy -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ...(words.length > 0
      ? [`complete -c codex-policy -n '__fish_seen_subcommand_from ${name}' -f -a ${quoted(words.join(' '))}`]
      : []),
    ...options.map((option) => {
      const value =
        option.words === undefined ? '' : option.words.length > 0 ? ` -x -a ${quoted(option.words.join(' '))}` : ' -r';
      return `complete -c codex-policy -n '__fish_seen_subcommand_from ${name}' -l ${option.name.slice(2)}${value} -d ${quoted(option.about)}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
