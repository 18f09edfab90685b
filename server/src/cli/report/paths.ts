import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { wellFormed } from './well-formed.ts';

/** The path of a file below a folder, with `/`; the whole path of one that lies elsewhere. */
export function pathBelow(folder: string, file: string): string {
  const whole = path.resolve(file);
  const below = path.relative(folder, whole);
  const isOutside = below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below);
  return (isOutside ? whole : below).replaceAll(path.sep, '/');
}

/** The same as an address: relative to the folder, or that of a file elsewhere. */
export function addressBelow(folder: string, file: string): { readonly uri: string; readonly isBelow: boolean } {
  const below = pathBelow(folder, file);
  if (path.isAbsolute(below)) return { uri: pathToFileURL(below).href, isBelow: false };
  const uri = below
    .split('/')
    .map((name) => encodeURIComponent(wellFormed(name)))
    .join('/');
  // Without this, a colon in the first name would read as the end of a scheme.
  return { uri: /^[^/]*:/.test(uri) ? `./${uri}` : uri, isBelow: true };
}
