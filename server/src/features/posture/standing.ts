import { type ProfileId, perProfile, profileIds } from '../../risk/profiles.ts';
import { wholeFile } from '../../rules/context.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Analysis } from '../analysis.ts';
import { controlStates } from './control-rows.ts';
import { defaultStates } from './default-rows.ts';

/**
 * How a control of a file stands to a profile. `ignored` is one that is written, and that Codex does not go by: it
 * ignores the key, refuses the file for it, or the value guards nothing.
 */
export const cellStates = ['met', 'stricter', 'weaker', 'missing', 'ignored'] as const;

export type CellState = (typeof cellStates)[number];

/** A control, or a default of managed_config.toml, against each profile. */
export interface RowStates {
  readonly id: string;
  readonly states: Readonly<Record<ProfileId, CellState>>;
}

/** The kinds of files that the risk tables have rows for. */
export type PolicyKind = 'requirements' | 'managed-config';

/** How a file stands to the three profiles, without what is shown of each control. */
export interface Standing {
  readonly kind: PolicyKind;
  /** The profile that the file is held to. */
  readonly target: ProfileId;
  readonly controls: readonly RowStates[];
  /** How many of them are as strict as each profile. */
  readonly met: Readonly<Record<ProfileId, number>>;
  /** The strictest profile that all of them meet; undefined when they do not even meet the loosest, or Codex refuses the file. */
  readonly reached: ProfileId | undefined;
  /** How many keys Codex ignores. */
  readonly ignored: number;
  /** Whether Codex refuses the file as a whole. */
  readonly refused: boolean;
}

/** How a file stands; undefined for one that no profile is for. Worked out once for each version of the file. */
export function standingOf(analysis: Analysis): Standing | undefined {
  const { kind, context } = analysis;
  if (kind !== 'requirements' && kind !== 'managed-config') return undefined;
  return context.once(standingOf, () => {
    const findings = postureFindings(analysis);
    // How rules are set and where the file lies decides over them as well.
    const found = findings.map(({ code, verdict, keyPath }) => `${code} ${verdict} ${keyPath.join('.')}`);
    return context.ofPart(wholeFile, `standing ${found.join('\n')}`, () => standing(analysis, kind, findings));
  });
}

function standing(analysis: Analysis, kind: PolicyKind, findings: readonly Finding[]): Standing {
  const controls = kind === 'requirements' ? controlStates(analysis, findings) : defaultStates(analysis, findings);
  const met = perProfile((profile) => controls.filter(({ states }) => isMetState(states[profile])).length);
  const refused = findings.some(({ verdict }) => verdict === 'rejects');
  return {
    kind,
    target: analysis.profile,
    controls,
    met,
    reached: refused ? undefined : profileIds.findLast((profile) => met[profile] === controls.length),
    ignored: findings.filter(({ verdict }) => verdict === 'ignores').length,
    refused,
  };
}

/** Whether a state is as strict as its profile. */
export function isMetState(state: CellState): boolean {
  return state === 'met' || state === 'stricter';
}

/** A comment that takes a finding away does not make Codex read the key. */
export function postureFindings({ findings, checked }: Analysis): Finding[] {
  return [...findings, ...(checked?.ignored ?? [])].filter(({ ofOthers }) => !ofOthers);
}
