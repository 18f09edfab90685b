import { findPin } from '../codex/pins.ts';
import { find, type Item, isTable, type TomlDocument } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { AllowlistControl, Control, PatternsControl, ServersControl, SwitchControl } from './control.ts';
import { covers, meantPatterns } from './patterns.ts';
import { atLeastAsStrict, type ProfileId } from './profiles.ts';
import { sandboxThroughPermissions } from './sandbox.ts';

/** A value that makes a control weaker than a profile, where it stands. */
export interface Offender {
  readonly item: Item;
  readonly span: Span;
  /** The value as written, for messages. */
  readonly shown: string;
  /** Why just this value is risky. */
  readonly why?: string;
}

/**
 * A document's control against a profile.
 * `met` covers stricter values and controls that the profile does not ask for. `unreadable` is a value of the wrong
 * type: what Codex does with it is not a question of risk.
 */
export type Assessment =
  | { readonly state: 'met' | 'missing' | 'unreadable' }
  | { readonly state: 'weaker'; readonly offenders: readonly Offender[] };

const met: Assessment = { state: 'met' };
const missing: Assessment = { state: 'missing' };
const unreadable: Assessment = { state: 'unreadable' };

/** Compares what a document says of a control with a profile. */
export function assess(document: TomlDocument, control: Control, profile: ProfileId): Assessment {
  const item = find(document.root, control.path);
  switch (control.kind) {
    case 'allowlist':
      return item
        ? assessAllowlists(document, item, control, profile)
        : assessMissingAllowlist(document, control, profile);
    case 'patterns':
      return assessPatterns(item, control, profile);
    case 'switch':
      return assessSwitch(findPin(document.root, control.feature), control, profile);
    case 'servers':
      return assessServers(item, control, profile);
    case 'review-policy':
      return control.profiles[profile] !== undefined && foreignReviewer(document) && !hasText(item) ? missing : met;
    case 'own-list':
      return item && item.elements.length > 0 ? met : missing;
    case 'own':
      return met;
  }
}

/** A list and those that replace it in places: the weakest of them counts. */
function assessAllowlists(
  { root }: TomlDocument,
  item: Item,
  control: AllowlistControl,
  profile: ProfileId,
): Assessment {
  const all = [item, ...overridesOf(root, control)].map((list) => assessAllowlist(list, control, profile));
  const offenders = all.flatMap((one) => (one.state === 'weaker' ? one.offenders : []));
  return offenders.length > 0 ? { state: 'weaker', offenders } : (all.find(({ state }) => state !== 'met') ?? met);
}

/** The lists that stand in for a control's own list, on some machines only. */
export function overridesOf(root: Item, { overrides }: AllowlistControl): Item[] {
  const tables = overrides ? (find(root, overrides.tables)?.elements ?? []) : [];
  return tables.flatMap((table) => (overrides && table.children.get(overrides.key)) ?? []);
}

function assessAllowlist(item: Item, control: AllowlistControl, profile: ProfileId): Assessment {
  if (item.form !== 'array') return unreadable;
  const values = item.elements
    .map((element) => ({ element, name: valueName(element) }))
    .filter(({ name }) => isKnown(control, name));
  const lists = atLeastAsStrict(profile).map((id) => control.profiles[id]);
  const outside = lists.map((list) => values.filter(({ name }) => !isWithin(control, list, name)));
  // The list that the file comes closest to says which of its values are too much; at a tie, the profile's own.
  const closest = outside.reduce((best, candidate) => (candidate.length < best.length ? candidate : best));
  // What Codex does not know either is no question of risk, but it meets nothing.
  if (closest.length === 0) return values.length < item.elements.length ? unreadable : met;
  return {
    state: 'weaker',
    offenders: closest.map(({ element, name }) => offender(element, name, control.valueRisks[name])),
  };
}

/** Whether a single value goes beyond what a profile lists, and every stricter one. */
export function goesBeyond(control: AllowlistControl, name: string, profile: ProfileId): boolean {
  const lists = atLeastAsStrict(profile).map((id) => control.profiles[id]);
  return isKnown(control, name) && !lists.some((list) => isWithin(control, list, name));
}

function isWithin({ readsAs, always }: AllowlistControl, list: readonly string[], name: string): boolean {
  return list.includes(readsAs[name] ?? name) || always.includes(name);
}

function isKnown({ profiles, readsAs, always }: AllowlistControl, name: string): boolean {
  return (
    Object.values(profiles).some((list) => list.includes(name)) || Object.hasOwn(readsAs, name) || always.includes(name)
  );
}

/** What an element of an allowlist is called: its string, or the key of a table such as `{ granular = … }`. */
export function valueName(element: Item): string {
  if (element.value?.kind === 'string') return element.value.value;
  return [...element.children.keys()][0] ?? '';
}

function assessMissingAllowlist(document: TomlDocument, control: AllowlistControl, profile: ProfileId): Assessment {
  if (control.id !== 'allowed_sandbox_modes') return missing;
  const grants = sandboxThroughPermissions(document);
  if (!grants) return missing;
  const list = control.profiles[profile];
  const offenders = grants.filter(({ mode }) => !list.includes(mode));
  if (offenders.length === 0) return met;
  return {
    state: 'weaker',
    offenders: offenders.map(({ item, mode }) => offender(item, String(item.path.at(-1)), control.valueRisks[mode])),
  };
}

function assessPatterns(item: Item | undefined, control: PatternsControl, profile: ProfileId): Assessment {
  const wanted = control.profiles[profile];
  if (item && item.form !== 'array') return unreadable;
  if (wanted.length === 0) return met;
  if (!item) return missing;
  // Patterns that guard nothing as written have a finding of their own: here they count for what they were meant to do.
  const patterns = item.elements.flatMap(({ value }) => (value?.kind === 'string' ? meantPatterns(value.value) : []));
  const open = wanted.filter((pattern) => !patterns.includes(pattern) && !patterns.some((own) => covers(own, pattern)));
  if (open.length === 0) return met;
  const span = item.names[0] ?? item.value;
  if (!span) return missing;
  return {
    state: 'weaker',
    offenders: [{ item, span, shown: open.join(', '), why: 'files with secrets stay readable' }],
  };
}

function assessSwitch(item: Item | undefined, control: SwitchControl, profile: ProfileId): Assessment {
  const wanted = control.profiles[profile];
  if (!item) return wanted ? met : missing;
  if (item.value?.kind !== 'boolean') return unreadable;
  return item.value.value && !wanted ? { state: 'weaker', offenders: [offender(item, 'true')] } : met;
}

function assessServers(item: Item | undefined, control: ServersControl, profile: ProfileId): Assessment {
  if (!item) return missing;
  if (!isTable(item)) return unreadable;
  if (control.profiles[profile] === 'listed' || item.children.size === 0) return met;
  return {
    state: 'weaker',
    offenders: [...item.children.values()].map((server) => offender(server, String(server.path.at(-1)))),
  };
}

/** The first listed reviewer that is not the user; its decisions want a policy. */
export function foreignReviewer({ root }: TomlDocument): Item | undefined {
  const reviewers = find(root, ['allowed_approvals_reviewers']);
  return reviewers?.elements.find((element) => !['user', ''].includes(valueName(element)));
}

function hasText(item: Item | undefined): boolean {
  return item?.value?.kind === 'string' && item.value.value.trim() !== '';
}

function offender(item: Item, shown: string, why?: string): Offender {
  const span =
    item.value && item.form !== 'inline' ? item.value : (item.names[0] ?? item.value ?? { start: 0, end: 0 });
  return { item, span, shown, ...(why !== undefined && { why }) };
}
