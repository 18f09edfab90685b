import { fromSession } from '../codex/roles/index.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item, textOf } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';
import { keyName } from './text.ts';

/** A setting in a role file that Codex reads and does not go by. */
export const ineffectiveInRole: Rule<Item> = {
  id: 'ineffective-in-role',
  kinds: ['agent-role'],
  summary: 'A sandbox, an approval policy or MCP servers in a role file, where Codex does not go by them.',
  severity: 'info',
  verdict: 'ineffective',

  *check({ document: { root }, shape }) {
    for (const [key, words] of Object.entries(fromSession)) {
      const item = find(root, [key]);
      const span = item?.names[0];
      // What drops the role comes first.
      if (!item || !span || shape.some((issue) => issue.item.path[0] === key)) continue;
      yield {
        // It looks like a guard.
        ...(isReadOnly(item) && ({ severity: 'warning' } as const)),
        message: `Codex ${codexVersion} does not go by ${keyName(item.path)} in a role: a sub-agent ${words}.`,
        keyPath: item.path,
        span,
        data: item,
      };
    }
  },

  // Whoever wrote it may want to say it elsewhere.
  fixes({ document }, { data: item }) {
    const apply = () => applyEdits(document.text, removeItem(document, item));
    return [{ title: `Remove \`${item.step}\``, safe: false, apply }];
  },
};

function isReadOnly(item: Item): boolean {
  return ['read-only', ':read-only'].includes(textOf(item) ?? '');
}
