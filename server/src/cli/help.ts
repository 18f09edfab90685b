/** What the command line can do. */
export const help = `codex-policy: check and fix the files that decide what OpenAI Codex may do

  codex-policy check FILE...   report findings in files, in the Codex files below folders, in what globs match, or
                               in - for standard input
      --profile NAME           high-utility, balanced (default) or security-oriented
      --format FORMAT          text (default), json, sarif, github, junit, markdown, or html, one page over all
      --output FILE            where the report goes (default standard output)
      --fail-on SEVERITY       exit 1 from hint, info, warning (default) or error on, or never
      --min-severity SEVERITY  leave out what is less grave
      --rule RULE=LEVEL        off, info, warning or error for the findings of a rule; again for each rule
      --no-ignores             report also what comments in the files ignore
      --baseline FILE          leave out the findings that this file knows; with --write-baseline, write them to it
      --config FILE            take these settings, not those of the nearest .codex-policy.toml
      --kind KIND              requirements, managed-config, config or agent-role (default by name and content)
      --codex-version RELEASE  the Codex that reads the files, such as 0.169 (default the newest described), or a
                               range, such as '>=0.138' or '0.125 - 0.169'; installed for that of codex on PATH
      --stdin-filename PATH    where the text of - would lie
      --color auto|always|never, --quiet   colours (default on a terminal); findings only, without counts
  codex-policy fix FILE...     put right what is misspelt or of the wrong type, where it is certain what was meant
      --safe                   only this (default)
      --all                    also the preferred fix of every other finding
      --profile NAME           set every control to this profile
      --kind KIND, --config FILE   as for check
      --codex-version RELEASE  as for check
      --dry-run                print a unified diff, write nothing
      --diff                   print a unified diff as well
      --fail-on SEVERITY       as for check, on what is left afterwards
  codex-policy verify FILE...  ask a real Codex (on Linux), and compare its verdict with the findings
      --codex PATH             the Codex to ask (default: codex on PATH)
      --prove                  also plant files that the policy should guard, and try to read them
      --format text|json       how to report (default text)
  codex-policy effective       what Codex goes by with all files of this machine, and where each value is from
      --layer KIND=PATH        take these files instead, such as system-requirements=FILE, managed-config=FILE,
                               user=FILE, project=FILE, system-config=FILE; again for each file
      --hostname HOST          the machine that remote_sandbox_config is matched with (default this one)
      --format text|json       how to report (default text)
  codex-policy posture FILE    each control of a policy against the three profiles, met, stricter, weaker, missing or
                               ignored; the same for the defaults of a managed_config.toml
      --layer KIND=PATH        take the effective policy of these files instead, as for effective; again for each
                               file. Without FILE and --layer it is that of this machine
      --hostname HOST          as for effective
      --against NAME           exit 1 where the file is weaker than this profile
      --format text|markdown|html|json   how to report (default text); html is a page of its own
      --kind requirements|managed-config   what the file is (default by name and content)
  codex-policy versions FILE   what 32 releases of Codex do with a policy or with settings, key by key
      --from RELEASE, --to RELEASE   only what changes for this file from one release to another
      --kind requirements|managed-config|config   what the file is (default by name and content)
      --format text|markdown|html|json   how to report (default text)
  codex-policy init            a new file with a comment on each of its keys, which meets its profile
      --profile NAME           as for check
      --kind requirements|managed-config     which file (default requirements)
      --control ID             only this control, such as allowed_sandbox_modes; again for each (default all)
      --mcp-server NAME=COMMAND, --mcp-server NAME=URL   a server that users may run; again for each
      --otel-endpoint URL      where telemetry goes
      --deny-read GLOB         what no agent may read, besides what the profile has; again for each
      --output PATH, --force   as for export
  codex-policy export FILE     a file as an MDM of macOS takes it, unless Codex would refuse it or ignore a part
      --as base64|mobileconfig  the value for the MDM, or a configuration profile that has it
      --output PATH            where to (default standard output); --force overwrites what is there
      --organization NAME, --identifier ID   who publishes the profile, and what its identifiers begin with
      --kind, --codex-version  as for check
  codex-policy import PAYLOAD  the TOML in a file with such a value, or in a .mobileconfig
      --kind requirements|managed-config     which one, where it has both
      --output PATH, --force   as for export
  codex-policy diff OLD NEW    what a change of policy loosens and tightens, control by control
      --kind KIND              as for check
      --format text|markdown|json    how to report (default text)
  codex-policy explain RULE|KEY  the page of a rule, or what Codex does with a key and what it risks
      --kind KIND              only what the key is in such a file
      --format text|markdown|json    how to print it (default text)
  codex-policy schema KIND     the JSON Schema of requirements, managed-config, config or agent-role
  codex-policy completion bash|zsh|fish   a script that completes commands and options
  codex-policy lsp --stdio     the language server, for any editor
  codex-policy --version

Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run. For verify: 0 Codex takes the whole file and
the findings say so, 1 it rejects or ignores something, the two differ, or a file that is named stays readable. For
effective: 0 Codex starts, 1 it refuses to. For posture: 0 the file, or what all files require, is as strict as
--against, or that was not asked, 1 it is weaker, or Codex refuses it. For versions: 0 the newest release loads the
file, 1 it refuses it. For diff: 0 nothing is loosened, 1 something is. For export: 1 the file is not one to roll out.
Example: codex-policy check --profile security-oriented requirements.toml
`;

/** A call of each command, for the help on it. */
const examples: Readonly<Record<string, string>> = {
  check: 'codex-policy check --profile security-oriented --fail-on error policies/requirements.toml',
  fix: 'codex-policy fix --dry-run requirements.toml',
  verify: 'codex-policy verify --prove requirements.toml',
  effective: 'codex-policy effective --layer system-requirements=requirements.toml --layer user=config.toml',
  posture: 'codex-policy posture --against balanced requirements.toml',
  init: 'codex-policy init --profile balanced --output requirements.toml',
  export: 'codex-policy export requirements.toml --as mobileconfig --output codex.mobileconfig',
  import: 'codex-policy import codex.mobileconfig --output requirements.toml',
  versions: 'codex-policy versions --from 0.138 requirements.toml',
  diff: 'codex-policy diff <(git show main:requirements.toml) requirements.toml',
  explain: 'codex-policy explain allowed_sandbox_modes',
  schema: 'codex-policy schema requirements > requirements.schema.json',
  completion: 'source <(codex-policy completion bash)',
  lsp: 'codex-policy lsp --stdio',
};

/** Whether help is asked for among the words after a command's name; what follows `--` are files. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** The help on one command, with the exit codes and an example; undefined for one that does not exist. */
export function helpOn(command: string): string | undefined {
  const [usages = '', exitCodes = ''] = help.split(/\n\n(?=Exit code)/);
  const usage = usages.split(/\n(?= {2}codex-policy )/).find((one) => one.startsWith(`  codex-policy ${command} `));
  const example = Object.hasOwn(examples, command) ? `Example: ${examples[command]}\n` : '';
  return usage && `${usage.trimEnd()}\n\n${exitCodes.replace(/\nExample:.*\n$/, '\n')}${example}`;
}
