/**
 * How `permissions.filesystem.deny_read` reads a pattern (observed with Codex 0.169):
 * `~/…` and absolute ones mean what they say, relative ones resolve beside the policy file and guard nothing of a
 * workspace, and Linux cannot expand one whose first folder is a wildcard.
 */
export type PatternReach = 'guards' | 'relative' | 'root-glob';

/** A home folder is `~` alone or before a slash: Codex takes `~name` for a file of that name. */
const FROM_HOME = /^~(?:[\\/]|$)/;
const WINDOWS_ABSOLUTE = /^[A-Za-z]:[\\/]|^\\\\/;

export function patternReach(pattern: string): PatternReach {
  if (/^\/+[^/]*[*?[{]/.test(pattern)) return 'root-glob';
  const guards = pattern.startsWith('/') || FROM_HOME.test(pattern) || WINDOWS_ABSOLUTE.test(pattern);
  return guards ? 'guards' : 'relative';
}

/**
 * The patterns that do what a relative or root-anchored one was meant to do, for all workspaces below the user's home.
 * A pattern that works already, or whose meaning is not plain, is returned as it is.
 */
export function meantPatterns(pattern: string): readonly string[] {
  if (patternReach(pattern) === 'guards') return [pattern];
  const home = /^(?:\$HOME|\$\{HOME\}|%USERPROFILE%)[\\/](.+)$/.exec(pattern)?.[1];
  if (home !== undefined) return [`~/${home}`];
  if (pattern.includes('$')) return [pattern];
  const tail = pattern.replace(/^(?:\.?\/+)*(?:\*\*\/)*/, '');
  // `**.env.*` is not recursive and stands for two things: files called `.env.x` and files called `x.env.y`.
  const stars = /^\*\*(?=[^*/])(.*)$/.exec(tail);
  if (stars?.[1] !== undefined) {
    const name = stars[1];
    return name.startsWith('.') ? [`~/**/${name}`, `~/**/*${name}`] : [`~/**/*${name}`];
  }
  return tail === '' || /^(?:\.\.|~)/.test(tail) || /^\*+$/.test(tail) ? [pattern] : [`~/**/${tail}`];
}

/** Whether one pattern guards at least the files of another: equal, or a whole folder above it. */
export function covers(pattern: string, wanted: string): boolean {
  if (pattern === wanted) return true;
  const folder = /^(.*?)\/(?:\*\*(?:\/\*)?)?$/.exec(pattern)?.[1] ?? pattern;
  if (!/[*?[{]/.test(folder)) return isBelow(folder, wanted);
  return coversByName(pattern, wanted);
}

function isBelow(folder: string, wanted: string): boolean {
  const stays = folder === '~' || !/(?:^|\/)\.\.(?:\/|$)/.test(wanted);
  return folder !== '' && stays && wanted.startsWith(`${folder}/`);
}

/** Both search everywhere below one folder: the file name decides. */
function coversByName(pattern: string, wanted: string): boolean {
  const [, root, name] = /^(.*?)\/\*\*\/([^/]+)$/.exec(pattern) ?? [];
  const [, wantedRoot, wantedName] = /^(.*?)\/\*\*\/([^/]+)$/.exec(wanted) ?? [];
  if (root === undefined || name === undefined || root !== wantedRoot || wantedName === undefined) return false;
  return globCovers(name, wantedName);
}

/** Whether every name that `narrow` can match, `wide` matches too; `*` is the only wildcard looked into. */
function globCovers(wide: string, narrow: string): boolean {
  if (/[?[\]{}\\]/.test(wide)) return false;
  const literal = (text: string) => text.replace(/[.+^$()|]/g, '\\$&');
  const pattern = new RegExp(`^${wide.split('*').map(literal).join('.*')}$`);
  // Any text may stand for a `*` of the narrow one: a character that no pattern names must still match.
  return pattern.test(narrow.replaceAll('*', '\u0001')) && pattern.test(narrow.replaceAll('*', ''));
}
