import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Header, Pair, Section, Span, Value } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';
import { toRange } from './range.ts';

/** The outline: root keys, tables with their keys, and the keys of inline tables. */
export function documentSymbols(analysis: Analysis): DocumentSymbol[] {
  return analysis.document.tree.sections.flatMap(({ header, pairs, start, end }: Section) => {
    const keys = pairs.filter(({ key }) => key.end > key.start).map((pair) => pairSymbol(analysis, pair));
    return header
      ? [symbol(analysis, headerName(header), SymbolKind.Namespace, { start, end }, header.key, keys)]
      : keys;
  });
}

function headerName({ key, array }: Header): string {
  const name = key.parts.map((part) => part.name).join('.');
  return array ? `[[${name}]]` : `[${name}]`;
}

function pairSymbol(analysis: Analysis, pair: Pair): DocumentSymbol {
  const name = analysis.document.text.slice(pair.key.start, pair.key.end);
  const children =
    pair.value.kind === 'inline-table' ? pair.value.pairs.map((inner) => pairSymbol(analysis, inner)) : [];
  return symbol(analysis, name, kindOf(pair.value), pair, pair.key, children);
}

function symbol(
  { textDocument }: Analysis,
  name: string,
  kind: SymbolKind,
  span: Span,
  selection: Span,
  children: DocumentSymbol[],
): DocumentSymbol {
  const inside = { start: Math.max(span.start, selection.start), end: Math.min(span.end, selection.end) };
  return {
    // LSP allows no empty name, and a header being typed has none yet.
    name: name === '' ? '…' : name,
    kind,
    range: toRange(textDocument, span),
    selectionRange: toRange(textDocument, inside),
    children,
  };
}

function kindOf({ kind }: Value): SymbolKind {
  switch (kind) {
    case 'array':
      return SymbolKind.Array;
    case 'boolean':
      return SymbolKind.Boolean;
    case 'integer':
    case 'float':
      return SymbolKind.Number;
    case 'inline-table':
      return SymbolKind.Object;
    default:
      return SymbolKind.String;
  }
}
