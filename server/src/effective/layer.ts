/** The files that together make Codex's configuration, and in which order they count. */
import type { TomlDocument } from '../toml/document.ts';

/** What a layer is: a file on the machine, or what a server, MDM or the command line says. */
export type LayerKind =
  | 'system-requirements'
  | 'cloud-requirements'
  | 'mdm-requirements'
  | 'managed-config'
  | 'mdm-config'
  | 'session'
  | 'project'
  | 'profile'
  | 'user'
  | 'cloud-config'
  | 'system-config';

/** Observed with the binary, or only read in the documentation and the sources of Codex. */
export type Evidence = 'observed' | 'documented';

export interface LayerFacts {
  /** What people call it. */
  readonly title: string;
  /** Its rank among requirements, higher ones win; undefined for what sets none. */
  readonly requirements?: number;
  /** Its rank among settings, higher ones win; undefined for what has none. */
  readonly config?: number;
  /** Whether Codex takes its hooks for the administrator's. */
  readonly managesHooks?: true;
  /** Whether a machine can have several: a project has one in each folder down to the working one. */
  readonly several?: true;
  readonly evidence: Evidence;
}

export const layerKinds: Readonly<Record<LayerKind, LayerFacts>> = {
  'system-requirements': { title: 'system requirements', requirements: 1, evidence: 'observed' },
  'cloud-requirements': { title: 'cloud requirements', requirements: 2, evidence: 'documented' },
  'managed-config': {
    title: 'managed config',
    requirements: 3,
    config: 7,
    managesHooks: true,
    evidence: 'observed',
  },
  'mdm-config': { title: 'MDM config', requirements: 4, config: 8, managesHooks: true, evidence: 'documented' },
  'mdm-requirements': { title: 'MDM requirements', requirements: 5, evidence: 'documented' },
  session: { title: 'session flags', config: 6, evidence: 'observed' },
  project: { title: 'project config', config: 5, several: true, evidence: 'observed' },
  profile: { title: 'profile', config: 4, evidence: 'observed' },
  user: { title: 'user config', config: 3, evidence: 'observed' },
  'cloud-config': { title: 'cloud config', config: 2, managesHooks: true, evidence: 'documented' },
  'system-config': { title: 'system config', config: 1, managesHooks: true, evidence: 'observed' },
};

/** One file of those that count together. */
export interface Layer {
  readonly kind: LayerKind;
  /** How reports name it: the path of a file. */
  readonly path: string;
  readonly document: TomlDocument;
}

/** The layers that have a rank of a sort, lowest first; of several projects the outer one comes first. */
export function ranked(layers: readonly Layer[], sort: 'requirements' | 'config'): Layer[] {
  const rank = ({ kind }: Layer) => layerKinds[kind][sort];
  return layers
    .filter((layer) => rank(layer) !== undefined)
    .sort((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0) || depth(a.path) - depth(b.path));
}

function depth(path: string): number {
  return path.split(/[\\/]/).length;
}
