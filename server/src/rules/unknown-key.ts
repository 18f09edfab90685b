import type { ConfigRefusal } from '../codex/config/refusal.ts';
import { mayBeElsewhere } from '../codex/config/whole.ts';
import { keysOfConstraints } from '../codex/constraints/index.ts';
import { featureAliases, features, findFeature } from '../codex/features.ts';
import { isMisnestedHandlerKey } from '../codex/hooks.ts';
import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import type { Schema } from '../codex/schema.ts';
import { isHarmless, type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { suggest, suggestLonger } from '../codex/suggest.ts';
import type { Verdict } from '../codex/verdict.ts';
import { codexVersion, type Release } from '../codex/version.ts';
import { keySlips } from '../risk/slips.ts';
import { find, type Item, isTable } from '../toml/document.ts';
import { configKeysOf } from './config-key.ts';
import type { Context } from './context.ts';
import { meantForKey } from './meant-name.ts';
import { misplacedIn } from './misplaced-key.ts';
import { neededWith, type Rename, renamed } from './rename.ts';
import { isRequirementsKey } from './requirements-key.ts';
import { draftsOf, everyKind, type Rule } from './rule.ts';
import { keyName, listed, refuses } from './text.ts';

type Lack = ShapeIssue | ConfigRefusal;

interface Unknown {
  readonly item: Item;
  readonly meant: string | undefined;
  /** What the table lacks, where the name that is meant is just that. */
  readonly missing: Lack | undefined;
}

/** A key that Codex does not know, and therefore drops without a word or refuses. */
export const unknownKey: Rule<Unknown> = {
  id: 'unknown-key',
  kinds: everyKind,
  summary: 'A key that Codex does not know: it drops the key, or refuses the file.',
  severity: 'warning',
  verdict: 'ignores',

  *check(context) {
    const lacks = lacksIn(context);
    for (const found of unknownIn(context)) {
      const { item, meantFor } = found;
      const span = item.names[0];
      if (!span) continue;
      const meant = meantFor ?? meantName(found);
      const missing = lacks.find(({ table, keys }) => table === item.parent && keys.some((key) => key === meant))?.lack;
      const verdict = missing ? 'rejects' : found.verdict;
      yield {
        verdict,
        severity: verdict === 'rejects' ? 'error' : 'warning',
        message: message(context, found, { meant, missing }),
        keyPath: item.path,
        span,
        data: { item, meant, missing },
      };
    }
  },

  fixes(context, { data }) {
    const rename = renameOf(context, data);
    if (!rename) return [];
    const needed = neededWith(context, rename, renamesBeside(context, rename));
    const more = needed.map(({ item, meant }) => `\`${item.step}\` to \`${meant}\``);
    return [
      {
        title: `Rename to \`${rename.meant}\`${more.length > 0 ? `, and ${listed(more)}` : ''}`,
        safe: true,
        apply: () => renamed(context.document, [rename, ...needed]),
      },
    ];
  },
};

/** A name that is taken, or that would make Codex refuse the value, is no way out. */
function renameOf({ document, schema: root }: Context, { item, meant }: Unknown): Rename | undefined {
  const parent = item.path.slice(0, -1);
  if (meant === undefined || find(document.root, [...parent, meant])) return undefined;
  const schema = schemaAt(root, [...parent, meant]);
  const isFitting = schema !== undefined && shapeIssues(item, schema).every(isHarmless);
  return isFitting ? { item, meant } : undefined;
}

/** The renames of other root keys that Codex looks at together with one, one for each name. */
function renamesBeside(context: Context, { item, meant }: Rename): readonly Rename[] {
  if (item.path.length > 1) return [];
  const names = new Set(keysOfConstraints.filter((keys) => keys.includes(meant)).flat());
  const beside = new Map<string, Rename>();
  for (const { data } of draftsOf(unknownKey, context)) {
    if (data.item.path.length > 1 || data.meant === meant || !names.has(data.meant ?? '')) continue;
    const rename = renameOf(context, data);
    if (rename) beside.set(rename.meant, rename);
  }
  return [...beside.values()];
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

/** The keys that are like a known one, each with what is missing since it is misspelt: one mistake, of which this rule tells. */
export function misspeltKeys(context: Context): ReadonlyMap<Item, Lack | undefined> {
  return context.once(misspeltKeys, () => {
    const misspelt = draftsOf(unknownKey, context).filter(({ data }) => data.meant !== undefined);
    return new Map(misspelt.map(({ data }) => [data.item, data.missing]));
  });
}

function meantName({ item, known, advice }: UnknownItem): string | undefined {
  if (advice !== undefined) return undefined;
  const name = String(item.step);
  const isFeature = item.parent?.step === 'features' || item.path[0] === 'feature_requirements';
  return suggest(name, known) ?? (isFeature ? undefined : suggestLonger(name, known));
}

function message(
  { kind, release }: Context,
  { item, verdict, advice, inert, meantFor }: UnknownItem,
  { meant, missing }: Omit<Unknown, 'item'>,
): string {
  const key = keyName(item.path);
  const knows = advice === undefined ? (inert ? 'has no use here for' : 'does not know') : 'no longer reads';
  const takes = meantFor === undefined ? `${knows} ${key}` : `takes ${key} for a name of your own`;
  const ignores = meantFor === undefined ? 'ignores it' : 'ignores what stands there';
  const does = verdict === 'rejects' ? `${refuses(kind)} for it` : ignores;
  const start = `Codex ${codexVersion} ${takes} and`;
  if (missing && verdict === 'ignores' && mayBeElsewhere(kind, missing.item.path)) {
    return `${start}, unless another file has \`${meant}\`, refuses to start. Did you mean that?`;
  }
  if (missing && verdict === 'ignores')
    return `${start} ${refuses(kind)}, which lacks \`${meant}\`. Did you mean that?`;
  const hint = advice ?? (meant ? `Did you mean \`${meant}\`?` : newerRelease(release));
  return `${start} ${does}.${hint ? ` ${hint}` : ''}`;
}

/** What a reader of a later release has to know. */
function newerRelease({ gap, asked }: Release): string | undefined {
  return gap === 'newer' ? `Codex ${asked} may know it.` : undefined;
}

interface UnknownItem {
  readonly item: Item;
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
      if (findFeature(name) || Object.hasOwn(featureAliases, name) || misplacedIn(context).has(item)) continue;
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
