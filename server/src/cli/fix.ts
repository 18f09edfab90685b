import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { analyseText } from '../features/analysis.ts';
import { isFile } from '../lsp/this-machine.ts';
import { applyProfile, type Caution, fixAll, takesProfile } from '../rules/apply.ts';
import { analyseFile } from './analyse-file.ts';
import { failOnOption, parseCommand, profileOption, releaseOption, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { replaceText } from './replace-file.ts';
import { type Checked, fails } from './report.ts';

/**
 * `codex-policy fix FILE…`: applies every safe fix, with `--profile` that whole profile, with `--all` also the fixes
 * whose meaning is not certain; gives the exit code. `--dry-run` prints what would change as a unified diff and writes
 * nothing, `--diff` prints it and writes.
 */
export function fixCommand(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
): number {
  const { values, positionals } = parseCommand(words, {
    profile: { type: 'string' },
    safe: { type: 'boolean' },
    all: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    diff: { type: 'boolean' },
    'codex-version': { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const profile = profileOption(values.profile);
  const caution: Caution = values.all ? 'all' : 'safe';
  if (values.safe && (values.all || profile)) throw new UsageError('--safe goes with neither --all nor --profile');
  const failOn = failOnOption(values['fail-on']);
  if (positionals.length === 0) throw new UsageError('fix: no files given');
  const release = releaseOption(values['codex-version'], tell);
  // All are read before any is written: a name that is wrong changes nothing.
  const files = positionals.map((path) => ({ path, before: readText(path) }));
  const checked: Checked[] = [];
  for (const { path, before } of files) {
    const { kind, profile: target, context } = analyseFile(path, before, profile, undefined, release);
    if (kind === undefined) {
      print(`${path}: not a Codex file, left alone\n`);
      continue;
    }
    if (profile && !takesProfile(kind))
      tell(`codex-policy: ${path}: only requirements.toml and managed_config.toml take a profile\n`);
    const isApplied = profile !== undefined && takesProfile(kind);
    const applied = isApplied ? applyProfile(before, profile, context) : before;
    const after = isApplied && caution === 'safe' ? applied : fixAll(applied, target, context, caution);
    if (!values['dry-run'] && after !== before) replaceText(path, before, after);
    if (values['dry-run'] || values.diff) print(patch(path, before, after));
    if (!values['dry-run']) print(`${path}: ${after === before ? 'nothing to fix' : 'fixed'}\n`);
    // A profile that was asked for is the measure of the result, whatever a comment in the file says.
    checked.push({
      path,
      analysis: analyseText(after, resolve(path), {
        profile: target,
        override: profile,
        kind,
        release,
        exists: isFile,
      }),
    });
  }
  return fails(checked, failOn) ? 1 : 0;
}

function patch(path: string, before: string, after: string): string {
  if (before === after) return '';
  const name = path.replaceAll('\\', '/').replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}
