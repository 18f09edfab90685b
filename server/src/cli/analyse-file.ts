import path from 'node:path';
import { fromCodexHome, isOthersPath } from '../codex/config-place.ts';
import { hasRequirementsKey } from '../codex/file-content.ts';
import { type FileKind, fileKindOf, hasRequirementsName, type NamedKind } from '../codex/file-kind.ts';
import type { Release } from '../codex/version.ts';
import { type Analysis, type AnalysisOptions, analyseText } from '../features/analysis.ts';
import { isFile } from '../lsp/this-machine.ts';
import { defaultProfile, type ProfileId } from '../risk/profiles.ts';
import type { RuleLevels } from '../rules/levels.ts';
import type { PartMemory } from '../rules/part-memory.ts';
import { parseDocument } from '../toml/document.ts';

/** Analyses a file that was named on the command line: one of another name counts when it says what only Codex knows. */
export function analyseFile(
  file: string,
  text: string,
  profile: ProfileId | undefined,
  kind?: FileKind,
  release?: Release,
): Analysis {
  return analysePlace(path.resolve(file), text, { profile, kind, release, isNamed: true });
}

/** What is known of a file besides its text. */
export interface Known {
  readonly profile: ProfileId | undefined;
  readonly kind: FileKind | undefined;
  readonly release: Release | undefined;
  /** Whether somebody asked for this file, and it did not only lie in a folder. */
  readonly isNamed: boolean;
  /** A profile that goes before the one that the file names. */
  readonly override?: ProfileId | undefined;
  /** The kind that the project file gives it. */
  readonly named?: NamedKind | undefined;
  readonly levels?: RuleLevels;
  /** What is known of parts of other files. */
  readonly memory?: PartMemory;
  /** Tells whether there is a file at a path, where the disk alone is not to say it. */
  readonly exists?: (path: string) => boolean;
}

/** Analyses the file at a whole path, which decides its kind together with the text; empty leaves it to the text alone. */
export function analysePlace(place: string, text: string, known: Known): Analysis {
  const { profile = defaultProfile, kind, release, isNamed, levels, memory, override } = known;
  const isOther = kind === undefined && isNamed && place !== '' && isRequirementsByAnotherName(place, text);
  const options: AnalysisOptions = {
    profile,
    override,
    kind,
    named: known.named ?? (isOther ? 'requirements' : undefined),
    release,
    levels,
    memory,
    codexHome: process.env.CODEX_HOME,
    exists: known.exists ?? isFile,
  };
  return analyseText(text, place, options);
}

function isRequirementsByAnotherName(place: string, text: string): boolean {
  // Settings of other programs have tables of the same names.
  if (hasRequirementsName(place) || isOthersPath(place) || /config[^\\/]*$/i.test(place)) return false;
  const document = parseDocument(text);
  return (
    fileKindOf(fromCodexHome(place, process.env.CODEX_HOME), document) === undefined && hasRequirementsKey(document)
  );
}
