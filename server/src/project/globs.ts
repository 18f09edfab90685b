import picomatch from 'picomatch';

/** Tells whether a path is meant by a glob. One without leading slash matches below any folder, as people expect of `policies/*.toml`. */
export function globMatcher(glob: string): (path: string) => boolean {
  if (isTooMuch(glob)) return () => false;
  const matches = picomatch(anywhere(glob), { dot: true, nocase: true, noextglob: true });
  return (path) => matches(path.replaceAll('\\', '/').replace(/^\/+/, ''));
}

function anywhere(glob: string): string {
  const plain = glob.replaceAll('\\', '/').replace(/^\.?\//, '');
  return plain.startsWith('**/') || glob.startsWith('/') ? plain : `**/${plain}`;
}

/** How many times `*` may stand within a name, and `**` in all: each multiplies the time that a path takes. */
const MAX_STARS = 3;

/** Whether somebody could keep the editor busy by a glob: a repository may bring a file with any. */
function isTooMuch(glob: string): boolean {
  const names = glob.split(/[\\/]/);
  const isDeep = names.filter((name) => name.includes('**')).length > MAX_STARS;
  return isDeep || names.some((name) => (name.match(/\*+/g)?.length ?? 0) > MAX_STARS);
}
