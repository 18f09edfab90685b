import { lineEndFrom, nextLineFrom } from '../toml/characters.ts';
import type { Item, KeyPath, TomlDocument } from '../toml/document.ts';
import { trailingComment, wholeLines } from '../toml/lines.ts';
import { removePair } from '../toml/remove.ts';
import type { Fault, Header, Pair, Section } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { slippedFeature } from './article-slips.ts';
import type { Context, Fix, Rule } from './rule.ts';

interface Duplicate {
  readonly fault: Fault;
  readonly pair: Pair | undefined;
  readonly header: Header | undefined;
  readonly item: Item | undefined;
}

/** Keys and tables that are defined twice. */
export const duplicateDefinition: Rule<Duplicate> = {
  id: 'duplicate-definition',
  summary: 'A key or table is defined twice, so Codex refuses the file.',
  severity: 'error',
  verdict: 'rejects',

  *check({ document }) {
    for (const fault of document.faults) {
      if (!['duplicate-key', 'duplicate-table', 'conflicting-key'].includes(fault.code)) continue;
      const data = duplicateAt(document, fault);
      if (data.pair && slippedFeature(document, data.pair)) continue;
      yield {
        message: `Codex refuses this file: ${fault.message}.`,
        keyPath: pathOf(data),
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

function pathOf({ item }: Duplicate): KeyPath {
  return item?.path ?? [];
}

function duplicateAt(document: TomlDocument, fault: Fault): Duplicate {
  const header = document.tree.sections.find((section) => section.header?.start === fault.start)?.header;
  const lastPart = header?.key.parts.at(-1);
  if (header) return { fault, header, pair: undefined, item: lastPart && document.itemOf(lastPart) };
  const pair = document.tree.sections
    .flatMap((section) => section.pairs)
    .find(({ key }) => key.start <= fault.start && fault.end <= key.end);
  return { fault, header: undefined, pair, item: pair && document.itemOf(pair) };
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
  const headerLine = wholeLines(text, second.header);
  const comment = trailingComment(tree, second.header.end);
  const bodyEnd = second.pairs.at(-1) ? nextLineFrom(text, lineEndOf(document, second.end)) : headerLine.end;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = comment ? text.slice(comment.start, comment.end) + eol : '';
  let body = kept + text.slice(headerLine.end, bodyEnd);
  if (body !== '' && !body.endsWith('\n')) body += eol;
  const at = nextLineFrom(text, lineEndOf(document, first.end));
  const blankAbove = /\n[ \t]*\r?\n$/.test(text.slice(0, headerLine.start));
  let end = bodyEnd;
  while (blankAbove && end < text.length && text.slice(end, lineEndFrom(text, end)).trim() === '') {
    end = nextLineFrom(text, end);
  }
  return applyEdits(text, [
    { start: at, end: at, newText: body },
    { start: headerLine.start, end, newText: '' },
  ]);
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
