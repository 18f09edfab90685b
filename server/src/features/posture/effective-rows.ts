/** Rows of the effective policy: which files they are from, and which files say something that does not count. */
import { type Layer, layerKinds } from '../../effective/layer.ts';
import type { Dropped } from '../../effective/outcome.ts';
import { at, type Branch, flatten, type Source, sourcesOf, type Tree } from '../../effective/tree.ts';
import { perProfile } from '../../risk/profiles.ts';
import { find, type Item } from '../../toml/document.ts';
import { isWithin } from '../../toml/remove.ts';
import type { PostureRow, RowSource } from './matrix.ts';
import { written } from './shown-value.ts';
import type { PolicyKind } from './standing.ts';
import { placeInWords } from './words.ts';

/** What is known of a row. */
export interface RowFacts {
  readonly kind: PolicyKind;
  /** What counts in the end. */
  readonly tree: Branch;
  readonly dropped: readonly Dropped[];
  /** The rows of the files that such rows are for, each by itself, the one that counts most first. */
  readonly files: readonly { readonly layer: Layer; readonly rows: readonly PostureRow[] }[];
}

/** A row with the files that it is from. No button sets it: there is no one file to set it in. */
export function withSources(row: PostureRow, facts: RowFacts): PostureRow {
  const whole = fromFiles(row, facts) ?? withoutEffect(row, facts) ?? { ...row, sources: [] };
  const cells = perProfile((profile) => ({ ...whole.cells[profile], canSet: false }));
  return { ...whole, span: undefined, end: undefined, cells };
}

/** Undefined where what counts in the end does not have it. */
function fromFiles(row: PostureRow, { tree, kind }: RowFacts): PostureRow | undefined {
  const found = row.at && at(tree, row.at.map(String));
  if (!found) return undefined;
  return {
    ...row,
    sources: onePerLayer(originsOf(found)).map(({ layer, item }) => placeOf(layer, item)),
    notes: [...row.notes, ...instead(found), ...(kind === 'managed-config' ? freedom(found) : [])],
  };
}

/** What a file says and what does not count; undefined where none says anything. */
function withoutEffect(row: PostureRow, { dropped, files }: RowFacts): PostureRow | undefined {
  for (const { path, source, why } of dropped) {
    const { layer } = source;
    const item = isWithin(row.path, path) ? find(layer.document.root, row.path) : undefined;
    if (!item) continue;
    const { value } = written(layer.document, item);
    const cells = perProfile((profile) => ({ ...row.cells[profile], state: 'ignored' as const }));
    return { ...row, value, sources: [placeOf(layer, item)], notes: [`${capitalised(why)}.`], cells };
  }
  for (const { layer, rows } of files) {
    const alone = rows.find(({ id }) => id === row.id);
    if (alone?.span) return { ...alone, sources: [{ layer, span: alone.span }] };
  }
  return undefined;
}

/** Where a table begins says more of it than where each of its keys is. */
function originsOf(tree: Tree): readonly Source[] {
  return tree.sources.length > 0 ? tree.sources : sourcesOf(tree);
}

function onePerLayer(sources: readonly Source[]): Source[] {
  return sources.filter(({ layer }, index) => sources.findIndex((other) => other.layer === layer) === index);
}

function placeOf(layer: Layer, item: Item): RowSource {
  return { layer, span: written(layer.document, item).span ?? { start: 0, end: 0 } };
}

/** What a value takes the place of. */
function instead(tree: Tree): string[] {
  const overridden = onePerLayer(flatten(tree).flatMap(({ overrides }) => overrides));
  const places = overridden.map(({ layer, item }) => placeInWords(placeOf(layer, item)));
  return places.length > 0 ? [`It counts in the place of what stands in ${places.join(', ')}.`] : [];
}

/** What only ordinary settings say can be said otherwise in a higher file. */
function freedom(tree: Tree): string[] {
  const isOrdinary = ({ layer }: Source) => layerKinds[layer.kind].requirements === undefined;
  const isFree = flatten(tree).every(({ how, sources }) => how === 'set' && sources.every(isOrdinary));
  return isFree ? ['Nothing enforces it: a user can set it otherwise.'] : [];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
