import type { TomlDocument } from '../toml/document.ts';
import { type Assessment, assess } from './assess.ts';
import type { Control } from './control.ts';
import { requirementsControls } from './controls/requirements.ts';
import { type ProfileId, perProfile, profileIds } from './profiles.ts';

/** A document against the three profiles. */
export interface Posture {
  /** The strictest profile that all controls meet; undefined when they do not even meet the loosest. */
  readonly profile: ProfileId | undefined;
  readonly met: Readonly<Record<ProfileId, number>>;
  /** How many controls have a value in the profiles at all. */
  readonly total: number;
  readonly controls: readonly {
    readonly control: Control;
    readonly against: Readonly<Record<ProfileId, Assessment>>;
  }[];
}

/** Compares a whole requirements document with every profile. */
export function postureOf(document: TomlDocument): Posture {
  const controls = requirementsControls
    .filter(({ kind }) => kind !== 'own')
    .map((control) => ({ control, against: perProfile((profile) => assess(document, control, profile)) }));
  const met = perProfile((profile) => controls.filter(({ against }) => against[profile].state === 'met').length);
  const profile = profileIds.findLast((id) => met[id] === controls.length);
  return { profile, met, total: controls.length, controls };
}
