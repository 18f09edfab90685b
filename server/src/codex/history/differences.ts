import type { Item } from '../../toml/document.ts';
import { expected } from '../describe.ts';
import { findFeature } from '../features.ts';
import type { ShapeIssue } from '../shape.ts';
import { alikeReleases } from './changes.ts';
import { ignoredPins } from './lookup.ts';
import { isRefused, itemsAgainst, type Reading, readAs } from './read.ts';
import { newestRelease } from './releases.ts';
import { isRootKey, mayHaveDates } from './schema.ts';
import { topicsOf } from './topics.ts';
import { firstReader } from './verdict.ts';

/** What other releases do with an item that the newest goes by. */
export interface Difference {
  readonly item: Item;
  /** The asked releases that pass over it. */
  readonly ignoring: readonly number[];
  /** Those that refuse the file for it, by the reason: the end of a sentence, without full stop. */
  readonly refusing: ReadonlyMap<string, readonly number[]>;
}

interface Note {
  readonly item: Item;
  readonly ignoring: number[];
  readonly refusing: Map<string, number[]>;
}

/** Takes down what is found of an item in one release after another. */
class Notes {
  private readonly noted = new Map<string, Note>();

  /** Items that the newest release has something against need no word on older ones. */
  constructor(private readonly told: ReadonlySet<string>) {}

  ignored(item: Item, releases: readonly number[]): void {
    this.of(item)?.ignoring.push(...releases);
  }

  refused(item: Item, reason: string, releases: readonly number[]): void {
    const refusing = this.of(item)?.refusing;
    refusing?.set(reason, [...(refusing.get(reason) ?? []), ...releases]);
  }

  private of(item: Item): Note | undefined {
    const key = keyOf(item);
    if (this.told.has(key)) return undefined;
    const known = this.noted.get(key);
    if (known) return known;
    const fresh: Note = { item, ignoring: [], refusing: new Map() };
    this.noted.set(key, fresh);
    return fresh;
  }

  all(): Difference[] {
    return [...this.noted.values()];
  }
}

function keyOf({ path }: Item): string {
  return JSON.stringify(path);
}

/**
 * Where the asked releases differ from the newest over a requirements document, or over a part of one. `newest` is what
 * that one has against it.
 */
export function differences(root: Item, text: string, newest: Reading): Difference[] {
  const hasDates = mayHaveDates(text);
  const told = toldOf(newest);
  return topicsOf(root).flatMap((topic) => {
    const notes = new Notes(told);
    for (const releases of olderReleases(topic, hasDates)) noteIn(topic, releases, hasDates, notes);
    return notes.all();
  });
}

/** The last asked release that differs from the newest over a document; none is before all of them. */
export function lastDifferent(root: Item, text: string, newest: Reading): number {
  const hasDates = mayHaveDates(text);
  const told = toldOf(newest);
  const candidates = topicsOf(root).flatMap((topic) =>
    olderReleases(topic, hasDates).map((releases) => ({ topic, releases, last: releases.at(-1) ?? 0 })),
  );
  // The newest first: what is before the first that differs need not be looked at.
  candidates.sort((a, b) => b.last - a.last);
  const found = candidates.find(({ topic, releases }) => {
    const notes = new Notes(told);
    noteIn(topic, releases, hasDates, notes);
    return notes.all().length > 0;
  });
  return found?.last ?? 0;
}

function toldOf(newest: Reading): ReadonlySet<string> {
  return new Set(itemsAgainst(newest).map(keyOf));
}

/** The releases that do not read a document like the newest, in runs of those that read it alike. */
function olderReleases(root: Item, hasDates: boolean): readonly (readonly [number, ...number[]])[] {
  return alikeReleases(root, hasDates).filter((releases) => !releases.includes(newestRelease));
}

function noteIn(topic: Item, releases: readonly [number, ...number[]], hasDates: boolean, notes: Notes): void {
  const [release] = releases;
  const read = new Map<string, Item>();
  for (const [key, item] of topic.children) {
    if (release >= firstReader && isRootKey(key, release)) read.set(key, item);
    // Of what has no value yet it is not known what it will be.
    else if (item.value?.kind !== 'missing') notes.ignored(item, releases);
  }
  if (read.size > 0) compare({ ...topic, children: read }, releases, hasDates, notes);
}

function compare(root: Item, releases: readonly [number, ...number[]], hasDates: boolean, notes: Notes): void {
  const [release] = releases;
  const { issues, refusals } = readAs(root, release, hasDates);
  const refused = new Set<string>();
  const refuse = (item: Item, reason: string) => {
    if (refused.has(keyOf(item))) return;
    refused.add(keyOf(item));
    notes.refused(item, reason, releases);
  };
  for (const issue of issues) if (isRefused(issue)) refuse(issue.item, reasonOf(issue));
  for (const { item, reason, later } of refusals) if (!later) refuse(item, reason);
  for (const issue of issues) {
    if (issue.kind === 'unknown-key' && !isRefused(issue) && !isWithin(issue.item, refused)) {
      notes.ignored(issue.item, releases);
    }
  }
  for (const pin of ignoredPins(root, release)) {
    if (findFeature(String(pin.step)) && !refused.has(keyOf(pin))) notes.ignored(pin, releases);
  }
}

/** Whether a key is in a table that is refused as a whole, or belongs to an element for another key of it. */
function isWithin({ parent }: Item, refused: ReadonlySet<string>): boolean {
  if (typeof parent?.step === 'number') {
    for (const sibling of parent.children.values()) if (refused.has(keyOf(sibling))) return true;
  }
  return parent !== undefined && (refused.has(keyOf(parent)) || isWithin(parent, refused));
}

/** Why a release refuses the file: the end of a sentence. */
function reasonOf(issue: ShapeIssue): string {
  switch (issue.kind) {
    case 'unknown-value':
      return `they do not take \`${issue.item.value?.kind === 'string' ? issue.item.value.value : ''}\` here`;
    case 'wrong-type':
      return `they take ${expected(issue.schema)} here`;
    case 'missing-key':
      return `they need \`${issue.key}\` here`;
    case 'unknown-key':
      return `they do not know \`${issue.item.step}\` here`;
    default:
      return 'they do not take this value';
  }
}
