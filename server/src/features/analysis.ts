import { TextDocument } from 'vscode-languageserver-textdocument';
import { fromCodexHome } from '../codex/config-place.ts';
import { type FileKind, fileKindOf, kindBegun, kindByContent, kindByName, type NamedKind } from '../codex/file-kind.ts';
import type { Release } from '../codex/version.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { type Checked, checkAfter, withoutFailure } from '../rules/check.ts';
import { Context } from '../rules/context.ts';
import { directedKind, directedProfile, directedRelease, directivesOf } from '../rules/directives.ts';
import { atLevels, type RuleLevels } from '../rules/levels.ts';
import type { PartMemory } from '../rules/part-memory.ts';
import type { Finding } from '../rules/rule.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';

/** What an editor or the command line wants to know of one version of one file. */
export interface Analysis {
  readonly context: Context;
  readonly textDocument: TextDocument;
  /** The version of the text document that this speaks of. */
  readonly version: number;
  readonly document: TomlDocument;
  /** Undefined for a file that is not Codex's: nothing is said about it. */
  readonly kind: FileKind | undefined;
  /** What it begins to be, where nobody can tell yet and nobody says that it is not: enough to offer how it goes on. */
  readonly begun?: FileKind | undefined;
  readonly profile: ProfileId;
  readonly findings: readonly Finding[];
  /** Those that comments of the file take away. */
  readonly ignored: readonly Finding[];
  /** How a person has set the rules. */
  readonly levels?: RuleLevels | undefined;
  /** What the next version of the text starts from. */
  readonly checked: Checked | undefined;
  /** The other files that count together with it, where they are known. */
  readonly companions?: readonly Companion[];
}

/** Another file that counts together with one. */
export interface Companion {
  readonly document: TomlDocument;
  readonly kind: FileKind;
}

export interface AnalysisOptions {
  /** The target profile, unless the file names one itself. */
  readonly profile: ProfileId;
  /** A profile that goes before the one that the file names. */
  readonly override?: ProfileId | undefined;
  /** The kind of the file where name and content need not decide. */
  readonly kind?: FileKind | undefined;
  /** What the settings say of the file, which comes before its name and content. */
  readonly named?: NamedKind | undefined;
  /** The folder that stands in for `~/.codex` on this machine. */
  readonly codexHome?: string | undefined;
  /** How a person has set the rules. */
  readonly levels?: RuleLevels | undefined;
  /** The release of Codex that reads the file; the newest that is described where left out. */
  readonly release?: Release | undefined;
  /** The release of a Codex that is asked itself, which goes before the one that the file names. */
  readonly askedCodex?: Release | undefined;
  /** Tells whether there is a file at a path, where that can be looked up. */
  readonly exists?: ((path: string) => boolean) | undefined;
  /** What is known of parts of other files, where many are analysed one after the other. */
  readonly memory?: PartMemory | undefined;
}

/**
 * Reads a text document and runs the rules over it. `path` decides the kind together with the content; an empty one
 * leaves it to the content alone. Of a file that was analysed before, only what has changed is looked at again.
 */
export function analyse(textDocument: TextDocument, path: string, options: AnalysisOptions, older?: Checked): Analysis {
  const document = parseDocument(textDocument.getText(), '1.1', older?.context.document);
  const kind = options.kind ?? kindOf(document, path, options);
  const isSaid = (options.named ?? directedKind(document)) !== undefined;
  const profile = options.override ?? directedProfile(document) ?? options.profile;
  const release = options.askedCodex ?? directedRelease(document) ?? options.release;
  const context = new Context(document, profile, {
    path,
    release,
    kind,
    exists: options.exists,
    memory: options.memory,
  });
  const checked = kind && checkAfter(context, older);
  return {
    context,
    textDocument,
    version: textDocument.version,
    document,
    kind,
    begun: kind === undefined && !isSaid ? kindBegun(path, document) : undefined,
    profile,
    findings: atLevels(checked?.findings ?? [], options.levels),
    ignored: atLevels(checked?.ignored ?? [], options.levels),
    levels: options.levels,
    checked,
  };
}

/** The kind of a file: what it says of itself goes before what the settings say of it. */
export function kindOf(
  document: TomlDocument,
  path: string,
  { named, codexHome }: Pick<AnalysisOptions, 'named' | 'codexHome'>,
): FileKind | undefined {
  const said = directedKind(document) ?? named;
  if (said !== undefined) return said === 'none' ? undefined : said;
  const found = path === '' ? kindByContent(document) : fileKindOf(fromCodexHome(path, codexHome), document);
  // Who writes a comment to this product means a file of Codex.
  return found ?? (directivesOf(document).length > 0 ? kindByName(path) : undefined);
}

/**
 * The same for a text that no editor holds. It throws where a rule does: a command must not take for sound what it could
 * not look at.
 */
export function analyseText(text: string, path: string, options: AnalysisOptions): Analysis {
  const analysis = analyse(TextDocument.create(path, 'toml', 0, text), path, options);
  if (analysis.checked) withoutFailure(analysis.checked);
  return analysis;
}
