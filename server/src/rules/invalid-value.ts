import { choicesOf } from '../codex/choices.ts';
import { mayBeElsewhere } from '../codex/config/whole.ts';
import { expected } from '../codex/describe.ts';
import { schemaAt } from '../codex/lookup.ts';
import type { Schema } from '../codex/schema.ts';
import type { ShapeIssue } from '../codex/shape.ts';
import { suggest } from '../codex/suggest.ts';
import { codexVersion } from '../codex/version.ts';
import { tableSlips, valueSlips } from '../risk/slips.ts';
import { type Item, textOf } from '../toml/document.ts';
import { renameKey } from '../toml/set.ts';
import type { Span } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeKeyPath, writeString } from '../toml/write.ts';
import type { Context } from './context.ts';
import { meantBeside, meantForKey } from './meant-name.ts';
import { misplacedIn } from './misplaced-key.ts';
import { type Draft, everyKind, type Fix, type Rule } from './rule.ts';
import { keyName, placeOf, refuses } from './text.ts';
import { misspeltKeys } from './unknown-keys.ts';
import { wordsForTables } from './words-for-tables.ts';

type Issue = Exclude<ShapeIssue, { kind: 'unknown-key' | 'odd-form' }>;

/** A value of the wrong type or outside what Codex accepts. It refuses the whole file for it. */
export const invalidValue: Rule<Issue> = {
  id: 'invalid-value',
  kinds: everyKind,
  summary: 'A value of the wrong type, or none that Codex accepts: it refuses the file.',
  severity: 'error',
  verdict: 'rejects',

  *check(context) {
    const { kind, shape } = context;
    const misplaced = misplacedIn(context);
    const misspelt = misspeltKeys(context);
    const told = new Set<unknown>(misspelt.values());
    const words = wordsIn(context);
    for (const issue of shape) {
      if (issue.kind === 'unknown-key' || issue.kind === 'odd-form' || told.has(issue)) continue;
      if (words.has(issue.item)) {
        yield* wordsFinding(context, issue);
        continue;
      }
      if (misplaced.has(issue.item) || (kind === 'requirements' && isArticleSlip(issue))) continue;
      const span = strayKey(issue, shape, misspelt)?.names[0] ?? placeOf(issue.item);
      if (!span) continue;
      const isPerhapsElsewhere = issue.kind === 'missing-key' && mayBeElsewhere(kind, issue.item.path);
      yield {
        message: isPerhapsElsewhere
          ? `Unless another file has what is missing, Codex ${codexVersion} refuses to start: ${reason(issue)}.`
          : `Codex ${codexVersion} ${refuses(kind)}: ${reason(issue)}.${hint(context, issue)}`,
        keyPath: issue.item.path,
        span,
        data: issue,
      };
    }
  },

  fixes(context, { data }) {
    return [...fixesOf(context, data)];
  },
};

function wordsIn(context: Context): ReturnType<typeof wordsForTables> {
  return context.once(wordsForTables, () => wordsForTables(context.shape));
}

/** All words in one list are one mistake. */
function* wordsFinding(context: Context, issue: Issue): Iterable<Draft<Issue>> {
  const found = wordsIn(context).get(issue.item);
  if (!found) return;
  const { key, words } = found;
  const name = keyName(issue.item.path.filter((step) => typeof step === 'string'));
  yield {
    message: `Codex ${codexVersion} ${refuses(context.kind)}: ${name} takes tables, not words, each as in \`{ ${key} = "…" }\`.`,
    keyPath: issue.item.path,
    span: { start: words[0].start, end: (words.at(-1) ?? words[0]).end },
    data: issue,
  };
}

/**
 * In a table of a list, the one unknown key that stands where a needed one is missing, and is like no other: both are one
 * mistake. Elsewhere the name of the table says where to look.
 */
function strayKey(issue: Issue, shape: readonly ShapeIssue[], misspelt: ReadonlyMap<Item, unknown>): Item | undefined {
  if (issue.kind !== 'missing-key' || issue.item.names.length > 0) return undefined;
  const inTable = shape.filter(({ kind, item }) =>
    kind === 'unknown-key' ? item.parent === issue.item : kind === 'missing-key' && item === issue.item,
  );
  const [stray, second] = inTable.filter(({ kind }) => kind === 'unknown-key');
  return stray && inTable.length === 2 && !second && !misspelt.has(stray.item) ? stray.item : undefined;
}

/** Published slips have a rule of their own. */
function isArticleSlip({ kind, item }: Issue): boolean {
  const at = (path: readonly (string | number)[]) => path.every((step, index) => step === item.path[index]);
  if (kind === 'wrong-type')
    return tableSlips.some(
      ({ path }) => item.path.length === path.length && at(path) && item.children.has(String(path.at(-1))),
    );
  const written = item.value?.kind === 'string' ? item.value.value : undefined;
  return kind === 'unknown-value' && valueSlips.some((slip) => slip.written === written && slip.paths.some(at));
}

function reason(issue: Issue): string {
  const name = keyName(issue.item.path.filter((step) => typeof step === 'string'));
  switch (issue.kind) {
    case 'wrong-type':
      return `${name} takes ${expected(issue.schema)}`;
    case 'unknown-value':
      return `${name} takes ${expected(issue.schema)}`;
    case 'out-of-range':
      return `${name} takes a number${issue.min === undefined ? '' : ` from ${issue.min}`}${issue.max === undefined ? '' : ` to ${issue.max}`}`;
    case 'too-few':
      return `${name} must not be empty`;
    case 'missing-key':
      return `${name} needs \`${issue.key}\``;
  }
}

/** In a table that takes names of one's own, a wrong value may belong to a key of another name. */
function hint(context: Context, issue: Issue): string {
  const meant = meantKey(context, issue) ?? meantPlace(context, issue)?.key;
  return meant === undefined ? tableHint(context, issue) : ` Did you mean \`${meant}\`?`;
}

/** A word that no value is may be the key of a table that may stand there. */
function tableHint({ schema: root }: Context, { kind, item }: Issue): string {
  const word = textOf(item);
  if (kind !== 'unknown-value' || word === undefined) return '';
  const schema = schemaAt(root, item.path);
  const tables = schema?.type === 'anyOf' ? schema.options.filter((option) => option.type === 'table') : [];
  const inner = tables.flatMap(({ keys }) => (Object.hasOwn(keys, word) ? (keys[word] ?? []) : []))[0];
  if (inner?.type !== 'table') return '';
  const needed = (inner.required ?? []).map((key) => `${key} = …`).join(', ');
  return ` \`${word}\` is the key of a table: \`{ ${word} = { ${needed === '' ? '…' : needed} } }\`.`;
}

function meantKey({ schema }: Context, { kind, item }: Issue): string | undefined {
  return kind === 'wrong-type' ? meantForKey(schema, item) : undefined;
}

/** The key of a table beside it that is meant: from the top, and from the table on in which it is written. */
function meantPlace(
  { schema }: Context,
  { kind, item }: Issue,
): { readonly key: string; readonly below: readonly [string, string] } | undefined {
  const below = kind === 'wrong-type' ? meantBeside(schema, item) : undefined;
  return below && { key: writeKeyPath([...item.path.slice(0, -1), ...below]), below };
}

function* fixesOf(context: Context, issue: Issue): Iterable<Fix> {
  const { text } = context.document;
  const { value, names } = issue.item;
  if (!value) return;
  const key = meantKey(context, issue);
  if (key !== undefined) {
    // It may be the name of one's own all the same.
    const apply = () =>
      applyEdits(
        text,
        names.map((part) => renameKey(part, key)),
      );
    yield { title: `Rename to \`${key}\``, safe: false, apply };
    return;
  }
  const place = meantPlace(context, issue);
  if (place !== undefined) {
    const [part] = names;
    const table = issue.item.parent?.children.get(place.below[0]);
    const mayStandThere = table === undefined || (table.form === 'dotted' && !table.children.has(place.below[1]));
    if (part && names.length === 1 && mayStandThere) {
      const { start, end } = part;
      const apply = () => applyEdits(text, [{ start, end, newText: writeKeyPath(place.below) }]);
      yield { title: `Write \`${place.key}\``, safe: true, apply };
    }
    return;
  }
  const found = wordsIn(context).get(issue.item);
  if (found) {
    const inTable = ({ start, end }: Span) => ({ start, end, newText: `{ ${found.key} = ${text.slice(start, end)} }` });
    const title = found.words.length === 1 ? 'Put the word into a table' : 'Put each word into a table';
    yield { title, safe: true, apply: () => applyEdits(text, found.words.map(inTable)) };
    return;
  }
  const replace = (newText: string) => () => applyEdits(text, [{ start: value.start, end: value.end, newText }]);
  if (issue.kind === 'unknown-value' && value.kind === 'string') {
    const meant = suggest(value.value, choicesOf(issue.schema));
    if (meant === undefined) return;
    const quote = text.charAt(value.start) === "'" ? "'" : '"';
    yield { title: `Write \`${meant}\``, safe: true, apply: replace(writeString(meant, quote)) };
  }
  if (issue.kind !== 'wrong-type') return;
  const written = text.slice(value.start, value.end);
  const { schema } = issue;
  if (schema.type === 'array' && value.kind !== 'inline-table' && takes(schema.items, value)) {
    // Words with a blank between them may be meant as several elements, such as a command and its arguments.
    const safe = value.kind !== 'string' || !/\s/.test(value.value);
    yield { title: 'Put it into a list', safe, apply: replace(`[${written}]`) };
  } else if (schema.type === 'boolean' && value.kind === 'string' && /^(?:true|false)$/i.test(value.value)) {
    yield { title: 'Write it without quotes', safe: true, apply: replace(value.value.toLowerCase()) };
  } else if (schema.type === 'integer' && value.kind === 'string' && /^\d+$/.test(value.value)) {
    yield { title: 'Write it without quotes', safe: true, apply: replace(value.value) };
  } else if (schema.type === 'string' && !schema.values && value.kind === 'integer') {
    yield { title: 'Quote it', safe: true, apply: replace(`"${written}"`) };
  }
}

/** Whether a list of such items takes a value that stands there without the list. */
function takes(items: Schema, value: NonNullable<Item['value']>): boolean {
  if (items.type === 'anyOf') return items.options.some((option) => takes(option, value));
  if (items.type !== 'string' || value.kind !== 'string') return false;
  return items.values === undefined || items.values.includes(value.value);
}
