/** What the sandbox of a session is: one of two keys decides, and requirements limit both. */
import { fallback } from './allow-lists.ts';
import { layerKinds } from './layer.ts';
import type { Dropped } from './outcome.ts';
import type { Plain } from './plain.ts';
import { type Applied, requirementSources } from './required.ts';
import { listOf } from './requirements-layer.ts';
import { at, type Branch, type Path, put, sourcesOf, type Tree, valueAt, without } from './tree.ts';

const MODE: Path = ['sandbox_mode'];
const PROFILE: Path = ['default_permissions'];
const MODES: Path = ['allowed_sandbox_modes'];
const PROFILES: Path = ['allowed_permission_profiles'];
const DENY: Path = ['permissions', 'filesystem', 'deny_read'];

export const fullAccess = 'danger-full-access';

/** The permission profiles that Codex brings along, and the sandbox modes that they are. */
const builtInModes: Readonly<Record<string, string>> = {
  ':read-only': 'read-only',
  ':workspace': 'workspace-write',
  ':danger-full-access': fullAccess,
};

/** Applies the requirements on sandbox modes and permission profiles. */
export function limitSandbox(applied: Applied, requirements: Branch): Applied {
  const chosen = decide(applied, requirements);
  const { settings, dropped } = chosen;
  const key = at(settings, PROFILE) ? PROFILE : MODE;
  const mode = modeOf(settings, requirements, key);
  const limit = limitOf(requirements);
  if (mode === undefined || !limit || limit.modes.includes(mode)) return chosen;
  const leaf = fallback('read-only', settings, requirements, key, limit.path);
  return { settings: put(without(settings, PROFILE), MODE, leaf), dropped };
}

/** Leaves the one key that decides, and gives a profile where requirements have profiles decide. */
export function decide(applied: Applied, requirements: Branch): Applied {
  return at(requirements, PROFILES) ? byProfiles(applied, requirements) : bySettings(applied);
}

/** Whether the settings ask for full access where the sandbox modes that are allowed rule it out. */
export function isFullAccessRefused(settings: Branch, requirements: Branch): boolean {
  if (at(requirements, PROFILES)) return false;
  const chosen = bySettings({ settings, dropped: [] }).settings;
  const mode = modeOf(chosen, requirements, at(chosen, PROFILE) ? PROFILE : MODE);
  return mode === fullAccess && limitOf(requirements)?.modes.includes(fullAccess) === false;
}

/** With a list of profiles, `sandbox_mode` does not count, and there is always a profile. */
function byProfiles({ settings, dropped }: Applied, requirements: Branch): Applied {
  const fixed = valueAt(requirements, PROFILE);
  const instead: Plain = fixed ?? ':workspace';
  const configured = valueAt(settings, PROFILE);
  const isAllowed = typeof configured === 'string' && valueAt(requirements, [...PROFILES, configured]) === true;
  const path = fixed === undefined ? PROFILES : PROFILE;
  return {
    settings: put(
      without(settings, MODE),
      PROFILE,
      (isAllowed && at(settings, PROFILE)) || fallback(instead, settings, requirements, PROFILE, path),
    ),
    dropped: [
      ...dropped,
      ...inert(settings, MODE, {
        why: '`allowed_permission_profiles` has profiles decide instead',
        by: requirementSources(requirements, PROFILES),
      }),
    ],
  };
}

/**
 * Without a list of profiles the key of the higher layer counts; in one layer it is the profile, and a profile on the
 * command line goes before any mode.
 */
function bySettings({ settings, dropped }: Applied): Applied {
  const [mode, profile] = [at(settings, MODE), at(settings, PROFILE)];
  if (!mode || !profile) return { settings, dropped };
  const isOnCommandLine = sourcesOf(profile)[0]?.layer.kind === 'session';
  const loser = !isOnCommandLine && rankOf(mode) > rankOf(profile) ? PROFILE : MODE;
  const winner = loser === MODE ? PROFILE : MODE;
  return {
    settings: without(settings, loser),
    dropped: [
      ...dropped,
      ...inert(settings, loser, {
        why: `\`${winner.join('.')}\` decides instead`,
        by: sourcesOf(winner === MODE ? mode : profile),
      }),
    ],
  };
}

function rankOf(tree: Tree): number {
  const [highest] = sourcesOf(tree);
  return (highest && layerKinds[highest.layer.kind].config) ?? 0;
}

function inert(settings: Branch, path: Path, reason: Pick<Dropped, 'why' | 'by'>): Dropped[] {
  const found = at(settings, path);
  const [source] = found ? sourcesOf(found) : [];
  return source ? [{ path, source, ...reason, evidence: 'observed' }] : [];
}

function modeOf(settings: Branch, requirements: Branch, key: Path): string | undefined {
  const value = valueAt(settings, key);
  if (typeof value !== 'string') return undefined;
  return key === MODE ? value : modeOfProfile(value, [requirements, settings]);
}

/** Follows what a profile extends to one that Codex brings along. */
function modeOfProfile(name: string, trees: readonly Branch[], seen: readonly string[] = []): string | undefined {
  if (Object.hasOwn(builtInModes, name)) return builtInModes[name];
  if (seen.includes(name)) return undefined;
  const base = trees.map((tree) => valueAt(tree, ['permissions', name, 'extends'])).find((one) => one !== undefined);
  return typeof base === 'string' ? modeOfProfile(base, trees, [...seen, name]) : undefined;
}

/** The modes that are left, and the requirement that says so. */
function limitOf(requirements: Branch): { readonly modes: readonly Plain[]; readonly path: Path } | undefined {
  const listed = at(requirements, MODES) && listOf(valueAt(requirements, MODES));
  if (listOf(valueAt(requirements, DENY)).length > 0) {
    const modes = (listed ?? Object.values(builtInModes)).filter((mode) => mode !== fullAccess);
    return {
      modes,
      path: requirementSources(requirements, MODES).length > 0 && !listed?.includes(fullAccess) ? MODES : DENY,
    };
  }
  return listed && { modes: listed, path: MODES };
}
