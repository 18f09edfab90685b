import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { codexVersion } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import { setValue } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';

const pin = ['features', 'hooks'];

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
    const pinned = find(root, pin)?.value;
    const alias =
      find(root, ['feature_requirements', 'hooks'])?.value ?? find(root, ['features', 'codex_hooks'])?.value;
    if (!span || [pinned, alias].some((value) => value?.kind === 'boolean' && value.value)) return;
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
          const edit = setValue(document, pin, 'true');
          return edit && applyEdits(document.text, [edit]);
        },
      },
    ];
  },
};

function isEvent(name: string): boolean {
  return schemaAt(requirementsSchema, ['hooks', name])?.type === 'array';
}
