import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { KeyPath } from '../../toml/document.ts';
import type { Span } from '../../toml/syntax.ts';
import type { Analysis } from '../analysis.ts';
import type { Entry } from './entry.ts';
import { markedForFleet } from './fleet.ts';
import { headerEntries } from './headers.ts';
import { keyEntries } from './keys.ts';
import { asList, type CompletionClient } from './list.ts';
import { type Place, placeAt } from './place.ts';
import { isBelowHeader, rootEntries } from './root-keys.ts';
import { anyName, type Fits, fitting } from './typed.ts';
import { valueEntries } from './values.ts';

interface Found {
  /** What is replaced; the cursor stands in it. */
  readonly span: Span;
  /** The table that most of the entries are keys of, where it is one. */
  readonly table?: KeyPath;
  readonly entries: readonly Entry[];
  /** Whether more is known once something is typed. */
  readonly incomplete: boolean;
}

/** Everything that may be written at a position; nothing in comments and in files that are not Codex's. */
export function completions(
  analysis: Analysis,
  position: Position,
  client: CompletionClient,
  trigger?: string,
): CompletionList {
  const { document, textDocument, kind, begun } = analysis;
  if (kind === undefined && begun) return completions({ ...analysis, kind: begun }, position, client, trigger);
  const cursor = textDocument.offsetAt(position);
  const place = kind === undefined ? undefined : placeAt(document, cursor);
  if (!place || !isMeant(place, trigger)) return { isIncomplete: false, items: [] };
  const fits = client.picks && place.at !== 'value' ? fitting(place.typed) : anyName;
  const { span, table, entries, incomplete } = found(analysis, place, fits);
  const possible = client.selectCommand === undefined ? entries.filter(({ select }) => !select) : entries;
  const ordered = [...markedForFleet(analysis, possible)].sort((a, b) => a.group - b.group);
  return { isIncomplete: incomplete, ...asList({ textDocument, cursor, span, table }, ordered, client) };
}

/** A blank or a bracket that is typed asks for a value, and not for keys wherever it stands. */
function isMeant(place: Place, trigger: string | undefined): boolean {
  return !(trigger === ' ' || trigger === '=' || trigger === '[') || place.at !== 'key' || place.inline;
}

function found(analysis: Analysis, place: Place, fits: Fits): Found {
  switch (place.at) {
    case 'header':
      return { span: place.span, ...headerEntries(analysis, place, fits) };
    case 'value':
      return { span: place.word, entries: valueEntries(analysis, place), incomplete: false };
    case 'key': {
      const { word: span, table } = place;
      const own = keyEntries(analysis, place, fits);
      if (!isBelowHeader(place)) return { span, table, entries: own, incomplete: false };
      const waits = own.length > 0 && span.start === span.end;
      return { span, table, entries: waits ? own : [...own, ...rootEntries(analysis, place)], incomplete: waits };
    }
  }
}
