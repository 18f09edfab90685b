import type { DocumentLink } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import { schemaAt } from '../codex/lookup.ts';
import { type Item, textOf, walkItems } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';
import { toRange } from './range.ts';

const ADDRESS = /https?:\/\/[^\s"'<>`\\]+/g;

/** The addresses in values and comments, and the files that Codex reads because the file names them. */
export function documentLinks(analysis: Analysis): DocumentLink[] {
  const { document, textDocument } = analysis;
  const spans: Span[] = [...document.tree.comments];
  const files: DocumentLink[] = [];
  for (const item of walkItems(document.root)) {
    const { value } = item;
    if (value?.kind !== 'string') continue;
    spans.push(value);
    const target = fileOf(analysis, item);
    const inside = { start: value.start + 1, end: value.end - 1 };
    if (target !== undefined) files.push({ range: toRange(textDocument, inside), target });
  }
  const addresses = spans.flatMap(({ start, end }) =>
    Array.from(document.text.slice(start, end).matchAll(ADDRESS), ({ 0: found, index }): DocumentLink => {
      const target = withoutSentence(found);
      const at = start + index;
      return { range: toRange(textDocument, { start: at, end: at + target.length }), target };
    }),
  );
  return [...addresses, ...files];
}

/** An address without what ends a sentence or a bracket that was opened before it. */
function withoutSentence(address: string): string {
  const plain = address.replace(/[.,;:!?*\]}]+$/, '');
  const closesMore = plain.endsWith(')') && plain.split(')').length > plain.split('(').length;
  return closesMore ? withoutSentence(plain.slice(0, -1)) : plain;
}

/** The file that a setting names, where there is one; one in a home folder is on another machine's disk, or another user's. */
function fileOf({ context, textDocument }: Analysis, item: Item): string | undefined {
  const { exists, schema } = context;
  const uri = URI.parse(textDocument.uri);
  const path = textOf(item) ?? '';
  if (!exists || uri.scheme !== 'file' || path === '' || /^(?:~|[\\/]{2})/.test(path)) return undefined;
  const known = schemaAt(schema, item.path);
  if (known?.type !== 'string' || !known.path) return undefined;
  const file = /^(?:\/|\\|[A-Za-z]:)/.test(path) ? URI.file(path) : Utils.joinPath(Utils.dirname(uri), path);
  return exists(file.fsPath) ? file.toString() : undefined;
}
