import { lineEndFrom, nextLineFrom } from '../toml/characters.ts';
import type { Item, TomlDocument } from '../toml/document.ts';
import { attachedCommentStart, lineEndingOf, trailingComment, wholeLines } from '../toml/lines.ts';
import { locate, touching } from '../toml/locate.ts';
import { removePair } from '../toml/remove.ts';
import type { Fault, Header, Pair, Section, Span } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { slippedFeature } from './article-slips.ts';
import type { Context } from './context.ts';
import { everyKind, type Fix, type Rule } from './rule.ts';

interface Duplicate {
  readonly fault: Fault;
  readonly pair: Pair | undefined;
  readonly header: Header | undefined;
  readonly item: Item | undefined;
}

const codes: readonly Fault['code'][] = ['duplicate-key', 'duplicate-table', 'conflicting-key'];

/** Keys and tables that are defined twice. */
export const duplicateDefinition: Rule<Duplicate> = {
  id: 'duplicate-definition',
  kinds: everyKind,
  summary: 'A key or table is defined twice, so Codex refuses the file.',
  severity: 'error',
  verdict: 'rejects',
  whole: true,

  *check({ document, kind }) {
    const faults = document.faults.filter(({ code }) => codes.includes(code));
    const headers = faults.length > 0 ? headersOf(document) : new Map<number, Header>();
    for (const fault of faults) {
      const data = duplicateAt(document, fault, headers.get(fault.start));
      if (kind === 'requirements' && data.pair && slippedFeature(document, data.pair)) continue;
      yield {
        message: `Codex refuses this file: ${fault.message}.`,
        keyPath: data.item?.path ?? [],
        span: fault,
        ...(fault.related && { related: [fault.related] }),
        data,
      };
    }
  },

  fixes(context, { data }) {
    if (data.fault.code === 'duplicate-table') return [...mergeTable(context, data)];
    return data.fault.code === 'duplicate-key' ? [...dropKey(context, data)] : [];
  },
};

/** The headers of a document, by where they begin. */
function headersOf({ tree }: TomlDocument): ReadonlyMap<number, Header> {
  return new Map(tree.sections.flatMap(({ header }) => (header ? [[header.start, header]] : [])));
}

function duplicateAt(document: TomlDocument, fault: Fault, header: Header | undefined): Duplicate {
  const lastPart = header?.key.parts.at(-1);
  if (header) return { fault, header, pair: undefined, item: lastPart && document.itemOf(lastPart) };
  const place = locate(document, fault.start);
  const around = place && touching(place.item.duplicates, fault.start);
  const pair = around && fault.end <= around.key.end ? around : undefined;
  return { fault, header: undefined, pair, item: place?.item };
}

/** Moves what stands below the second header to the end of the first one's section. */
function* mergeTable({ document }: Context, { header, item }: Duplicate): Iterable<Fix> {
  const first = item?.sections[0];
  const second = item?.sections.find((section) => section.header === header);
  if (item?.form !== 'header' || !first?.header || !second || first === second) return;
  yield {
    title: `Merge into the first [${item.path.join('.')}]`,
    safe: true,
    apply: () => merged(document, first, second),
  };
}

function merged(document: TomlDocument, first: Section, second: Section): string | undefined {
  const { text, tree } = document;
  if (!first.header || !second.header) return undefined;
  const at = nextLineFrom(text, lineEndOf(document, first.end));
  const headerLine = wholeLines(text, second.header);
  const above = Math.max(at, attachedCommentStart(tree, second.header.start));
  const beside = trailingComment(tree, second.header.end);
  const bodyEnd = second.pairs.length > 0 ? nextLineFrom(text, lineEndOf(document, second.end)) : headerLine.end;
  const eol = lineEndingOf(text);
  const comments = text.slice(above, headerLine.start) + (beside ? text.slice(beside.start, beside.end) + eol : '');
  let body = comments + text.slice(headerLine.end, bodyEnd);
  if (body !== '' && !body.endsWith('\n')) body += eol;
  return applyEdits(text, [
    { start: at, end: at, newText: body },
    { ...withBlankLines(text, { start: above, end: bodyEnd }), newText: '' },
  ]);
}

/** Whole lines and, where blank ones stand on both sides or the text ends, those of one side. */
function withBlankLines(text: string, { start, end }: Span): Span {
  const before = /(?:(?<=\n)[ \t]*\r?\n)*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  if (end + after === text.length) return { start: start - before, end: text.length };
  return before > 0 ? { start, end: end + after } : { start, end };
}

function lineEndOf({ text, tree }: TomlDocument, offset: number): number {
  return trailingComment(tree, offset)?.end ?? lineEndFrom(text, offset);
}

/** A repeated key with the same value says nothing new; with another, only a person knows which is meant. */
function* dropKey({ document }: Context, { pair, item }: Duplicate): Iterable<Fix> {
  if (!pair || !item?.value) return;
  const { text } = document;
  const same = text.slice(item.value.start, item.value.end) === text.slice(pair.value.start, pair.value.end);
  yield {
    title: 'Remove this second definition',
    safe: same,
    apply: () => applyEdits(text, [removePair(document, pair)]),
  };
}
