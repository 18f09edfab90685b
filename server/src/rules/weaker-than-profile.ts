import type { Offender } from '../risk/assess.ts';
import type { Control } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { describeValue } from '../risk/describe.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import { writeControl } from '../risk/write.ts';
import type { Context } from './context.ts';
import type { Fix, Rule } from './rule.ts';

/** The controls that a value can be too weak for. */
const limiting = requirementsControls.filter(({ kind }) => kind !== 'own');

interface Weaker {
  readonly control: Control;
}

/** A control that allows more than the profile does. The squiggle sits on the value that is too much. */
export const weakerThanProfile: Rule<Weaker> = {
  id: 'weaker-than-profile',
  summary: 'A control allows more than the chosen profile does.',
  severity: 'warning',
  verdict: 'accepts',
  tightens: true,
  keys: ['allowed_permission_profiles', 'feature_requirements', ...limiting.map(({ path }) => String(path[0]))],

  *check(context) {
    const { profile } = context;
    for (const control of limiting) {
      const assessment = context.assess(control);
      if (assessment.state !== 'weaker') continue;
      for (const offender of assessment.offenders) {
        yield {
          severity: control.severity,
          message: message(control, offender, profile),
          keyPath: offender.item.path,
          span: offender.span,
          control: control.id,
          profile,
          data: { control },
        };
      }
    }
  },

  fixes({ document, profile }, { data: { control } }) {
    return [setToProfile(document, control, profile)];
  },
};

function message(control: Control, { shown, why }: Offender, profile: ProfileId): string {
  const value = describeValue(control, profile);
  const title = profileTitle(profile);
  const reason = why ?? control.risk.replace(/\.$/, '');
  switch (control.kind) {
    case 'patterns':
      return `Weaker than ${title}: nothing covers ${shown}, so ${reason}. ${title} says ${value}.`;
    case 'servers':
      return `Weaker than ${title}: the server \`${shown}\` is allowed. ${control.risk} ${title} says ${value}.`;
    case 'switch':
      return `Weaker than ${title}: ${control.title} is forced on. ${control.risk} ${title} says ${value}.`;
    default:
      return `Weaker than ${title}: \`${shown}\` is allowed: ${reason}. ${title} says ${value}.`;
  }
}

/** The quick fix that gives a control a profile's value. */
export function setToProfile(document: Context['document'], control: Control, profile: ProfileId): Fix {
  return {
    title: `Set ${control.id} to ${profileTitle(profile)}: ${describeValue(control, profile)}`,
    safe: true,
    apply: () => writeControl(document, control, profile),
  };
}
