/** What the command line can do. */
export const help = `codex-policy: check and fix the files that decide what OpenAI Codex may do

  codex-policy check FILE...   report findings in files, in the Codex files below folders, in what globs match, or
                               in - for standard input
      --profile NAME           high-utility, balanced (default) or security-oriented
      --format FORMAT          text (default), json, sarif, github, junit or markdown
      --output FILE            where the report goes (default standard output)
      --fail-on SEVERITY       exit 1 from hint, info, warning (default) or error on, or never
      --min-severity SEVERITY  leave out what is less grave
      --rule RULE=LEVEL        off, info, warning or error for the findings of a rule; again for each rule
      --no-ignores             report also what comments in the files ignore
      --baseline FILE          leave out the findings that this file knows; with --write-baseline, write them to it
      --config FILE            take these settings, not those of the nearest .codex-policy.toml
      --kind KIND              requirements, managed-config, config or agent-role (default by name and content)
      --codex-version RELEASE  the Codex that reads the files, such as 0.169 (default the newest described), or a
                               range, such as '>=0.138' or '0.125 - 0.169'
      --stdin-filename PATH    where the text of - would lie
      --color auto|always|never, --quiet   colours (default on a terminal); findings only, without counts
  codex-policy fix FILE...     apply every fix whose meaning is certain
      --profile NAME           set every control to this profile
      --codex-version RELEASE  as for check
      --dry-run                print a unified diff, write nothing
      --fail-on SEVERITY       as for check, on what is left afterwards
  codex-policy verify FILE...  ask a real Codex (on Linux), and compare its verdict with the findings
      --codex PATH             the Codex to ask (default: codex on PATH)
      --prove                  also plant files that the policy should guard, and try to read them
      --format text|json       how to report (default text)
  codex-policy effective       what Codex goes by with all files of this machine, and where each value is from
      --layer KIND=PATH        take these files instead, such as system-requirements=FILE, managed-config=FILE,
                               user=FILE, project=FILE, system-config=FILE; again for each file
      --hostname NAME          the machine that remote_sandbox_config is matched with (default this one)
      --format text|json       how to report (default text)
  codex-policy versions FILE   what 32 releases of Codex do with a requirements.toml, key by key
      --from RELEASE, --to RELEASE   only what changes for this file from one release to another
      --format text|markdown|json    how to report (default text)
  codex-policy lsp --stdio     the language server, for any editor
  codex-policy --version

Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run. For verify: 0 Codex takes the whole file and
the findings say so, 1 it rejects or ignores something, the two differ, or a file that is named stays readable. For
effective: 0 Codex starts, 1 it refuses to. For versions: 0 the newest release loads the file, 1 it refuses it.
Example: codex-policy check --profile security-oriented requirements.toml
`;

/** Whether help is asked for among the words after a command's name; what follows `--` are files. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** The help on one command, with the exit codes; undefined for one that does not exist. */
export function helpOn(command: string): string | undefined {
  const [usages = '', exitCodes = ''] = help.split(/\n\n(?=Exit code)/);
  const usage = usages.split(/\n(?= {2}codex-policy )/).find((one) => one.startsWith(`  codex-policy ${command} `));
  return usage && `${usage.trimEnd()}\n\n${exitCodes.replace(/\nExample:.*\n$/, '\n')}`;
}
