/** Format Document and Format Selection: the layout of a file, and nothing else of it. */
import type taplo from '@taplo/lib';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import { checkAfter } from '../rules/check.ts';
import { Context } from '../rules/context.ts';
import { lineEndFrom, lineStartAt } from '../toml/characters.ts';
import { contentOf } from '../toml/content.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { lineEndingOf } from '../toml/lines.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Analysis } from './analysis.ts';
import { toTextEdits } from './edits.ts';
import { overlaps } from './range.ts';
import { changesBetween } from './text-changes.ts';

/** How a file is laid out. */
export interface FormatStyle {
  /** What the editor says of it. */
  readonly indentation: string;
  /** As the file has them. */
  readonly lineEnding: '\n' | '\r\n';
  /** What files around it say, which goes before. */
  readonly around?: Layout | undefined;
}

/** The files around one that say how it is laid out. */
export interface Layout {
  /** The file that is to be laid out. */
  readonly path: string;
  /** The nearest first. */
  readonly editorconfigs: readonly LayoutFile[];
  /** What the nearest of Taplo's own files says of it. */
  readonly taplo: TaploLayout | undefined;
}

/** What the formatter takes. */
export type LayoutOptions = NonNullable<NonNullable<Parameters<taplo.Taplo['format']>[1]>['options']>;

export interface TaploLayout {
  /** The file that says it. */
  readonly path: string;
  readonly options: LayoutOptions;
}

/** Said of a file that is not laid out. */
export interface LeftAlone {
  /** Why: the end of a sentence. */
  readonly leftAlone: string;
}

export interface LayoutFile {
  readonly path: string;
  readonly text: string;
}

/** Lays out a text; undefined where that fails. */
export type Format = (text: string, style: FormatStyle) => Promise<string | undefined>;

/** What the editor says of indentation, and what files around the one that is to be laid out say. */
export type FormatWish = Pick<FormattingOptions, 'tabSize' | 'insertSpaces'> & Pick<FormatStyle, 'around'>;

/**
 * The edits that lay out a file, or a range of it. None where the formatter cannot read the file, or where the result
 * would say anything else, be laid out another way the second time, or have other findings.
 */
export async function formatEdits(
  analysis: Analysis,
  { tabSize, insertSpaces, around }: FormatWish,
  format: Format,
  range?: Range,
): Promise<TextEdit[]> {
  const { document, textDocument } = analysis;
  const { text } = document;
  if (analysis.kind === undefined || !isReadable(document)) return [];
  const indentation = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const style = { indentation, lineEnding: lineEndingOf(text), ...(around && { around }) };
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lay = async (one: string) => {
    const laid = await format(one.slice(mark.length), style);
    return laid === undefined ? undefined : mark + laid;
  };
  const whole = await lay(text);
  if (whole === undefined || whole === text || !saysTheSame(analysis, whole)) return [];
  if ((await lay(whole)) !== whole) return [];
  const edits = changesBetween(text, whole);
  if (!range) return toTextEdits(textDocument, edits);
  const start = lineStartAt(text, textDocument.offsetAt(range.start));
  const span = { start, end: lineEndFrom(text, Math.max(start, textDocument.offsetAt(range.end))) };
  const within = edits.filter((edit) => overlaps(edit, span));
  return saysTheSame(analysis, applyEdits(text, within)) ? toTextEdits(textDocument, within) : [];
}

/** The formatter reads TOML 1.0 only, and lays out nothing that has a fault. */
function isReadable({ text, faults }: TomlDocument): boolean {
  return text.trim() !== '' && faults.length === 0 && parseDocument(text, '1.0').faults.length === 0;
}

/** Whether another text has the same keys, values, comments and findings. A comment that ignores one may lose its line. */
function saysTheSame({ context, document, checked }: Analysis, text: string): boolean {
  const after = parseDocument(text);
  if (after.faults.length > 0 || !isEqual(contentOf(document.tree), contentOf(after.tree))) return false;
  const { findings, ignored } = checkAfter(new Context(after, context.profile, context), undefined);
  const said = (all: typeof findings = []) => all.map(({ code, message }) => `${code} ${message}`);
  return isEqual(said(checked?.findings), said(findings)) && isEqual(said(checked?.ignored), said(ignored));
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
