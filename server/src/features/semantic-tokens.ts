/** What is coloured beyond the grammar: keys that are controls, keys that are dropped, words of an enumeration, names. */
import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import type { FileKind } from '../codex/file-kind.ts';
import { namesIn } from '../codex/names/occurrences.ts';
import { nameSorts } from '../codex/names/sorts.ts';
import type { Schema } from '../codex/schema.ts';
import { managedConfigDefaults } from '../risk/controls/managed-config.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { type Item, type KeyPath, textOf } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';
import { innerSpan, writtenAs } from './names.ts';
import { tokenModifiers, tokenTypes } from './semantic-tokens-legend.ts';

interface Token extends Span {
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/** The tokens of a file, or of a range of it; none for a file that is not Codex's. */
export function semanticTokens({ document, textDocument, kind, context }: Analysis, range?: Range): SemanticTokens {
  if (kind === undefined) return { data: [] };
  const { text } = document;
  const names = nameTokens(document.root, kind, text);
  const taken = new Set(names.map(({ start }) => start));
  const others: Token[] = [];
  collect(document.root, [context.schema], controlPaths[kind], text, others);
  const [from, to] = range
    ? [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)]
    : [0, document.text.length];
  const tokens = [...names, ...others.filter(({ start }) => !taken.has(start))]
    .filter(({ start, end }) => start < to && end > from && !text.slice(start, end).includes('\n'))
    .sort((a, b) => a.start - b.start);
  return { data: encoded(tokens, textDocument) };
}

const settings = managedConfigDefaults.map(({ path }) => path);

/** The keys that are controls, by the kind of file. */
const controlPaths: Readonly<Record<FileKind, readonly KeyPath[]>> = {
  requirements: requirementsControls.map(({ path }) => path),
  'managed-config': settings,
  config: settings,
  'agent-role': [],
};

function nameTokens(root: Item, kind: FileKind, text: string): Token[] {
  return [...namesIn(root, kind)].flatMap((occurrence): Token[] => {
    const { sort, role, name } = occurrence;
    const isOwn = nameSorts[sort].builtIn.includes(name);
    const marks = isOwn ? (['defaultLibrary'] as const) : role === 'definition' ? (['declaration'] as const) : [];
    return writtenAs(occurrence).map((written) => ({
      ...spanOf(innerSpan(text, written, name)),
      type: 'class',
      modifiers: marks,
    }));
  });
}

/** Goes through what the reference knows of a document, once. The controls are those below the item. */
function collect(item: Item, schemas: readonly Schema[], controls: readonly KeyPath[], text: string, tokens: Token[]) {
  const shapes = schemas.some(({ type }) => type === 'anyOf') ? schemas.flatMap(shapesOf) : schemas;
  const word = textOf(item);
  if (item.value && word !== undefined && shapes.some((one) => one.type === 'string' && one.values?.includes(word))) {
    tokens.push({ ...spanOf(innerSpan(text, item.value, word)), type: 'enumMember', modifiers: [] });
  }
  for (const [name, child] of item.children) {
    const known = shapes.flatMap((one) => (one.type === 'table' ? (keyIn(one.keys, name) ?? one.others ?? []) : []));
    if (known.length === 0) continue;
    const isDropped = known.every(({ deprecated, retired, refused }) => deprecated !== undefined || retired || refused);
    const below =
      controls.length === 0 ? controls : controls.filter(([step]) => step === name).map((path) => path.slice(1));
    const isControl = below.some(({ length }) => length === 0);
    if (isDropped || isControl) {
      const type = isControl ? 'keyword' : 'property';
      const marks = isDropped ? (['deprecated'] as const) : [];
      const written = child.names.filter(({ style }) => style !== 'missing');
      tokens.push(
        ...written.map((part) => ({ ...spanOf(innerSpan(text, part, name)), type, modifiers: marks }) as const),
      );
    }
    collect(child, known, below, text, tokens);
  }
  const items = shapes.flatMap((one) => (one.type === 'array' ? [one.items] : []));
  if (items.length > 0) for (const element of item.elements) collect(element, items, [], text, tokens);
}

function shapesOf(schema: Schema): readonly Schema[] {
  return schema.type === 'anyOf' ? schema.options.flatMap(shapesOf) : [schema];
}

function keyIn(keys: Readonly<Record<string, Schema>>, name: string): Schema | undefined {
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Five numbers for each token: lines and characters from the one before, length, type, modifiers as bits. */
function encoded(tokens: readonly Token[], textDocument: Analysis['textDocument']): number[] {
  let last = { line: 0, character: 0 };
  return tokens.flatMap(({ start, end, type, modifiers: marks }) => {
    const at = textDocument.positionAt(start);
    const lines = at.line - last.line;
    const characters = lines === 0 ? at.character - last.character : at.character;
    last = at;
    const bits = marks.reduce((sum, mark) => sum + 2 ** tokenModifiers.indexOf(mark), 0);
    return [lines, characters, end - start, tokenTypes.indexOf(type), bits];
  });
}
