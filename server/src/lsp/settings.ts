import { type NamedKind, parseKind } from '../codex/file-kind.ts';
import { type Release, releaseFor } from '../codex/version.ts';
import type { Place } from '../effective/found.ts';
import { globMatcher } from '../project/globs.ts';
import { defaultProfile, type ProfileId, parseProfile } from '../risk/profiles.ts';
import { readNamedLayers } from './named-layers.ts';

/** The words of the setting for faults of the syntax. */
type SyntaxErrors = 'auto' | 'on' | 'off';

/** The settings under `codexPolicy` that the server reads. */
export interface Settings {
  readonly profile: ProfileId;
  /** The release of Codex that is to read the files. */
  readonly release: Release;
  /** The files that count together on a machine, with their paths as they are written. */
  readonly layers: readonly Place[];
  /** Whether the first line says where the file stands. */
  readonly codeLens: boolean;
  /** Whether each value says which profile it belongs to. */
  readonly inlayHints: boolean;
  /** Whether to say every fault of the syntax; `auto` where no other program does. */
  readonly syntaxErrors: SyntaxErrors;
  /** What the user says of a path; undefined where name and content decide. */
  kindOf(path: string): NamedKind | undefined;
}

export const settingsSection = 'codexPolicy';

/** Reads settings as a client sends them; what is missing or of the wrong type takes its default. */
export function readSettings(value: unknown): Settings {
  const given = isRecord(value) ? value : {};
  const profile = typeof given.profile === 'string' ? parseProfile(given.profile) : undefined;
  const named = isRecord(given.files) ? namedFiles(given.files) : [];
  return {
    profile: profile ?? defaultProfile,
    release: releaseFor(typeof given.codexVersion === 'string' ? given.codexVersion : undefined),
    layers: readNamedLayers(given.layers),
    codeLens: given.codeLens !== false,
    inlayHints: given.inlayHints === true,
    syntaxErrors: given.syntaxErrors === 'on' || given.syntaxErrors === 'off' ? given.syntaxErrors : 'auto',
    kindOf(path) {
      return named.findLast(({ matches }) => matches(path))?.kind;
    },
  };
}

interface NamedFiles {
  readonly kind: NamedKind;
  matches(path: string): boolean;
}

/** Of several globs that match a file the last one counts, so that exceptions come after what they are taken from. */
function namedFiles(files: Record<string, unknown>): NamedFiles[] {
  return Object.entries(files).flatMap(([glob, word]) => {
    const kind = typeof word === 'string' ? parseKind(word) : undefined;
    return kind && glob !== '' ? [{ kind, matches: globMatcher(glob) }] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
