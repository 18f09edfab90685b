/** Every key that has no comparison of its own: by the side that its values are on, as far as that is known. */

import type { FileKind } from '../../codex/file-kind.ts';
import { fileReferences } from '../../codex/file-reference.ts';
import { schemaAt } from '../../codex/lookup.ts';
import { isPlainArray, isPlainTable, isSame, type Plain } from '../../effective/plain.ts';
import { directionOf } from '../../risk/directions.ts';
import { changeAt, codes, type Direction, directionOfSets, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

type Path = readonly string[];

type KnownDirection = NonNullable<ReturnType<typeof directionOf>>;

/** Compares the keys that `isElsewhere` does not claim. A table that only one side has is one change. */
export function compareKeys(before: Side, after: Side, isElsewhere: (path: Path) => boolean): PolicyChange[] {
  const names = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  return [...names].flatMap((name) => compareRoot(before, after, name, isElsewhere));
}

function compareRoot(before: Side, after: Side, name: string, isElsewhere: (path: Path) => boolean): PolicyChange[] {
  const paths = [...leaves(before.values[name], [name]), ...leaves(after.values[name], [name])];
  const differing = distinct(paths).filter(
    (path) => !isElsewhere(path) && !isSame(valueIn(before, path) ?? '', valueIn(after, path) ?? ''),
  );
  const directed = differing.filter((path) => directionOf(path, after.kind) !== undefined);
  const others = differing.filter((path) => !directed.includes(path));
  const isOneSided = before.values[name] === undefined || after.values[name] === undefined;
  const isWhole = isOneSided && differing.length === paths.length && directed.length === 0 && others.length > 1;
  const shown = isWhole || (isOneSided && directionOf([name], after.kind)) ? [[name]] : [...directed, ...others];
  return shown.flatMap((path) => compareKey(before, after, path));
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

/** The paths of what is no table, and of empty tables. */
function leaves(value: Plain | undefined, path: Path): Path[] {
  if (value === undefined) return [];
  if (!isPlainTable(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function compareKey(before: Side, after: Side, path: Path): PolicyChange[] {
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  const known = directionOf(path, after.kind);
  if (known && (known.kind === 'allows' || known.kind === 'demands')) return compareNames(before, after, path, known);
  const direction = known ? directionOfValues(before, after, path, known) : 'changed';
  return [changeAt(path, [before, after], direction, wordsFor(path, after.kind, old, fresh))];
}

function directionOfValues(before: Side, after: Side, path: Path, known: KnownDirection): Direction {
  const [old, fresh] = [rankOf(before, path, known), rankOf(after, path, known)];
  if (old === undefined || fresh === undefined || old === fresh) return 'changed';
  return fresh > old ? 'loosened' : 'tightened';
}

/** 0 for the strict side, 2 for the loose one, 1 between them; undefined for a value that is on neither. */
function rankOf(side: Side, path: Path, known: KnownDirection): number | undefined {
  const value = valueIn(side, path);
  if (known.kind === 'presence') return value === undefined ? 2 : 0;
  if (known.kind !== 'sides') return undefined;
  const held = value ?? (known.elsewhere && elsewhere(side, path, known.elsewhere.map(String)));
  if (held === undefined) return known.absent === undefined ? 1 : known.absent === 'loose' ? 2 : 0;
  if (known.strict.some((one) => one === held)) return 0;
  return known.loose.some((one) => one === held) ? 2 : undefined;
}

/** A value that stands for all, or a table of such values with the same names. */
function elsewhere(side: Side, path: Path, general: Path): Plain | undefined {
  const value = valueIn(side, general);
  return isPlainTable(value) ? valueIn(side, [...general, String(path.at(-1))]) : value;
}

function compareNames(before: Side, after: Side, path: Path, known: KnownDirection): PolicyChange[] {
  const [old, fresh] = [namesIn(before, path), namesIn(after, path)];
  const allows = known.kind === 'allows';
  const change = (direction: Direction, words: string) =>
    changeAt(path, [before, after], direction, `${words} ${description(path, after.kind)}`.trim());
  if (known.kind === 'allows' && known.absent === 'everything') {
    if (!fresh) return [change('loosened', 'No longer limited.')];
    if (!old) return [change('tightened', `Limited to ${codes(fresh)}.`)];
  }
  const added = (fresh ?? []).filter((name) => !(old ?? []).includes(name));
  const removed = (old ?? []).filter((name) => !(fresh ?? []).includes(name));
  if (added.length + removed.length === 0) return [change('changed', 'The same in another order.')];
  return [
    ...(added.length > 0
      ? [change(allows ? directionOfSets(1, 0) : directionOfSets(0, 1), `Now also ${codes(added)}.`)]
      : []),
    ...(removed.length > 0
      ? [change(allows ? directionOfSets(0, 1) : directionOfSets(1, 0), `No longer ${codes(removed)}.`)]
      : []),
  ];
}

function namesIn(side: Side, path: Path): string[] | undefined {
  const list = valueIn(side, path);
  return isPlainArray(list) ? list.map(String) : undefined;
}

function wordsFor(path: Path, kind: FileKind, old: Plain | undefined, fresh: Plain | undefined): string {
  const absence = schemaOf(path, kind)?.absence;
  const gone = kind === 'requirements' ? 'users decide' : 'other files decide';
  const start =
    fresh === undefined
      ? `No longer set: ${absence ? `${absence.charAt(0).toLowerCase()}${absence.slice(1)}` : `${gone}.`}`
      : old === undefined
        ? 'Set.'
        : 'Another value.';
  return `${start} ${description(path, kind)}`.trim();
}

function description(path: Path, kind: FileKind): string {
  return (schemaOf(path, kind)?.description ?? '').replaceAll('<', '\\<');
}

function schemaOf(path: Path, kind: FileKind) {
  return schemaAt(fileReferences[kind].schema, path);
}
