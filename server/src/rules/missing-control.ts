import type { Control } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { describeValue } from '../risk/describe.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import { writeControl } from '../risk/write.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { absentControls } from './absent-controls.ts';
import type { Context } from './context.ts';
import type { Fix, Rule } from './rule.ts';
import { listed } from './text.ts';

interface Missing {
  readonly controls: readonly Control[];
}

/** The controls that the file leaves out: one quiet finding for all of them. */
export const missingControl: Rule<Missing> = {
  id: 'missing-control',
  summary: 'The file leaves controls out, and Codex then leaves users unconstrained.',
  severity: 'info',
  verdict: 'accepts',
  whole: true,

  *check(context) {
    const { profile } = context;
    const controls = missingControls(context);
    const [first] = controls;
    if (!first) return;
    const names = controls.map(({ id }) => `\`${id}\``);
    const consequence = controls.length === 1 ? first.absent : 'Users are not constrained there.';
    yield {
      message: `Not set, though ${profileTitle(profile)} asks for it: ${listed(names)}. ${consequence}`,
      keyPath: [],
      span: { start: 0, end: 0 },
      profile,
      ...(controls.length === 1 && { control: first.id }),
      data: { controls },
    };
  },

  // Some of what is inserted is an example to be replaced, so none of it is part of "fix all".
  fixes({ document, profile }, { data: { controls } }) {
    const single = controls.map(
      (control): Fix => ({
        title: `Insert ${control.id} for ${profileTitle(profile)}: ${describeValue(control, profile)}`,
        safe: false,
        apply: () => writeControl(document, control, profile),
      }),
    );
    if (controls.length < 2) return single;
    const all: Fix = {
      title: `Insert all ${controls.length} missing controls for ${profileTitle(profile)}`,
      safe: false,
      apply: () => writeControls(document, controls, profile),
    };
    return [all, ...single];
  },
};

function missingControls(context: Context): Control[] {
  const { missing, meant } = absentControls(context);
  return requirementsControls.filter(({ kind, id }) => kind !== 'review-policy' && missing.has(id) && !meant.has(id));
}

/** Writes several controls one after the other; one that cannot be written is left out. */
export function writeControls(document: TomlDocument, controls: readonly Control[], profile: ProfileId): string {
  let current = document;
  for (const control of controls) {
    const text = writeControl(current, control, profile);
    if (text !== undefined && text !== current.text) current = parseDocument(text);
  }
  return current.text;
}
