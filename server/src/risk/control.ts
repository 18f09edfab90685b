import type { KeyPath } from '../toml/document.ts';
import type { ProfileId } from './profiles.ts';

/** How grave a finding is; the words of the command line and of the settings. */
export const severities = ['hint', 'info', 'warning', 'error'] as const;

export type Severity = (typeof severities)[number];

/** The side of the threat model that a control limits: what an injection can come in by, or what it can do. */
export type Facet = 'inputs' | 'outputs' | 'inputs and outputs';

interface ControlFacts {
  /** The key in Codex's spelling, dotted: `features.memories`. */
  readonly id: string;
  readonly path: KeyPath;
  readonly title: string;
  /** The question that the control answers. */
  readonly addresses: string;
  readonly facet: Facet;
  readonly severity: Severity;
  /** Why a loose value is risky. */
  readonly risk: string;
  /** What follows for the choice of a value: the article's reasoning and what Codex adds to it. */
  readonly advice: string;
  /** What a file that leaves the control out means for users. */
  readonly absent: string;
  /** What the article's cell says, as TOML, where it differs from what is written here. */
  readonly article?: Partial<Readonly<Record<ProfileId, string>>>;
  /** What Codex makes of a profile's value, where that is not plain from the value. */
  readonly remarks?: Partial<Readonly<Record<ProfileId, string>>>;
}

/** A list of what users may choose. It meets a profile when it lies within that profile's list or a stricter one's. */
export interface AllowlistControl extends ControlFacts {
  readonly kind: 'allowlist';
  readonly profiles: Readonly<Record<ProfileId, readonly string[]>>;
  /** Values that no profile lists, and the one that Codex or their reach makes them equal to. */
  readonly readsAs: Readonly<Record<string, string>>;
  /** Lists that replace this one in places: a key in each table of an array of tables. */
  readonly overrides?: { readonly tables: KeyPath; readonly key: string };
  /** Values that Codex allows whether listed or not. */
  readonly always: readonly string[];
  /** Why a single value is risky. */
  readonly valueRisks: Readonly<Record<string, string>>;
}

/** A list of patterns that must be covered. More patterns are stricter. */
export interface PatternsControl extends ControlFacts {
  readonly kind: 'patterns';
  readonly profiles: Readonly<Record<ProfileId, readonly string[]>>;
}

/** A feature pin; `false` is the strict side. `true` forces the feature on, so leaving it out meets a profile's `true`. */
export interface SwitchControl extends ControlFacts {
  readonly kind: 'switch';
  readonly profiles: Readonly<Record<ProfileId, boolean>>;
  /** The name of the feature in `[features]`. */
  readonly feature: string;
  /** Features that must be off as well for `false` to mean what it says. */
  readonly siblings: readonly string[];
}

/** A table of allowed servers: any explicit list, or an empty one that allows none. */
export interface ServersControl extends ControlFacts {
  readonly kind: 'servers';
  readonly profiles: Readonly<Record<ProfileId, 'listed' | 'none'>>;
  /** Entries to begin a list with: TOML below the table's header. */
  readonly example: readonly { readonly name: string; readonly identity: string }[];
}

/** The policy text of the automatic reviewer, wanted where that reviewer is allowed. */
export interface ReviewPolicyControl extends ControlFacts {
  readonly kind: 'review-policy';
  readonly profiles: Readonly<Record<ProfileId, string | undefined>>;
}

/** A list of the organisation's own; the example begins one. */
export interface OwnListControl extends ControlFacts {
  readonly kind: 'own-list';
  readonly profiles: Readonly<Record<ProfileId, string>>;
}

/** Wholly the organisation's own: no profile asks for a value. */
export interface OwnControl extends ControlFacts {
  readonly kind: 'own';
}

export type Control =
  | AllowlistControl
  | PatternsControl
  | SwitchControl
  | ServersControl
  | ReviewPolicyControl
  | OwnListControl
  | OwnControl;
