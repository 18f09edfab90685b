import type { Control } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { describeValue } from '../risk/describe.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import { writeControl } from '../risk/write.ts';
import { find, parseDocument, type TomlDocument } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import { articleSpelling } from './article-spelling.ts';
import { configKeysOf } from './config-key.ts';
import type { Context } from './context.ts';
import { misplacedKey } from './misplaced-key.ts';
import { draftsOf, type Fix, type Rule } from './rule.ts';
import { listed } from './text.ts';
import { unknownKey } from './unknown-key.ts';

interface Missing {
  readonly controls: readonly Control[];
}

/** The controls that the file leaves out: one quiet finding for all of them. */
export const missingControl: Rule<Missing> = {
  id: 'missing-control',
  summary: 'The file leaves controls out, and Codex then leaves users unconstrained.',
  severity: 'info',
  verdict: 'accepts',

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
  const misspelt = controlsWrittenElsewhere(context);
  return requirementsControls.filter(
    (control) =>
      control.kind !== 'review-policy' && !misspelt.has(control.id) && context.assess(control).state === 'missing',
  );
}

/** Controls that stand in the file under a wrong name or in a wrong place: those have a finding already. */
function controlsWrittenElsewhere(context: Context): ReadonlySet<string | undefined> {
  const drafts = [...draftsOf(articleSpelling, context), ...draftsOf(misplacedKey, context)];
  return new Set([...drafts.map(({ control }) => control), ...misspeltControls(context)]);
}

/** What would stand in the file if the keys that Codex does not know had the names that they are meant to have. */
function* misspeltControls(context: Context): Generator<string> {
  const { root } = context.document;
  const unknown = draftsOf(unknownKey, context).map(({ data: { item, meant } }) => ({ item, meant }));
  const foreign = Array.from(configKeysOf(context), ([item, { key }]) => ({ item, meant: key.conversion?.key }));
  for (const { item, meant } of [...unknown, ...foreign]) {
    if (meant === undefined) continue;
    const path = [...item.path.slice(0, -1), meant];
    if (find(root, path)) continue;
    for (const control of requirementsControls) {
      const rest = control.path.slice(path.length);
      if (isWithin(control.path, path) && find(item, rest)) yield control.id;
    }
  }
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
