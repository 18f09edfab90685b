/** Files, texts and refusals for tests that give commands what nobody would give them. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { CannotRunError } from '../../src/cli/arguments.ts';

/** Names of files: those that `writeOddFiles` writes, some that are not there, and what is no name. */
export const oddNames: readonly string[] = [
  'requirements.toml',
  'config.toml',
  'binary.toml',
  'folder',
  'loop',
  'none.toml',
  '*.toml',
  '{',
  '.',
  '',
];

/** Writes files that can be read and what looks like files, beside the requirements.toml of the test itself. */
export function writeOddFiles(): void {
  writeFileSync('config.toml', 'model = "x"\n');
  writeFileSync('binary.toml', Uint8Array.of(0xff, 0, 1));
  mkdirSync('folder');
  symlinkSync('loop', 'loop');
}

const pieces = ['[rules]\n', '[[files]]\n', 'profile = ', '"balanced"', 'allowed_sandbox_modes = ["', '"""', '\n', '='];
const marks = ['\r', '\ufeff', '\u001b[2J', '\ud800', ']]>'];

/** Text with what TOML and terminals take for their own, and with what others do. */
export function nasty(...others: readonly string[]): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(...marks, ...others),
    fc.string({ unit: 'binary' }),
  );
  return fc.array(part).map((parts) => parts.join(''));
}

/** Takes a refusal of what was given, in one line without anything of the program's inside; throws anything else again. */
export function assertRefused(error: unknown, words: readonly string[]): void {
  if (!(error instanceof CannotRunError)) throw error;
  assert.match(error.message, /^[^\n]+$/, JSON.stringify([words, error.message]));
  assert.doesNotMatch(error.message, /\bat .*:\d+:\d+|\bundefined\b|\[object/, JSON.stringify(words));
}

/** Each line that a command tells begins with its name. */
export function assertTold(told: string): void {
  for (const line of told.split('\n').slice(0, -1)) assert.match(line, /^codex-policy: /);
}
