import manifest from '../../package.json' with { type: 'json' };
import { lastLine, UsageError } from './arguments.ts';
import { asksForHelp, help, helpOn } from './help.ts';
import { endWithoutReader, printAtOnce } from './standard-output.ts';

async function main([command, ...given]: readonly string[]): Promise<number | undefined> {
  const words = await withoutInstalled(given);
  const print = printAtOnce;
  const tell = (text: string) => void process.stderr.write(text);
  const about = command !== undefined && asksForHelp(words) ? helpOn(command) : undefined;
  if (about !== undefined) {
    print(about);
    return 0;
  }
  switch (command) {
    case 'check':
      return (await import('./check.ts')).checkInLanes(words, print, tell);
    case 'fix':
      // A file that is being replaced is replaced to the end: no half, and nothing left beside it.
      endOnSignals();
      return (await import('./fix.ts')).fixCommand(words, print, tell);
    case 'verify':
      // What is pretended for Codex is removed when the process exits, which a signal by itself does not count as.
      endOnSignals();
      return (await import('./verify.ts')).verifyCommand(words, print);
    case 'effective':
      return (await import('./effective.ts')).effectiveCommand(words, print);
    case 'posture':
      return (await import('./posture.ts')).postureCommand(words, print);
    case 'versions':
      return (await import('./versions.ts')).versionsCommand(words, print);
    case 'init':
      return (await import('./init.ts')).initCommand(words, print);
    case 'export':
      return (await import('./export.ts')).exportCommand(words, print, tell);
    case 'import':
      return (await import('./import.ts')).importCommand(words, print);
    case 'diff':
      return (await import('./diff.ts')).diffCommand(words, print);
    case 'explain':
      return (await import('./explain.ts')).explainCommand(words, print);
    case 'schema':
      return (await import('./schema.ts')).schemaCommand(words, print);
    case 'completion':
      return (await import('./completion.ts')).completionCommand(words, print);
    case 'lsp':
      process.stdout.on('error', (error) => {
        endWithoutReader(error);
        throw error;
      });
      // Runs until the client ends it.
      await import('../lsp/node.ts');
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

/** Only `installed` in the place of a release needs a Codex, and what finds it. */
async function withoutInstalled(words: readonly string[]): Promise<readonly string[]> {
  if (!words.some((word) => word.endsWith('installed'))) return words;
  return (await import('./installed-release.ts')).withInstalledRelease(words);
}

function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(lastLine(error));
    process.exitCode = 2;
  },
);
