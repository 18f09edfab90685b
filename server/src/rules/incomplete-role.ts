import { roleEssentials } from '../codex/roles/index.ts';
import { suggest } from '../codex/suggest.ts';
import { codexVersion } from '../codex/version.ts';
import { type Item, type TomlDocument, textOf } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import type { Span } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import type { Context } from './context.ts';
import { misplacedIn } from './misplaced-key.ts';
import type { Rule } from './rule.ts';
import { firstLine, listed } from './text.ts';

/** A role file that lacks what Codex needs to know the role by. */
export const incompleteRole: Rule<readonly string[]> = {
  id: 'incomplete-role',
  kinds: ['agent-role'],
  summary: 'A role file without what makes it a role: its name, its description and its instructions.',
  severity: 'warning',
  verdict: 'rejects',
  whole: true,
  place: true,

  *check(context) {
    const { document } = context;
    const missing = missingIn(context);
    if (missing.length === 0) return;
    const name = document.root.children.get('name');
    const lacks = listed(missing.map((key) => `\`${key}\``));
    const has = `Codex ${codexVersion} drops the role, which has no ${lacks}`;
    yield {
      // Without a name, be it misspelt or misplaced, it may well be a file that a config.toml names.
      ...(!name && missing.includes('name') && ({ severity: 'hint', verdict: 'accepts' } as const)),
      message: `Unless a config.toml names this file as the \`config_file\` of a role, ${has}.`,
      keyPath: [],
      span: placeOf(document, name),
      data: missing,
    };
  },

  fixes({ document, path }, { data: missing }) {
    const name = /([^\\/]+)\.toml$/.exec(path ?? '')?.[1];
    // With the name alone it would still be dropped.
    const insertion = String(missing) === 'name' && name ? insertKey(document, ['name'], writeString(name)) : undefined;
    if (!insertion) return [];
    const apply = () => applyEdits(document.text, [insertion]);
    return [{ title: `Name the role \`${name}\``, safe: false, apply }];
  },
};

/** What is missing, and not merely misspelt or misplaced: that has a finding of its own. A name of blanks is none. */
function missingIn(context: Context): string[] {
  const { root } = context.document;
  const misplaced = new Set([...misplacedIn(context)].map(({ step }) => step));
  const missing = roleEssentials.filter((key) => {
    const item = root.children.get(key);
    return key === 'name' ? isNone(item) : item === undefined;
  });
  const meant = [...root.children.keys()].map((key) => suggest(key, missing));
  return missing.filter((key) => root.children.has(key) || !(meant.includes(key) || misplaced.has(key)));
}

function isNone(item: Item | undefined): boolean {
  return item === undefined || textOf(item)?.trim() === '';
}

function placeOf(document: TomlDocument, name: Item | undefined): Span {
  return name?.names[0] ?? firstLine(document);
}
