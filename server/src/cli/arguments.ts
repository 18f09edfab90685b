import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Release, releaseFault, releaseFor, releaseNotice } from '../codex/version.ts';
import { type Severity, severities } from '../risk/control.ts';
import { type ProfileId, parseProfile, profileIds } from '../risk/profiles.ts';
import { visible } from './report/visible.ts';

/** Why a command cannot do its work, such as a file that cannot be read: one line, exit code 2. */
export class CannotRunError extends Error {
  override readonly name: string = 'CannotRunError';

  /** What was written in the call or in a file stays on the line, and moves no cursor. */
  constructor(message: string) {
    super(visible(message));
  }
}

/** A mistake in how the command was called, for which the help has a way out. */
export class UsageError extends CannotRunError {
  override readonly name = 'UsageError';
}

/** The line that tells why a command has ended. Each bundle has classes of its own, so that the name decides. */
export function lastLine(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'UsageError') return `codex-policy: ${message} (see codex-policy --help)\n`;
  return `codex-policy: ${name === 'CannotRunError' ? message : `internal error: ${error}`}\n`;
}

/** Parses the words after a command's name. Throws a {@link UsageError} for what the command does not know. */
export function parseCommand<const T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    throw new UsageError(sentence.replace(/\.$/, ''));
  }
}

export function profileOption(name: string | undefined, option = '--profile'): ProfileId | undefined {
  if (name === undefined) return undefined;
  return parseProfile(name) ?? unknownValue(option, name, profileIds);
}

/** The release of Codex, or the range, that is to read the files. `tell` gets a line when it is not described. */
export function releaseOption(name: string | undefined, tell: (text: string) => void): Release {
  const fault = name === undefined ? undefined : releaseFault(name);
  if (fault !== undefined) throw new UsageError(`--codex-version: ${fault}`);
  const release = releaseFor(name);
  const notice = releaseNotice(release);
  if (notice !== undefined) tell(`codex-policy: ${notice}\n`);
  return release;
}

/** The severity from which findings make the command fail; undefined for `never`. */
export function failOnOption(name: string | undefined): Severity | undefined {
  if (name === 'never') return undefined;
  const wanted = name ?? 'warning';
  return (
    severities.find((severity) => severity === wanted) ?? unknownValue('--fail-on', wanted, [...severities, 'never'])
  );
}

export function choiceOption<T extends string>(
  option: string,
  name: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (name === undefined) return undefined;
  return choices.find((choice) => choice === name) ?? unknownValue(option, name, choices);
}

function unknownValue(option: string, value: string, choices: readonly string[]): never {
  throw new UsageError(`${option} takes one of ${choices.join(', ')}, not '${value}'`);
}
