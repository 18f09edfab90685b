import manifest from '../../package.json' with { type: 'json' };
import { UsageError } from './arguments.ts';

const help = `codex-policy: check and fix the files that decide what OpenAI Codex may do

  codex-policy check FILE...   report findings
      --profile NAME           high-utility, balanced (default) or security-oriented
      --format text|json       how to report (default text)
      --fail-on SEVERITY       exit 1 from hint, info, warning (default) or error on, or never
      --codex-version RELEASE  the Codex that reads the files, such as 0.169 (default the newest described), or a
                               range, such as '>=0.138' or '0.125 - 0.169'
      --kind KIND              requirements, managed-config, config or agent-role (default by name and content)
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

async function main([command, ...words]: readonly string[]): Promise<number | undefined> {
  const print = (text: string) => void process.stdout.write(text);
  const tell = (text: string) => void process.stderr.write(text);
  switch (command) {
    case 'check':
      return (await import('./check.ts')).checkCommand(words, print, tell);
    case 'fix':
      return (await import('./fix.ts')).fixCommand(words, print, tell);
    case 'verify':
      // What is pretended for Codex is removed when the process exits, which a signal by itself does not count as.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));
      return (await import('./verify.ts')).verifyCommand(words, print);
    case 'effective':
      return (await import('./effective.ts')).effectiveCommand(words, print);
    case 'versions':
      return (await import('./versions.ts')).versionsCommand(words, print);
    case 'lsp':
      (await import('./lsp.ts')).lspCommand();
      return undefined;
    case '--version':
      print(`${manifest.version}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      print(help);
      return 0;
    case undefined:
      throw new UsageError('no command given');
    default:
      throw new UsageError(`unknown command '${command}'`);
  }
}

// A reader that has seen enough (`codex-policy check … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

main(process.argv.slice(2)).then(
  (exitCode) => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  },
  (error: unknown) => {
    const message =
      error instanceof UsageError ? `${error.message} (see codex-policy --help)` : `internal error: ${error}`;
    process.stderr.write(`codex-policy: ${message}\n`);
    process.exitCode = 2;
  },
);
