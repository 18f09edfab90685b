import { codexVersion } from '../codex/version.ts';
import type { Item } from '../toml/document.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import { everyKind, type Rule } from './rule.ts';
import { placeOf } from './text.ts';

interface OddForm {
  readonly item: Item;
  readonly meant: string | undefined;
}

/** A form of a value that Codex takes and that nobody documents. */
export const oddForm: Rule<OddForm> = {
  id: 'odd-form',
  kinds: everyKind,
  summary: 'A table in place of a value, or a list in place of a table, which Codex takes by chance.',
  severity: 'info',
  verdict: 'accepts',

  *check({ shape }) {
    for (const issue of shape) {
      if (issue.kind !== 'odd-form') continue;
      const { item, meant } = issue;
      const span = item.value ?? placeOf(item);
      if (!span) continue;
      yield {
        message:
          meant === undefined
            ? `Codex ${codexVersion} reads this list as the values of a table, in the order of its own source, or refuses the file. Write the table.`
            : `Codex ${codexVersion} takes this table for \`"${meant}"\`, in a form that is not documented. Write the value.`,
        keyPath: item.path,
        span,
        data: { item, meant },
      };
    }
  },

  fixes({ document }, { data: { item, meant } }) {
    const { value } = item;
    if (meant === undefined || value?.kind !== 'inline-table' || !value.closed) return [];
    const text = applyEdits(document.text, [{ start: value.start, end: value.end, newText: writeString(meant) }]);
    // A comment may stand between the braces.
    const hasComment = document.tree.comments.some(({ start, end }) => start > value.start && end < value.end);
    return hasComment ? [] : [{ title: `Write \`"${meant}"\``, safe: true, apply: () => text }];
  },
};
