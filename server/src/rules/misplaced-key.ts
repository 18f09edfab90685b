import { approvalsAndSandbox } from '../codex/config/approvals-and-sandbox.ts';
import { permissions } from '../codex/config/permissions.ts';
import { ignoredInProjects } from '../codex/config/project.ts';
import { findFeature } from '../codex/features.ts';
import { schemaAt } from '../codex/lookup.ts';
import { roleEssentials } from '../codex/roles/index.ts';
import type { Schema } from '../codex/schema.ts';
import { shapeIssues } from '../codex/shape.ts';
import { codexVersion } from '../codex/version.ts';
import { lineEndFrom, nextLineFrom } from '../toml/characters.ts';
import { find, type Item, isTable, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { lazy } from '../toml/lazy.ts';
import { attachedCommentStart, lineEndingOf, trailingComment, wholeLines } from '../toml/lines.ts';
import type { Header, Pair } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import { draftsOf, everyKind, type Rule } from './rule.ts';
import { keyName, refuses } from './text.ts';

interface Misplaced {
  readonly item: Item;
  readonly pair: Pair;
}

/** A root key below a table header: TOML puts it into that table, where it is another key. */
export const misplacedKey: Rule<Misplaced> = {
  id: 'misplaced-key',
  kinds: everyKind,
  summary: 'A root key stands below a table header and so belongs to that table.',
  severity: 'error',
  verdict: 'ignores',

  *check(context) {
    const { document, kind } = context;
    for (const { item, pair, header } of pairsBelowHeaders(context)) {
      const span = item.names[0];
      if (!span || !isMisplaced(item, context)) continue;
      const outcome = verdictInside(item, context);
      const does = { rejects: `${refuses(kind)} for`, ignores: 'ignores', ineffective: 'takes for a name of your own' };
      const isMissed = outcome !== 'rejects' && isMissedAtRoot(item, context);
      const verdict = isMissed ? 'rejects' : outcome;
      yield {
        verdict,
        ...(verdict === 'ineffective' && ({ severity: 'warning' } as const)),
        message: `\`${span.name}\` stands below \`${document.text.slice(header.start, header.end)}\` and so is ${keyName(item.path)}, which Codex ${codexVersion} ${does[outcome]}${isMissed ? ', and then it drops the role, unless a config.toml names this file' : ''}. Root keys come before the first table header.`,
        keyPath: item.path,
        span,
        ...(kind === 'requirements' && { control: span.name }),
        data: { item, pair },
      };
    }
  },

  fixes({ document, kind, schema }, { data: { item, pair } }) {
    const name = String(item.path.at(-1));
    const meant = schema.keys[name];
    // At the root its faults would count.
    if (meant && shapeIssues(item, meant).length > 0) return [];
    // Of two definitions only a person knows which is meant.
    if (find(document.root, [name]) || pair.key.parts.length !== 1 || item.duplicates.length > 0) return [];
    // A plain word such as `model` may be meant for the table, and what the agent may do does not change unasked.
    const safe = kind === 'requirements' || (name.includes('_') && !Object.hasOwn(reins(), name));
    return [{ title: `Move \`${name}\` before the first table`, safe, apply: () => moved(document, pair, name) }];
  },
};

/** The settings that decide what the agent may do. */
const reins = lazy(() => ({ ...approvalsAndSandbox(), ...permissions() }));

/** The items that are meant for the root and stand below a header. */
export function misplacedIn(context: Context): ReadonlySet<Item> {
  return context.once(misplacedIn, () => new Set(draftsOf(misplacedKey, context).map(({ data }) => data.item)));
}

type Outcome = 'rejects' | 'ignores' | 'ineffective';

interface Below extends Misplaced {
  readonly header: Header;
}

function* pairsBelowHeaders(context: Context): Generator<Below> {
  const { document } = context;
  for (const section of document.tree.sections) {
    const { header, pairs } = section;
    if (!header) continue;
    for (const pair of pairs) {
      if (!mayBeMisplaced(context, header, pair)) continue;
      const item = document.itemOf(pair);
      if (item?.pair === pair && item.parent === document.itemOf(section)) yield { item, pair, header };
    }
  }
}

/** Rules out what plainly is in its place, which is nearly everything, without looking up its item. */
function mayBeMisplaced({ kind, schema }: Context, { key, array }: Header, pair: Pair): boolean {
  const name = pair.key.parts.at(-1)?.name;
  if (name === undefined || !Object.hasOwn(schema.keys, name)) return false;
  if (kind !== 'requirements') return true;
  const table = [...key.parts.map((part) => part.name), ...(array ? [0] : [])];
  const own = pair.key.parts.length === 1 ? schemaAt(schema, [...table, name]) : undefined;
  // Of the pins of features only their names tell.
  return own === undefined || own.type === 'boolean' || pair.value.kind !== own.type;
}

/** Whether the name is one of the root alone: nothing else in Codex's tables is called so, and it is no table itself. */
function isMisplaced(item: Item, { kind, schema: root, isProject }: Context): boolean {
  const meant = root.keys[String(item.step)];
  if (!meant || item.parent?.parent === undefined) return false;
  // `[feature] apps = false` is meant for another table: at the root `apps` is one itself.
  if (meant.type === 'table' && !isTable(item)) return false;
  const table = schemaAt(root, item.path.slice(0, -1));
  // What stands in a table that Codex does not know either is not meant for the root: `[disallowed]`.
  if (!table) return false;
  const own = schemaAt(root, item.path);
  // At the root it would be skipped as well.
  if (isProject && ignoredInProjects.includes(String(item.step))) return false;
  if (kind !== 'requirements') return isMisplacedSetting(item, { meant, table, own });
  if (!own) return true;
  // In a table of free names (`[features]`, `[mcp_servers]`) only a value of the root key's own type gives it away.
  const isForeign = own.type === 'any' ? item.form === 'array' : !isOfType(item, own);
  return !isTable(item) && isOfType(item, meant) && (isForeign || isNoFeature(item));
}

function isOfType(item: Item, schema: Schema): boolean {
  return !shapeIssues(item, schema).some((issue) => issue.kind === 'wrong-type' && issue.item === item);
}

/** Whether it pins what is no feature. */
function isNoFeature({ path: [table, name, ...rest] }: Item): boolean {
  if ((table !== 'features' && table !== 'feature_requirements') || rest.length > 0) return false;
  return findFeature(String(name)) === undefined;
}

/** Tables of parts that people want to have settings of their own: what stands in one may be meant for it alone. */
const partsWithSettings: readonly unknown[] = ['agents', 'permissions', 'profiles', 'projects'];

interface Schemas {
  readonly meant: Schema;
  readonly table: Schema;
  readonly own: Schema | undefined;
}

/** A setting is meant for the root if it fits there, and has no place where it stands, except as one of many free names. */
function isMisplacedSetting(item: Item, { meant, table, own }: Schemas): boolean {
  if (partsWithSettings.includes(item.path[0]) || shapeIssues(item, meant).length > 0) return false;
  if (!own) return true;
  const isFree = table.type === 'table' && !Object.hasOwn(table.keys, String(item.step));
  // A variable or a header may be called anything, but not like a setting with `_`.
  return isFree && (shapeIssues(item, own).length > 0 || (own.type === 'string' && String(item.step).includes('_')));
}

/** What Codex does with a root key that does not belong into the table where it stands. */
function verdictInside(item: Item, { shape, refusals, schema: root, kind, isProject }: Context): Outcome {
  if (isProject && ignoredInProjects.includes(String(item.path[0]))) return 'ignores';
  if (refusals.some((refusal) => refusal.item === item)) return 'rejects';
  const issue = shape.find((candidate) => candidate.item === item);
  if (issue?.kind === 'unknown-key') return issue.verdict === 'rejects' ? 'rejects' : 'ignores';
  if (!issue && kind !== 'requirements') return 'ineffective';
  if (!issue && isNoFeature(item)) return 'ignores';
  for (let depth = item.path.length - 1; depth > 0; depth--) {
    const schema = schemaAt(root, item.path.slice(0, depth));
    if (!schema) continue;
    const known = depth === item.path.length - 1 && schema.type === 'table';
    // Codex passes on what stands in there.
    if (schema.type === 'any' || (known && schema.others?.type === 'any')) return 'ineffective';
    return !known || schema.others || schema.unknownKeys === 'rejected' ? 'rejects' : 'ignores';
  }
  return 'ignores';
}

/** Whether a role file lacks at its root what stands below a header. */
function isMissedAtRoot({ step }: Item, { kind, document: { root } }: Context): boolean {
  return kind === 'agent-role' && roleEssentials.some((key) => key === step) && !find(root, [String(step)]);
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
  const newText = insertion.newText.replace(name, () => comments + name);
  const at = newText.lastIndexOf(value.replaceAll('\n', eol)) + value.replaceAll('\n', eol).length;
  return applyEdits(without, [{ ...insertion, newText: newText.slice(0, at) + rest + newText.slice(at) }]);
}
