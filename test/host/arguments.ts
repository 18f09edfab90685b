import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SetupError } from './entry.ts';

/** The part of VS Code's command line that a test run uses. */
export interface CodeArguments {
  readonly folder: string | undefined;
  readonly extensions: readonly string[];
  readonly tests: string;
  readonly userDataDir: string | undefined;
  readonly extensionsDir: string | undefined;
}

/** Reads VS Code's command line; flags that mean nothing here are ignored. */
export function parseCodeArguments(argv: readonly string[]): CodeArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'folder-uri': { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const tests = asPath(values.extensionTestsPath);
  if (tests === undefined) throw new SetupError('--extensionTestsPath is missing: this VS Code only runs test suites.');
  return {
    folder: asPath(values['folder-uri']) ?? asPath(positionals[0]),
    extensions: (values.extensionDevelopmentPath ?? []).flatMap((value) => asPath(value) ?? []),
    tests,
    userDataDir: asPath(values['user-data-dir']),
    extensionsDir: asPath(values['extensions-dir']),
  };
}

function asPath(value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.startsWith('file:') ? fileURLToPath(value) : value;
}
