import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import type { Verdict } from '../codex/verdict.ts';
import { codexVersion } from '../codex/version.ts';
import { lineEndFrom, nextLineFrom } from '../toml/characters.ts';
import { find, type Item, isTable, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { attachedCommentStart, lineEndingOf, trailingComment, wholeLines } from '../toml/lines.ts';
import type { Header, Pair } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';
import { keyName } from './text.ts';

interface Misplaced {
  readonly item: Item;
  readonly pair: Pair;
}

/** A root key below a table header: TOML puts it into that table, where it is another key. */
export const misplacedKey: Rule<Misplaced> = {
  id: 'misplaced-key',
  summary: 'A root key stands below a table header and so belongs to that table.',
  severity: 'error',
  verdict: 'ignores',

  *check({ document, shape }) {
    for (const { item, pair, parent, header } of pairsBelowHeaders(document)) {
      const span = item.names[0];
      if (!span || !isMisplaced(item)) continue;
      const issue = shape.find((candidate) => candidate.kind === 'unknown-key' && candidate.item === item);
      const verdict = issue?.kind === 'unknown-key' ? issue.verdict : verdictInside(parent);
      const does = verdict === 'rejects' ? 'refuses the file for' : 'ignores';
      yield {
        verdict,
        message: `\`${span.name}\` stands below \`${document.text.slice(header.start, header.end)}\` and so is ${keyName(item.path)}, which Codex ${codexVersion} ${does}. Root keys come before the first table header.`,
        keyPath: item.path,
        span,
        control: span.name,
        data: { item, pair },
      };
    }
  },

  fixes({ document }, { data: { item, pair } }) {
    const name = String(item.path.at(-1));
    // Of two definitions only a person knows which is meant.
    if (find(document.root, [name]) || pair.key.parts.length !== 1 || item.duplicates.length > 0) return [];
    return [{ title: `Move \`${name}\` before the first table`, safe: true, apply: () => moved(document, pair, name) }];
  },
};

interface Below extends Misplaced {
  readonly parent: Item;
  readonly header: Header;
}

function* pairsBelowHeaders(document: TomlDocument): Generator<Below> {
  for (const section of document.tree.sections) {
    const { header, pairs } = section;
    if (!header) continue;
    for (const pair of pairs) {
      if (!mayBeMisplaced(header, pair)) continue;
      const parent = document.itemOf(section);
      const item = document.itemOf(pair);
      if (parent && item?.pair === pair && item.parent === parent) yield { item, pair, parent, header };
    }
  }
}

/** Rules out what plainly is in its place, which is nearly everything, without looking up its item. */
function mayBeMisplaced({ key, array }: Header, pair: Pair): boolean {
  const name = pair.key.parts.at(-1)?.name;
  if (!isRootName(name)) return false;
  const table = [...key.parts.map((part) => part.name), ...(array ? [0] : [])];
  const own = pair.key.parts.length === 1 ? schemaAt(requirementsSchema, [...table, name]) : undefined;
  return own === undefined || (pair.value.kind === 'array' && own.type !== 'array');
}

function isRootName(name: string | number | undefined): name is string {
  return typeof name === 'string' && Object.hasOwn(requirementsSchema.keys, name);
}

/** Whether the name is one of the root alone: nothing else in Codex's tables is called so, and it is no table itself. */
export function isMisplaced(item: Item): boolean {
  const name = item.step;
  if (!isRootName(name) || item.parent?.parent === undefined) return false;
  // `[feature] apps = false` is meant for another table: at the root `apps` is one itself.
  if (requirementsSchema.keys[name]?.type === 'table' && !isTable(item)) return false;
  // What stands in a table that Codex does not know either is not meant for the root: `[disallowed]`.
  if (!schemaAt(requirementsSchema, item.path.slice(0, -1))) return false;
  const own = schemaAt(requirementsSchema, item.path);
  if (!own) return true;
  // In a table of free names (`[features]`, `[mcp_servers]`) only a value of the root key's own shape gives it away.
  return item.form === 'array' && own.type !== 'array' && own.type !== 'anyOf';
}

/** Whether Codex refuses or merely ignores a key that does not belong into a table. */
function verdictInside(table: Item): Verdict {
  for (let depth = table.path.length; depth > 0; depth--) {
    const schema = schemaAt(requirementsSchema, table.path.slice(0, depth));
    if (!schema) continue;
    const known = depth === table.path.length && schema.type === 'table';
    return !known || schema.others || schema.unknownKeys === 'rejected' ? 'rejects' : 'ignores';
  }
  return 'ignores';
}

/** The statement with the comments above and beside it, taken to the end of the root keys. */
function moved(document: TomlDocument, pair: Pair, name: string): string | undefined {
  const { text, tree } = document;
  const statement = wholeLines(text, pair);
  const start = attachedCommentStart(tree, pair.start);
  const end = nextLineFrom(text, trailingComment(tree, pair.end)?.end ?? lineEndFrom(text, pair.end));
  const above = text.slice(start, statement.start);
  const rest = text.slice(pair.end, end).replace(/\r?\n$/, '');
  const value = text.slice(pair.value.start, pair.value.end).replaceAll('\r\n', '\n');
  const without = applyEdits(text, [{ start, end, newText: '' }]);
  const insertion = insertKey(parseDocument(without), [name], value);
  if (!insertion) return undefined;
  const eol = lineEndingOf(text);
  const comments = above.replace(/^[ \t]+/gm, '').replaceAll(/\r?\n/g, eol);
  const newText = insertion.newText.replace(name, comments + name);
  const at = newText.lastIndexOf(value.replaceAll('\n', eol)) + value.replaceAll('\n', eol).length;
  return applyEdits(without, [{ ...insertion, newText: newText.slice(0, at) + rest + newText.slice(at) }]);
}
