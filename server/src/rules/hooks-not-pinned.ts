import { hookGroups } from '../codex/hooks.ts';
import { findPin, isPinned } from '../codex/pins.ts';
import { codexVersion } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import { setValue } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';

/** Managed hooks that any user can switch off. */
export const hooksNotPinned: Rule<undefined> = {
  id: 'hooks-not-pinned',
  summary: 'Managed hooks without `features.hooks = true`: users can switch them off.',
  severity: 'warning',
  verdict: 'ineffective',
  tightens: true,
  whole: true,

  *check({ document: { root } }) {
    const hooks = find(root, ['hooks']);
    const span = hooks?.names[0] ?? hooks?.headers[0];
    if (!hooks || !span || isPinned(root, 'hooks', true) || hookGroups(root).length === 0) return;
    yield {
      message: isPinned(root, 'hooks', false)
        ? `Codex ${codexVersion} runs none of these hooks: this file pins \`features.hooks = false\`.`
        : `These hooks can be switched off: in Codex ${codexVersion} a user’s \`[features] hooks = false\` disables managed hooks too, unless this file pins \`features.hooks = true\`.`,
      keyPath: hooks.path,
      span,
      control: 'hooks',
      data: undefined,
    };
  },

  fixes({ document }) {
    return [
      {
        title: 'Pin features.hooks = true',
        // A file that says so may mean it.
        safe: !isPinned(document.root, 'hooks', false),
        apply: () => {
          const path = findPin(document.root, 'hooks')?.path ?? ['features', 'hooks'];
          const edit = setValue(document, path, 'true');
          return edit && applyEdits(document.text, [edit]);
        },
      },
    ];
  },
};
