import { codexVersion } from '../codex/version.ts';
import { denyRead, sandboxModes } from '../risk/controls/sandbox.ts';
import { allowsFullAccess } from '../risk/sandbox.ts';
import { editElements } from '../toml/array-edit.ts';
import { find, type Item } from '../toml/document.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import type { Rule } from './rule.ts';

/** Full access that is allowed in one place and ruled out in another. */
export const fullAccessRuledOut: Rule<Item> = {
  id: 'full-access-ruled-out',
  summary: '`danger-full-access` is allowed, and `deny_read` rules it out.',
  severity: 'info',
  verdict: 'ineffective',
  keys: ['permissions'],

  *check(context) {
    const { root } = context.document;
    const patterns = find(root, denyRead.path);
    const name = patterns?.names[0];
    if (!patterns || !name || patterns.elements.length === 0) return;
    const item = allowsFullAccess(context.document);
    const span = item?.value;
    if (!item || !span || isTooWeak(context, item)) return;
    yield {
      message: `Codex ${codexVersion} does not allow this while \`deny_read\` has a pattern: who asks for full access gets a read-only sandbox and a warning.`,
      keyPath: item.path,
      span,
      control: sandboxModes.id,
      related: [{ start: name.start, end: name.end, message: 'this rules full access out' }],
      data: item,
    };
  },

  fixes({ document }, { data: { value, parent } }) {
    const list = parent?.value;
    if (list?.kind !== 'array') return [];
    return [
      {
        title: 'Remove `danger-full-access`',
        // Perhaps it is the patterns that are not meant.
        safe: false,
        apply: () => {
          const edits = editElements(document, list, (element) => element !== value, []);
          return edits && applyEdits(document.text, edits);
        },
      },
    ];
  },
};

/** Where the profile has no full access either, that is said of the same value already. */
function isTooWeak(context: Context, item: Item): boolean {
  const assessment = context.assess(sandboxModes);
  return assessment.state === 'weaker' && assessment.offenders.some((offender) => offender.item === item);
}
