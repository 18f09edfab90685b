import { TextDocument } from 'vscode-languageserver-textdocument';
import { type FileKind, fileKindOf } from '../codex/file-kind.ts';
import type { Release } from '../codex/version.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { type Checked, checkAfter } from '../rules/check.ts';
import { Context } from '../rules/context.ts';
import { directedProfile } from '../rules/directives.ts';
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
  readonly profile: ProfileId;
  readonly findings: readonly Finding[];
  /** What the next version of the text starts from. */
  readonly checked: Checked | undefined;
}

export interface AnalysisOptions {
  /** The target profile, unless the file names one itself. */
  readonly profile: ProfileId;
  /** A profile that goes before the one that the file names. */
  readonly override?: ProfileId | undefined;
  /** The kind of the file where name and content need not decide. */
  readonly kind?: FileKind | undefined;
  /** The release of Codex that reads the file; the newest that is described where left out. */
  readonly release?: Release | undefined;
}

/**
 * Reads a text document and runs the rules over it. `path` decides the kind together with the content. Of a file that
 * was analysed before, only what has changed is looked at again.
 */
export function analyse(textDocument: TextDocument, path: string, options: AnalysisOptions, older?: Checked): Analysis {
  const document = parseDocument(textDocument.getText(), '1.1', older?.context.document);
  const kind = options.kind ?? fileKindOf(path, document);
  const profile = options.override ?? directedProfile(document) ?? options.profile;
  const context = new Context(document, profile, { path, release: options.release, kind });
  const checked = kind && checkAfter(context, older);
  const findings = checked?.findings ?? [];
  return { context, textDocument, version: textDocument.version, document, kind, profile, findings, checked };
}

/** The same for a text that no editor holds. */
export function analyseText(text: string, path: string, options: AnalysisOptions): Analysis {
  return analyse(TextDocument.create(path, 'toml', 0, text), path, options);
}
