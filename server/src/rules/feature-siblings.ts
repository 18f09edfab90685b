import { findPin, isPinned } from '../codex/pins.ts';
import { codexVersion } from '../codex/version.ts';
import type { SwitchControl } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { afterSteps, siblingSteps } from '../risk/write.ts';
import { find, type TomlDocument } from '../toml/document.ts';
import type { Rule } from './rule.ts';
import { listed } from './text.ts';

/** A feature that is switched off while another does the same. */
export const featureSiblings: Rule<SwitchControl> = {
  id: 'feature-siblings',
  summary: 'A feature is off, but sibling features that do the same stay open.',
  severity: 'warning',
  verdict: 'ineffective',
  tightens: true,
  keys: ['features', 'feature_requirements'],

  *check({ document }) {
    for (const control of requirementsControls) {
      if (control.kind !== 'switch') continue;
      const item = findPin(document.root, control.feature);
      const open = openSiblings(document, control);
      if (item?.value?.kind !== 'boolean' || item.value.value || open.length === 0) continue;
      const all = find(document.root, ['allow_browser_and_computer_use'])?.value;
      if (all?.kind === 'boolean' && !all.value) continue;
      yield {
        message: `\`${control.id} = false\` leaves open ${listed(open.map((name) => `\`${name}\``))}, which Codex ${codexVersion} has on by default: the same can be done that way.`,
        keyPath: item.path,
        span: item.value,
        control: control.id,
        data: control,
      };
    }
  },

  fixes({ document }, { data: control }) {
    const open = openSiblings(document, control);
    return [
      {
        title: `Switch off ${listed(open)} as well`,
        safe: true,
        apply: () => afterSteps(document, siblingSteps(control))?.text,
      },
    ];
  },
};

function openSiblings({ root }: TomlDocument, { siblings }: SwitchControl): string[] {
  return siblings.filter((name) => !isPinned(root, name, false));
}
