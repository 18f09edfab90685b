/** The keys that Codex does not know, and what they are meant for. */
import type { ConfigRefusal } from '../codex/config/refusal.ts';
import { features, findFeature } from '../codex/features.ts';
import { isMisnestedHandlerKey } from '../codex/hooks.ts';
import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import type { Schema } from '../codex/schema.ts';
import type { ShapeIssue } from '../codex/shape.ts';
import { suggest, suggestLonger } from '../codex/suggest.ts';
import type { Verdict } from '../codex/verdict.ts';
import { keySlips } from '../risk/slips.ts';
import { find, type Item, isTable } from '../toml/document.ts';
import { configKeysOf } from './config-key.ts';
import type { Context } from './context.ts';
import { meantForKey } from './meant-name.ts';
import { misplacedIn } from './misplaced-key.ts';
import { isRequirementsKey } from './requirements-key.ts';

type Lack = ShapeIssue | ConfigRefusal;

/** A key that Codex does not know where it stands. */
interface UnknownItem {
  readonly item: Item;
  /** What Codex does with the key itself. */
  readonly verdict: Verdict;
  /** The names that the table knows. */
  readonly known: readonly string[];
  /** What to do instead, for a key that Codex once had. */
  readonly advice?: string | undefined;
  /** Whether Codex knows the key, and takes something else that stands beside it. */
  readonly inert?: boolean;
  /** The key of its table that it is meant for, where Codex takes it for a name of the author's own. */
  readonly meantFor?: string;
}

/** The same with the name that is meant. */
export interface Unknown extends UnknownItem {
  readonly meant: string | undefined;
  /** What the table lacks, where the name that is meant is just that. */
  readonly missing: Lack | undefined;
}

/** All keys that Codex does not know, and of which no other rule tells. */
export function unknownKeysIn(context: Context): readonly Unknown[] {
  return context.once(unknownKeysIn, () => {
    const lacks = lacksIn(context);
    return Array.from(unknownIn(context), (found): Unknown => {
      const meant = found.meantFor ?? meantName(found);
      const isIt = ({ table, keys }: (typeof lacks)[number]) =>
        table === found.item.parent && keys.some((key) => key === meant);
      return { ...found, meant, missing: lacks.find(isIt)?.lack };
    });
  });
}

/** The keys that are like a known one, each with what is missing since it is misspelt: one mistake, told of once. */
export function misspeltKeys(context: Context): ReadonlyMap<Item, Lack | undefined> {
  const misspelt = unknownKeysIn(context).filter(({ meant }) => meant !== undefined);
  return new Map(misspelt.map(({ item, missing }) => [item, missing]));
}

/** Why Codex refuses tables that lack a key. */
function lacksIn({ shape, refusals }: Context): { table: Item | undefined; keys: readonly string[]; lack: Lack }[] {
  return [
    ...shape.flatMap((lack) => (lack.kind === 'missing-key' ? [{ table: lack.item, keys: [lack.key], lack }] : [])),
    ...refusals.flatMap((lack) => {
      const { item, lacks: keys } = lack;
      return keys ? [{ table: isTable(item) ? item : item.parent, keys, lack }] : [];
    }),
  ];
}

function meantName({ item, known, advice }: UnknownItem): string | undefined {
  if (advice !== undefined) return undefined;
  const name = String(item.step);
  const isFeature = item.parent?.step === 'features' || item.path[0] === 'feature_requirements';
  return suggest(name, known) ?? (isFeature ? undefined : suggestLonger(name, known));
}

/** What a table of one's own has no place for, and the table that it is meant for has, is a mistake in the name alone. */
function* unknownIn(context: Context): Generator<UnknownItem> {
  const told = new Set<Item>();
  for (const found of context.kind === 'requirements' ? unknownKeys(context) : unknownSettings(context)) {
    const { parent } = found.item;
    const meantFor = parent && meantForKey(context.schema, parent);
    if (!parent || meantFor === undefined || !hasPlace(context.schema, parent, meantFor, found.item)) {
      yield found;
    } else if (!told.has(parent)) {
      told.add(parent);
      const isRefused = context.refusals.some(({ item, later }) => item === parent && !later);
      yield { item: parent, verdict: isRefused ? 'rejects' : found.verdict, known: [], meantFor };
    }
  }
}

/** Whether a table under another name knows a key. */
function hasPlace(root: Schema, table: Item, name: string, key: Item): boolean {
  return schemaAt(root, [...table.path.slice(0, -1), name, ...key.path.slice(-1)]) !== undefined;
}

/** The features are keys of the schema there. */
function* unknownSettings(context: Context): Generator<UnknownItem> {
  const { schema, shape, refusals } = context;
  const told = new Set([...refusals.map(({ item }) => item), ...misplacedIn(context)]);
  for (const issue of shape) {
    if (issue.kind !== 'unknown-key' || told.has(issue.item) || isRequirementsKey(issue.item)) continue;
    yield unknown(schema, issue);
  }
}

function unknown(root: Schema, { item, verdict, table }: UnknownIssue): UnknownItem {
  const known = Object.keys(table.keys).filter((name) => !table.keys[name]?.retired);
  const advice = table.keys[String(item.path.at(-1))]?.deprecated;
  return { item, verdict, known, advice, inert: schemaAt(root, item.path) !== undefined };
}

type UnknownIssue = Extract<ShapeIssue, { kind: 'unknown-key' }>;

function* unknownKeys(context: Context): Generator<UnknownItem> {
  const { root } = context.document;
  const issues = context.shape.filter((issue): issue is UnknownIssue => issue.kind === 'unknown-key');
  if (issues.length > 0) yield* unknownInShape(context, issues);
  for (const table of ['features', 'feature_requirements']) {
    for (const [name, item] of find(root, [table])?.children ?? []) {
      if (findFeature(name) || misplacedIn(context).has(item)) continue;
      // A value that is no pin at all makes Codex refuse the file: that is another finding.
      if (item.value?.kind !== 'boolean') continue;
      yield { item, verdict: 'ignores', known: features.map((feature) => feature.name) };
    }
  }
}

function* unknownInShape(context: Context, issues: readonly UnknownIssue[]): Generator<UnknownItem> {
  const configKeys = configKeysOf(context);
  const misplaced = misplacedIn(context);
  const refused = new Set(context.refusals.map(({ item }) => item));
  for (const issue of issues) {
    const { item } = issue;
    const said = [refused, misplaced, configKeys].some((items) => items.has(item)) || isMisnestedHandlerKey(item);
    const isSlip = keySlips.some(({ written }) => written.length === 1 && written[0] === item.path[0]);
    if (!said && !isSlip) yield unknown(requirementsSchema, issue);
  }
}
