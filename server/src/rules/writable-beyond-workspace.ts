import { codexVersion } from '../codex/version.ts';
import { type Place, placeAt } from '../risk/places.ts';
import { chosenSandbox, defaultProfiles } from '../risk/settings-sandbox.ts';
import { editElements } from '../toml/array-edit.ts';
import { find, type Item, type TomlDocument, textOf } from '../toml/document.ts';
import { setValue } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import type { Context } from './context.ts';
import { configKinds, type Draft, type Fix, type Rule } from './rule.ts';

/** A folder that commands may write to although it decides over more than a project. */
export const writableBeyondWorkspace: Rule<Item> = {
  id: 'writable-beyond-workspace',
  kinds: configKinds,
  summary: 'Commands in the sandbox may write to a folder that decides over more than the project.',
  severity: 'warning',
  verdict: 'accepts',

  *check(context) {
    yield* writableRoots(context);
    yield* profileEntries(context);
  },

  fixes({ document }, { data: item }) {
    return [item.parent?.form === 'array' ? withoutRoot(document, item) : onlyRead(document, item)];
  },
};

function* writableRoots(context: Context): Generator<Draft<Item>> {
  const { root } = context.document;
  const roots = find(root, ['sandbox_workspace_write', 'writable_roots'])?.elements ?? [];
  const chosen = roots.length > 0 ? chosenSandbox(root) : undefined;
  // In another sandbox Codex does not look at the list.
  if (chosen && (chosen.key === 'default_permissions' || chosen.mode !== 'workspace-write')) return;
  for (const item of roots) {
    const path = textOf(item);
    const why = path === undefined ? undefined : reasonFor(placeOf(context, path));
    if (!item.value || why === undefined) continue;
    yield {
      message: `In \`workspace-write\` sessions Codex ${codexVersion} lets every command write to \`${path}\`: ${why}.`,
      keyPath: item.path,
      span: item.value,
      data: item,
    };
  }
}

/** A path without a root lies beside the file. */
function placeOf({ isProject }: Context, path: string): Place | undefined {
  if (!/^\.{1,2}\/?$/.test(path)) return placeAt(path);
  if (path.startsWith('..')) return isProject ? undefined : 'home';
  return 'codex';
}

function* profileEntries({ document: { root } }: Context): Generator<Draft<Item>> {
  const profiles = find(root, ['permissions'])?.children;
  if (!profiles) return;
  const defaults = defaultProfiles(root);
  for (const [name, profile] of profiles) {
    for (const [path, item] of profile.children.get('filesystem')?.children ?? []) {
      const why = textOf(item) === 'write' ? reasonFor(path === ':root' ? 'everything' : placeAt(path)) : undefined;
      if (!item.value || why === undefined) continue;
      yield {
        ...(!defaults.has(name) && { severity: 'hint' }),
        message: `With this permission profile Codex ${codexVersion} lets every command write to \`${path}\`: ${why}.`,
        keyPath: item.path,
        span: item.value,
        data: item,
      };
    }
  }
}

/** What an injection can do there; undefined where commands may write anyway, or where nothing follows. */
function reasonFor(place: Place | undefined): string | undefined {
  switch (place) {
    case 'everything':
      return 'nothing that the user can change is kept from them, the settings of Codex included';
    case 'home':
      return 'keys, start files of shells and programs of the user are open to them, and what is changed there runs outside the sandbox';
    case 'credentials':
      return 'credentials and what decides over them lie there, and an injection can add its own';
    case 'codex':
      return 'the settings of Codex itself lie there, and an injection can switch the sandbox off for the next session';
    case 'programs':
      return 'what is put there runs outside the sandbox the next time that the user works';
    case 'system':
      return 'the settings and programs of the whole machine lie there';
    default:
      return undefined;
  }
}

function withoutRoot(document: TomlDocument, { parent, value }: Item): Fix {
  return {
    title: 'Remove this folder',
    // Perhaps a narrower one is meant to take its place.
    safe: false,
    apply: () => {
      const list = parent?.value;
      const edits =
        list?.kind === 'array' ? editElements(document, list, (element) => element !== value, []) : undefined;
      return edits && applyEdits(document.text, edits);
    },
  };
}

function onlyRead(document: TomlDocument, { path, value }: Item): Fix {
  return {
    title: 'Only let commands read there',
    safe: false,
    apply: () => {
      const quote = value && document.text.charAt(value.start) === "'" ? "'" : '"';
      const edit = setValue(document, path, writeString('read', quote));
      return edit && applyEdits(document.text, [edit]);
    },
  };
}
