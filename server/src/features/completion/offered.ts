import { type KeyCandidate, keyCandidates } from '../../codex/candidates.ts';
import { ignoredInProjects } from '../../codex/config/project.ts';
import { schemaAt } from '../../codex/lookup.ts';
import { featureTables } from '../../codex/requirements/features.ts';
import { fromSession } from '../../codex/roles/index.ts';
import type { Schema } from '../../codex/schema.ts';
import type { Context } from '../../rules/context.ts';
import { find, type Item, isTable, type KeyPath, textOf } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import { hasExclusions, refusedKeys } from './judge.ts';
import { knownKeys } from './known-names.ts';
import { type KeyPlace, namesBeside } from './place.ts';
import type { Fits } from './typed.ts';

/** The names of requirements.toml for one table, of which a file may have only one. */
const pinTables: readonly string[] = Object.keys(featureTables);

/** The names that Codex reads in the table of a place and that are not there yet, of those that fit. */
export function offeredKeys(analysis: Analysis, place: KeyPlace, fits: Fits): readonly KeyCandidate[] {
  if (!isExtendable(analysis.document.root, place)) return [];
  const beside = namesBeside(place);
  const goesWith = shapesWith(analysis, place, beside);
  const offered = namesIn(analysis, place.table, fits).filter(
    (candidate) =>
      fits(candidate.name) && (!goesWith || goesWith(candidate.name)) && isOffered(analysis, place, candidate, beside),
  );
  if (!hasExclusions(place.table)) return offered;
  const { document, context } = analysis;
  const refused = refusedKeys(context.kind, document.text, place.table, place.item?.children ?? new Map(), offered);
  return offered.filter(({ name }) => !refused.has(name));
}

/** All names that Codex reads in a table, with those of the file in the place of names to be chosen. */
function namesIn(analysis: Analysis, table: KeyPath, fits: Fits): readonly KeyCandidate[] {
  const candidates = keyCandidates(analysis.context.schema, table, fits);
  const placeholder = candidates.find(({ isPlaceholder }) => isPlaceholder);
  if (!placeholder) return candidates;
  const known = knownKeys(analysis, table);
  return [...known.map((name) => ({ ...placeholder, name, isPlaceholder: false })), ...candidates];
}

/** Whether TOML allows a key at the place: what it leads through is no table with a header or a value of its own. */
function isExtendable(root: Item, { table, dotted, item }: KeyPlace): boolean {
  if (item && !isTable(item)) return false;
  for (let depth = table.length - dotted + 1; depth <= table.length; depth++) {
    const form = find(root, table.slice(0, depth))?.form;
    if (form !== undefined && form !== 'dotted') return false;
  }
  return true;
}

function isOffered(
  { context }: Analysis,
  place: KeyPlace,
  candidate: KeyCandidate,
  beside: ReadonlySet<string>,
): boolean {
  const { name, schema, feature } = candidate;
  const { table, item } = place;
  const present = item?.children ?? new Map<string, Item>();
  if (candidate.retired || schema.refused) return false;
  if (candidate.isPlaceholder) return true;
  if (beside.has(name) && !(schema.type === 'table' && present.get(name)?.form === 'dotted')) return false;
  if (feature && !feature.pinEffective) return false;
  if (table.length === 0 && !isReadAtRoot(context, present, name)) return false;
  return isLookedAt(schema, present);
}

/** Whether Codex reads a root key in a file of this kind and goes by it, beside those that are there. */
export function isReadAtRoot({ kind, isProject }: Context, present: ReadonlyMap<string, Item>, name: string): boolean {
  if (isProject) return !ignoredInProjects.includes(name);
  if (kind === 'agent-role') return !Object.hasOwn(fromSession, name);
  const isSecond = kind === 'requirements' && pinTables.includes(name);
  return !isSecond || !pinTables.some((other) => other !== name && present.has(other));
}

/** Whether Codex looks at a key beside the others: where the one that decides is not there, it may. */
function isLookedAt({ onlyWith }: Schema, present: ReadonlyMap<string, Item>): boolean {
  const deciding = onlyWith && present.get(onlyWith.key);
  return !onlyWith || !deciding || onlyWith.values.includes(textOf(deciding) ?? '');
}

/** Of the shapes that a table may have, one must know the names that are there and the new one. */
function shapesWith({ context }: Analysis, { table }: KeyPlace, beside: ReadonlySet<string>): Fits | undefined {
  const schema = schemaAt(context.schema, table);
  if (schema?.type !== 'anyOf') return undefined;
  return (name) =>
    schema.options.some(
      (option) =>
        option.type === 'table' &&
        [...beside, name].every((key) => Object.hasOwn(option.keys, key) || option.others !== undefined),
    );
}
