import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../../src/features/analysis.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';

/** A text with a cursor: `|` marks it and is taken out. */
export function withCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The analysis of a text, as `/etc/codex/requirements.toml` unless another path is said. */
export function analysisOf(
  text: string,
  profile: ProfileId = 'balanced',
  path = '/etc/codex/requirements.toml',
): Analysis {
  return analyse(TextDocument.create(`file://${path}`, 'toml', 1, text), path, { profile });
}
