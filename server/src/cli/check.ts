import path from 'node:path';
import { fromCodexHome, isOthersPath } from '../codex/config-place.ts';
import { hasRequirementsKey } from '../codex/file-content.ts';
import { type FileKind, fileKindOf, fileKinds, hasRequirementsName } from '../codex/file-kind.ts';
import type { Release } from '../codex/version.ts';
import { type Analysis, analyseText } from '../features/analysis.ts';
import { isFile } from '../lsp/this-machine.ts';
import { defaultProfile, type ProfileId } from '../risk/profiles.ts';
import { parseDocument } from '../toml/document.ts';
import { choiceOption, failOnOption, parseCommand, profileOption, releaseOption, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { type Checked, fails, jsonReport, textReport } from './report.ts';

/** `codex-policy check FILE…`: reports findings, and what else there is to tell; gives the exit code. */
export function checkCommand(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
): number {
  const { values, positionals } = parseCommand(words, {
    profile: { type: 'string' },
    format: { type: 'string' },
    kind: { type: 'string' },
    'codex-version': { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const profile = profileOption(values.profile);
  const format = choiceOption('--format', values.format, ['text', 'json']) ?? 'text';
  const kind = choiceOption('--kind', values.kind, fileKinds);
  const failOn = failOnOption(values['fail-on']);
  if (positionals.length === 0) throw new UsageError('check: no files given');
  const release = releaseOption(values['codex-version'], tell);
  const files = positionals.map(
    (file): Checked => ({ path: file, analysis: analyseFile(file, readText(file), profile, kind, release) }),
  );
  print(format === 'json' ? jsonReport(files) : textReport(files));
  return fails(files, failOn) ? 1 : 0;
}

/** Analyses a file that was named on the command line: one of another name counts when it says what only Codex knows. */
export function analyseFile(
  file: string,
  text: string,
  profile: ProfileId | undefined,
  kind?: FileKind,
  release?: Release,
): Analysis {
  // Where a file lies counts also for one that is named from within its folder.
  const place = path.resolve(file);
  const other = kind === undefined && isRequirementsByAnotherName(place, text);
  return analyseText(text, place, {
    profile: profile ?? defaultProfile,
    kind,
    named: other ? 'requirements' : undefined,
    release,
    codexHome: process.env.CODEX_HOME,
    exists: isFile,
  });
}

function isRequirementsByAnotherName(place: string, text: string): boolean {
  // Settings of other programs have tables of the same names.
  if (hasRequirementsName(place) || isOthersPath(place) || /config[^\\/]*$/i.test(place)) return false;
  const document = parseDocument(text);
  return (
    fileKindOf(fromCodexHome(place, process.env.CODEX_HOME), document) === undefined && hasRequirementsKey(document)
  );
}
