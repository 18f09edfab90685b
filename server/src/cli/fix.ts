import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import type { Release } from '../codex/version.ts';
import type { Severity } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { applyProfile, type Caution, fixAll, takesProfile } from '../rules/apply.ts';
import { atLevels } from '../rules/levels.ts';
import type { Finding } from '../rules/rule.ts';
import { analysePlace, type Known } from './analyse-file.ts';
import {
  CannotRunError,
  choiceOption,
  failOnOption,
  parseCommand,
  profileOption,
  releaseOption,
  UsageError,
} from './arguments.ts';
import { discover, type Target } from './discover.ts';
import { readText } from './files.ts';
import { Projects } from './projects.ts';
import { replaceText } from './replace-file.ts';
import { isGraver } from './report.ts';

/**
 * `codex-policy fix FILE…`: applies every fix whose meaning is certain and that makes nothing stricter, with `--profile`
 * that whole profile, with `--all` also the preferred fix of every other finding; gives the exit code. `--dry-run` prints
 * what would change as a unified diff and writes nothing, `--diff` prints it and writes.
 */
export function fixCommand(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
): number {
  const options = fixOptions(words, tell);
  const { profile, dryRun, diff, failOn } = options;
  const projects = new Projects(options.config);
  // All are read and fixed before any is written: a name or a setting that is wrong changes nothing.
  const files = discover(options.files, ({ path: folder, message }) => {
    throw new CannotRunError(`${folder}: ${message}`);
  }).map((target) => ({ target, fixed: fixedFile(target, readText(target.path), options, projects) }));
  let fails = false;
  for (const { target, fixed } of files) {
    const { path: file } = target;
    if (!fixed) {
      if (!target.isQuiet) print(`${file}: not a Codex file, left alone\n`);
      continue;
    }
    const { before, after, kind } = fixed;
    if (profile && !takesProfile(kind))
      tell(`codex-policy: ${file}: only requirements.toml and managed_config.toml take a profile\n`);
    if (!dryRun && after !== before) replaceText(file, before, after);
    if (dryRun || diff) print(patch(file, before, after));
    if (!dryRun) print(`${file}: ${after === before ? 'nothing to fix' : 'fixed'}\n`);
    const from = failOn ? failOn.severity : failOnOption(projects.of(path.resolve(file))?.failOn);
    fails ||= isGraver(fixed.left, from);
  }
  return fails ? 1 : 0;
}

interface FixOptions {
  readonly files: readonly string[];
  readonly profile: ProfileId | undefined;
  readonly kind: FileKind | undefined;
  readonly release: Release | undefined;
  readonly caution: Caution;
  readonly config: string | undefined;
  readonly failOn: { readonly severity: Severity | undefined } | undefined;
  readonly dryRun: boolean;
  readonly diff: boolean;
}

function fixOptions(words: readonly string[], tell: (text: string) => void): FixOptions {
  const { values, positionals } = parseCommand(words, {
    profile: { type: 'string' },
    safe: { type: 'boolean' },
    all: { type: 'boolean' },
    kind: { type: 'string' },
    config: { type: 'string' },
    'dry-run': { type: 'boolean' },
    diff: { type: 'boolean' },
    'codex-version': { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const { safe, all = false, 'dry-run': dryRun = false, diff = false, config, 'codex-version': release } = values;
  const profile = profileOption(values.profile);
  if (safe && (all || profile)) throw new UsageError('--safe goes with neither --all nor --profile');
  const failOn = values['fail-on'] === undefined ? undefined : { severity: failOnOption(values['fail-on']) };
  if (positionals.length === 0) throw new UsageError('fix: no files given');
  return {
    files: positionals,
    profile,
    kind: choiceOption('--kind', values.kind, fileKinds),
    release: release === undefined ? undefined : releaseOption(release, tell),
    caution: all ? 'all' : 'repairs',
    config,
    failOn,
    dryRun,
    diff,
  };
}

/** What becomes of a file. */
interface FixedFile {
  readonly kind: FileKind;
  readonly before: string;
  readonly after: string;
  /** What is found in it afterwards. */
  readonly left: readonly Finding[];
}

/** What the call and the project file make of a file; undefined where it is not Codex's. */
function fixedFile(target: Target, before: string, options: FixOptions, projects: Projects): FixedFile | undefined {
  const { profile, caution } = options;
  const place = path.resolve(target.path);
  const set = projects.settingsFor(place);
  const known: Known = {
    profile: profile ?? set.profile,
    kind: options.kind,
    release: options.release ?? set.release,
    isNamed: target.isNamed,
    named: set.kind,
    levels: set.levels,
  };
  const { kind, profile: own, context } = analysePlace(place, before, known);
  if (kind === undefined) return undefined;
  // A rule that is switched off finds nothing that could be fixed.
  const isDue = (finding: Finding) => atLevels([finding], set.levels).length > 0;
  const isApplied = profile !== undefined && takesProfile(kind);
  const applied = isApplied ? applyProfile(before, profile, context) : before;
  const after = isApplied && caution !== 'all' ? applied : fixAll(applied, own, context, { caution, isDue });
  // A profile that was asked for is the measure of the result, whatever a comment in the file says.
  const { findings } = analysePlace(place, after, { ...known, kind, override: profile });
  return { kind, before, after, left: findings };
}

function patch(file: string, before: string, after: string): string {
  if (before === after) return '';
  const name = file.replaceAll('\\', '/').replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}
