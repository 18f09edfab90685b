import manifest from '../../package.json' with { type: 'json' };
import { UsageError } from './arguments.ts';

const help = `codex-policy: check and fix the files that decide what OpenAI Codex may do

  codex-policy check FILE...   report findings
      --profile NAME           high-utility, balanced (default) or security-oriented
      --format text|json       how to report (default text)
      --fail-on SEVERITY       exit 1 from hint, info, warning (default) or error on, or never
      --kind requirements      what the files are, where name and content do not tell
  codex-policy fix FILE...     apply every fix whose meaning is certain
      --profile NAME           set every control to this profile
      --dry-run                print a unified diff, write nothing
      --fail-on SEVERITY       as for check, on what is left afterwards
  codex-policy lsp --stdio     the language server, for any editor
  codex-policy --version

Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run.
Example: codex-policy check --profile security-oriented requirements.toml
`;

async function main([command, ...words]: readonly string[]): Promise<number | undefined> {
  const print = (text: string) => void process.stdout.write(text);
  switch (command) {
    case 'check':
      return (await import('./check.ts')).checkCommand(words, print);
    case 'fix':
      return (await import('./fix.ts')).fixCommand(words, print);
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
