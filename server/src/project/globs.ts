import picomatch from 'picomatch';

/** Tells whether a path is meant by a glob. One without leading slash matches below any folder, as people expect of `policies/*.toml`. */
export function globMatcher(glob: string): (path: string) => boolean {
  const matches = picomatch(anywhere(glob), { dot: true, nocase: true });
  return (path) => matches(path.replaceAll('\\', '/').replace(/^\/+/, ''));
}

function anywhere(glob: string): string {
  const plain = glob.replaceAll('\\', '/').replace(/^\.?\//, '');
  return plain.startsWith('**/') || glob.startsWith('/') ? plain : `**/${plain}`;
}
