import { isPlainArray, isSame, type Plain } from '../../effective/plain.ts';
import { assess } from '../../risk/assess.ts';
import type { AllowlistControl } from '../../risk/control.ts';
import { denyRead, sandboxModes } from '../../risk/controls/sandbox.ts';
import { profileIds } from '../../risk/profiles.ts';
import { sandboxThroughPermissions } from '../../risk/sandbox.ts';
import { changeAt, coded, codes, type Direction, directionOfSets, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** What there is to say of lists that allow the same. */
export const sameValues = 'Another form of the same values, or another order.';

const FULL_ACCESS = 'danger-full-access';

/** Compares a list of what users may choose. */
export function compareAllowlist(before: Side, after: Side, control: AllowlistControl): PolicyChange[] {
  const path = control.path.map(String);
  const [old, fresh] = [allowedIn(before, control), allowedIn(after, control)];
  const lists = { old: valueIn(before, path), fresh: valueIn(after, path) };
  const added = namesOf(
    fresh.filter((name) => !reads(control, old).includes(readAs(control, name))),
    lists.fresh,
  );
  const removed = namesOf(
    old.filter((name) => !reads(control, fresh).includes(readAs(control, name))),
    lists.old,
  );
  const isUntouched = isSame(lists.old ?? '', lists.fresh ?? '');
  if (isUntouched && added.length + removed.length === 0) return [];
  const direction = directionOf(before, after, control, added, removed);
  const words = wordsFor(control, lists, added, removed, isUntouched);
  return [changeAt(path, [before, after], direction, words, control)];
}

/**
 * Of lists that are not part of each other the one that meets more profiles is the stricter one, except where it is so
 * with a value that is a risk of its own.
 */
function directionOf(
  before: Side,
  after: Side,
  control: AllowlistControl,
  added: readonly string[],
  removed: readonly string[],
): Direction {
  if (added.length === 0 || removed.length === 0) return directionOfSets(added.length, removed.length);
  const gain = profilesMet(after, control) - profilesMet(before, control);
  if (gain < 0) return 'loosened';
  return gain > 0 && added.every((name) => riskOf(control, name) === undefined) ? 'tightened' : 'changed';
}

function profilesMet({ document }: Side, control: AllowlistControl): number {
  return profileIds.filter((id) => assess(document, control, id).state === 'met').length;
}

/** The names that a policy allows; without a list all that are known. */
function allowedIn(side: Side, control: AllowlistControl): readonly string[] {
  const list = valueIn(side, control.path.map(String));
  const names = isPlainArray(list) ? list.map(nameOf) : (throughPermissions(side, control) ?? knownNames(control));
  const all = [...new Set([...names, ...control.always])];
  // Any entry of deny_read rules full access out, whatever the list says.
  return control.id === sandboxModes.id && hasDenyRead(side)
    ? all.filter((name) => readAs(control, name) !== FULL_ACCESS)
    : all;
}

function throughPermissions({ document }: Side, { id }: AllowlistControl): string[] | undefined {
  return id === sandboxModes.id ? sandboxThroughPermissions(document)?.map(({ mode }) => mode) : undefined;
}

function hasDenyRead(side: Side): boolean {
  const list = valueIn(side, denyRead.path.map(String));
  return isPlainArray(list) && list.length > 0;
}

function knownNames({ profiles, readsAs, always }: AllowlistControl): string[] {
  return [...new Set([...Object.values(profiles).flat(), ...Object.keys(readsAs), ...always])];
}

function readAs({ readsAs }: AllowlistControl, name: string): string {
  return (Object.hasOwn(readsAs, name) ? readsAs[name] : undefined) ?? name;
}

function reads(control: AllowlistControl, names: readonly string[]): string[] {
  return names.map((name) => readAs(control, name));
}

/** What an entry is called: its text, or the key of a table such as `{ granular = … }`. */
function nameOf(value: Plain): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

/** Of names that mean the same only those that the list has, where there is one. */
function namesOf(names: readonly string[], list: Plain | undefined): string[] {
  const written = isPlainArray(list) ? list.map(nameOf) : undefined;
  return names.filter((name) => written?.includes(name) ?? true);
}

function riskOf({ valueRisks }: AllowlistControl, name: string): string | undefined {
  return Object.hasOwn(valueRisks, name) ? valueRisks[name] : undefined;
}

function wordsFor(
  control: AllowlistControl,
  { old, fresh }: { readonly old: Plain | undefined; readonly fresh: Plain | undefined },
  added: readonly string[],
  removed: readonly string[],
  isUntouched: boolean,
): string {
  if (isUntouched) {
    return added.length > 0
      ? `Also allows ${reasons(control, added)}, as other keys rule it out no more.`
      : `No longer allows ${codes(removed)}, as other keys rule it out.`;
  }
  if (fresh === undefined) return `No longer limited. ${control.absent}${nothingNew(added)}`;
  if (old === undefined) return `Limited from now on${isPlainArray(fresh) ? ` to ${codes(fresh.map(nameOf))}` : ''}.`;
  const sentences = [
    ...(added.length > 0 ? [`Also allows ${reasons(control, added)}.`] : []),
    ...(removed.length > 0 ? [`No longer allows ${codes(removed)}.`] : []),
  ];
  return sentences.join(' ') || sameValues;
}

function nothingNew(added: readonly string[]): string {
  return added.length === 0 ? ' The list allowed all of them.' : '';
}

function reasons(control: AllowlistControl, names: readonly string[]): string {
  return names
    .map((name) => {
      const risk = riskOf(control, name);
      return `${coded(name)}${risk === undefined ? '' : ` (${risk})`}`;
    })
    .join(', ');
}
