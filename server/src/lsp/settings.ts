import picomatch from 'picomatch';
import { type Release, releaseFor } from '../codex/version.ts';
import { defaultProfile, type ProfileId, parseProfile } from '../risk/profiles.ts';

/** The settings under `codexPolicy` that the server reads. */
export interface Settings {
  readonly profile: ProfileId;
  /** The release of Codex that is to read the files. */
  readonly release: Release;
  /** Whether a path was named a requirements file by the user. */
  isRequirements(path: string): boolean;
}

export const settingsSection = 'codexPolicy';

/** Reads settings as a client sends them; what is missing or of the wrong type takes its default. */
export function readSettings(value: unknown): Settings {
  const given = isRecord(value) ? value : {};
  const profile = typeof given.profile === 'string' ? parseProfile(given.profile) : undefined;
  const globs = Array.isArray(given.requirementsFiles)
    ? given.requirementsFiles.filter((glob): glob is string => typeof glob === 'string' && glob !== '')
    : [];
  const matches = globs.length > 0 ? picomatch(globs.map(anywhere), { dot: true, nocase: true }) : undefined;
  return {
    profile: profile ?? defaultProfile,
    release: releaseFor(typeof given.codexVersion === 'string' ? given.codexVersion : undefined),
    isRequirements: (path) => matches?.(path.replaceAll('\\', '/').replace(/^\/+/, '')) ?? false,
  };
}

/** A glob without leading slash matches below any folder, as people expect of `policies/*.toml`. */
function anywhere(glob: string): string {
  const plain = glob.replaceAll('\\', '/').replace(/^\.?\//, '');
  return plain.startsWith('**/') || glob.startsWith('/') ? plain : `**/${plain}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
