import { definedProfiles, hasWildcard } from '../codex/constraints/permissions.ts';
import { entriesOf } from '../codex/constraints/refusal.ts';
import { isSpecial, specialPaths, takesPaths } from '../codex/special-paths.ts';
import { suggest } from '../codex/suggest.ts';
import { codexVersion } from '../codex/version.ts';
import { type Item, isTable, textOf } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import type { Context } from './context.ts';
import { renamed } from './rename.ts';
import { configKinds, type Rule } from './rule.ts';
import { listed } from './text.ts';

/** A path of a permission profile by a name that Codex does not know, and the one that is meant. */
interface UnknownPath {
  readonly item: Item;
  readonly meant: string | undefined;
}

/** A path of a permission profile that begins with `:` and that Codex does not know: it passes over the entry. */
export const unknownPath: Rule<UnknownPath> = {
  id: 'unknown-path',
  kinds: ['requirements', ...configKinds],
  summary: 'A path of a permission profile that begins with `:` and that Codex does not know: nothing of it counts.',
  severity: 'warning',
  verdict: 'ineffective',
  keys: ['permissions'],

  *check(context) {
    for (const [, profile] of definedProfiles(context.document.root)) {
      for (const [path, item] of entriesOf(profile.children.get('filesystem'))) {
        const [span] = item.names;
        if (!span || !isUnknown(path, item) || isRefused(context, item)) continue;
        const meant = meantFor(path, item);
        const says = `Codex ${codexVersion} knows no path \`${path}\` and ignores what is granted or denied there, with a warning when a session starts.`;
        yield { message: `${says} ${advice(path, meant)}`, keyPath: item.path, span, data: { item, meant } };
      }
    }
  },

  fixes({ document }, { data: { item, meant } }) {
    if (meant === undefined) return [];
    // What has never been granted is for a person to grant.
    const safe = ![item, ...item.children.values()].some((access) => textOf(access) === 'write');
    return [{ title: `Rename to \`${meant}\``, safe, apply: () => renamed(document, [{ item, meant }]) }];
  },
};

/** All that lies in a folder, which is the same as the folder. */
const ALL_BELOW = /\/\*\*$/;

/** Patterns are refused, and what is no access and no table is a finding of its own. */
function isUnknown(path: string, item: Item): boolean {
  if (!isSpecial(path)) return false;
  if (isTable(item)) return item.children.size > 0 && !specialPaths.includes(path);
  const name = path.replace(ALL_BELOW, '');
  return item.value?.kind === 'string' && !specialPaths.includes(name) && !hasWildcard(name);
}

/** One mistake has one finding. */
function isRefused({ refusals }: Context, { path }: Item): boolean {
  return refusals.some(({ item }) => isWithin(item.path, path));
}

/** A known name that is like the path, is not there, and may have below it what stands below the path. */
function meantFor(path: string, item: Item): string | undefined {
  const needsPaths = [...item.children.keys()].some((below) => below !== '.');
  const [all = ''] = ALL_BELOW.exec(path) ?? [];
  const fitting = specialPaths.filter((name) => !needsPaths || takesPaths(name));
  const name = path.slice(0, path.length - all.length);
  const meant = name.includes('/') ? undefined : suggest(name, fitting);
  return meant === undefined || item.parent?.children.has(`${meant}${all}`) ? undefined : `${meant}${all}`;
}

function advice(path: string, meant: string | undefined): string {
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  const [name = ''] = path.split('/');
  if (takesPaths(name)) return `Paths below \`${name}\` stand in a table of that name.`;
  if (specialPaths.includes(name)) return `Nothing may stand below \`${name}\`.`;
  return `It knows ${listed(specialPaths.map((known) => `\`${known}\``))}.`;
}
