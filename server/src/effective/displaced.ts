/** Keys of one layer that do not count as they stand, because of what another layer says. */
import { find } from '../toml/document.ts';
import type { Merged } from './effective.ts';
import { type Evidence, type Layer, layerKinds } from './layer.ts';
import type { Dropped } from './outcome.ts';
import { isSame, type Plain } from './plain.ts';
import { asRead } from './spelling.ts';
import { flatten, type Path, type Setting, type Source, sourceOf } from './tree.ts';

/**
 * Why a key does not count: requirements fix its value (`required`) or do not allow it (`fallback`), their list does
 * not have the MCP server (`server`), a higher layer has the key too (`overridden`), or something else that is written
 * leaves it out (`left-out`).
 */
export type Cause = 'required' | 'fallback' | 'server' | 'overridden' | 'left-out';

/** A key that does not count as it stands. */
export interface Displaced {
  readonly cause: Cause;
  /** Whether it stands there as a requirement or as a setting. */
  readonly sort: 'requirements' | 'config';
  /** The key as its layer has it. */
  readonly source: Source;
  /** What decides instead, in another layer, and all that it is from. */
  readonly by: readonly [Source, ...Source[]];
  /** The key that Codex goes by, and its value. */
  readonly path: Path;
  readonly value: Plain;
  /** For what is left out: why, a sentence without its full stop. */
  readonly why?: string;
  readonly evidence: Evidence;
}

/** What of a layer does not count because of the others; in the order of the text, each key once. */
export function displacedIn(own: Layer, { requirements, settings, dropped }: Merged): Displaced[] {
  const effective = flatten(settings);
  const found = [
    ...effective.flatMap((setting) => serverIn(own, setting)),
    ...effective.flatMap((setting) => overriddenIn(own, setting, 'config')),
    ...flatten(requirements).flatMap((setting) => overriddenIn(own, setting, 'requirements')),
    ...dropped.flatMap((one) => leftOutIn(own, one)),
  ];
  return onePerKey(found).sort((a, b) => a.source.span.start - b.source.span.start);
}

function serverIn(own: Layer, { path, how, value, sources }: Setting): Displaced[] {
  const [table, name, key] = path;
  if (table !== 'mcp_servers' || name === undefined || key !== 'enabled' || how !== 'required') return [];
  const server = find(own.document.root, [table, name]);
  const [first, ...others] = sources;
  const enabled = server?.children.get(key)?.value;
  const isOff = enabled?.kind === 'boolean' && !enabled.value;
  if (!server || !first || first.layer === own || isOff) return [];
  const source = sourceOf(own, server);
  return [{ cause: 'server', sort: 'config', source, by: [first, ...others], path, value, evidence: 'observed' }];
}

function overriddenIn(own: Layer, setting: Setting, sort: Displaced['sort']): Displaced[] {
  const { path, how, value, sources, overrides } = setting;
  return overrides.flatMap((source, index): Displaced[] => {
    if (source.layer !== own || source.item.value?.kind === 'missing') return [];
    // Of several settings only the highest is the one that requirements do not allow.
    const isHidden = how === 'fallback' && index > 0 && overrides[0]?.layer !== own;
    const deciding = isHidden ? overrides.slice(0, 1) : sources;
    const decided = isHidden ? (overrides[0]?.value ?? value) : value;
    const [first, ...others] = deciding;
    if (!first || first.layer === own || isSame(asRead(path.join('.'), source.value), decided)) return [];
    const cause = isHidden || how === 'set' ? 'overridden' : how;
    const evidence = documentedIn([source, ...deciding]);
    return [{ cause, sort, source, by: [first, ...others], path, value: decided, evidence }];
  });
}

function leftOutIn(own: Layer, { path, source, why, by = [] }: Dropped): Displaced[] {
  const [first, ...others] = by;
  if (source.layer !== own || !first || first.layer === own) return [];
  const evidence = documentedIn([source, first]);
  return [
    { cause: 'left-out', sort: 'config', source, by: [first, ...others], path, value: first.value, why, evidence },
  ];
}

/** Where a whole table is replaced, each of its keys is overridden by each of the other's: the one of the same name speaks. */
function onePerKey(found: readonly Displaced[]): Displaced[] {
  const byItem = new Map<Source['item'], Displaced>();
  for (const one of found) {
    const { item } = one.source;
    const known = byItem.get(item) ?? byItem.get(item.parent ?? item);
    const isCloser = known?.cause !== 'server' && String(one.path) === String(item.path);
    if (!known || (isCloser && known.sort === one.sort)) byItem.set(item, one);
  }
  return [...byItem.values()];
}

function documentedIn(sources: readonly Source[]): Evidence {
  const isRead = sources.some(({ layer }) => layerKinds[layer.kind].evidence === 'documented');
  return isRead ? 'documented' : 'observed';
}
