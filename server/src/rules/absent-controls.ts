import { requirementsControls } from '../risk/controls/requirements.ts';
import { find, type Item } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import { articleSpelling } from './article-spelling.ts';
import { configKeysOf } from './config-key.ts';
import type { Context } from './context.ts';
import { misplacedKey } from './misplaced-key.ts';
import { partNameOf } from './parts.ts';
import { draftsOf, type Finding } from './rule.ts';
import { unknownKey } from './unknown-key.ts';

/** How the controls of a file, or of a part of it, stand that have no value: by their ids. */
export interface Absent {
  readonly missing: ReadonlySet<string>;
  /** Those that stand under a wrong name or in a wrong place: that has a finding already. */
  readonly meant: ReadonlySet<string>;
}

const partsOfControls: readonly string[] = [
  ...new Set(requirementsControls.map(({ path }) => partNameOf(String(path[0]), 'requirements'))),
];

const nothing: Absent = { missing: new Set(), meant: new Set() };

/** The absent ones among all controls. Only requirements.toml has controls. */
export function absentControls(context: Context): Absent {
  return context.kind === 'requirements'
    ? context.once(absentControls, () => absentIn(context, () => true, meantControls(context)))
    : nothing;
}

/** The absent ones among the controls of a part of a file. Where nothing was found, nothing is misspelt either. */
export function absentInPart(context: Context, part: string, findings: readonly Finding[]): Absent {
  if (context.kind !== 'requirements') return nothing;
  return absentIn(context, (name) => name === part, findings.length === 0 ? [] : meantControls(context));
}

function absentIn(context: Context, isAsked: (part: string) => boolean, meant: readonly string[]): Absent {
  return { missing: new Set(missingOf(context, isAsked)), meant: new Set(meant) };
}

function meantControls(context: Context): string[] {
  const misplaced = [...draftsOf(articleSpelling, context), ...draftsOf(misplacedKey, context)];
  const misspelt = Array.from(misspeltControls(context), ({ control }) => control);
  return [...misplaced.flatMap(({ control }) => control ?? []), ...misspelt];
}

/** Tells what is absent in the parts of a file, so that it need not be looked for in the whole of it. */
export function tellAbsent(context: Context, parts: readonly Absent[]): void {
  if (context.kind !== 'requirements') return;
  const leftOut = partsOfControls.filter((name) => !context.parts.has(name));
  const missing = leftOut.flatMap((name) =>
    context.ofPart(name, missingOf, () => missingOf(context, (part) => part === name)),
  );
  context.once(absentControls, () => ({
    missing: new Set([...missing, ...parts.flatMap(({ missing }) => [...missing])]),
    meant: new Set(parts.flatMap(({ meant }) => [...meant])),
  }));
}

function missingOf(context: Context, isAsked: (part: string) => boolean): string[] {
  return requirementsControls
    .filter(({ path }) => isAsked(partNameOf(String(path[0]), context.kind)))
    .filter((control) => context.assess(control).state === 'missing')
    .map(({ id }) => id);
}

/** What would stand in the file if the keys that Codex does not know had the names that they are meant to have. */
export function* misspeltControls(context: Context): Generator<{ readonly control: string; readonly item: Item }> {
  const unknown = draftsOf(unknownKey, context).map(({ data: { item, meant } }) => ({ item, meant }));
  const foreign = Array.from(configKeysOf(context), ([item, { key }]) => ({ item, meant: key.conversion?.key }));
  for (const { item, meant } of [...unknown, ...foreign]) {
    if (meant === undefined) continue;
    const path = [...item.path.slice(0, -1), meant];
    for (const control of requirementsControls) {
      const rest = control.path.slice(path.length);
      if (isWithin(control.path, path) && find(item, rest)) yield { control: control.id, item };
    }
  }
}
