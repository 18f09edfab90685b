import { schemaAt } from '../codex/lookup.ts';
import { findPin, isPinned } from '../codex/pins.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
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

  *check({ document: { root } }) {
    const hooks = find(root, ['hooks']);
    const first =
      hooks && [...hooks.children].find(([event, { elements }]) => isEvent(event) && elements.length > 0)?.[1];
    const span = first && (hooks.names[0] ?? first.names[0]);
    if (!hooks || !span || isPinned(root, 'hooks', true)) return;
    yield {
      message: `These hooks can be switched off: in Codex ${codexVersion} a user’s \`[features] hooks = false\` disables managed hooks too, unless this file pins \`features.hooks = true\`.`,
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
        safe: true,
        apply: () => {
          const path = findPin(document.root, 'hooks')?.path ?? ['features', 'hooks'];
          const edit = setValue(document, path, 'true');
          return edit && applyEdits(document.text, [edit]);
        },
      },
    ];
  },
};

function isEvent(name: string): boolean {
  return schemaAt(requirementsSchema, ['hooks', name])?.type === 'array';
}
