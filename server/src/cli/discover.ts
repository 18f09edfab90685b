import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { endsSearch } from '../project/nearest.ts';
import { CannotRunError } from './arguments.ts';
import { reason } from './files.ts';
import { GitIgnores } from './git-ignores.ts';
import type { Problem } from './report/reporter.ts';

/** A file to look at. */
export interface Target {
  /** As the report calls it. */
  readonly path: string;
  /** Whether it was asked for, by its name or a glob, and did not only lie in a folder. */
  readonly isNamed: boolean;
  /** Whether the report leaves it out where it is not Codex's. */
  readonly isQuiet: boolean;
  /** Where its text comes from, if not from the disk. */
  readonly from?: 'stdin' | 'stdin without a name';
  /** The nearest folder that a project file can lie in, as far as the folders above were read: a whole path. */
  readonly projectFrom?: string;
}

/** A file below a folder, and what is known of where its project file can be. */
type Found = Required<Pick<Target, 'path' | 'projectFrom'>>;

/** Folders in which nobody keeps files of their own. */
const PASSED_OVER: readonly string[] = ['.git', '.hg', '.svn', 'node_modules'];

/**
 * The files that words of a command line stand for: files by their name, `.toml` files below folders, files that a glob
 * matches. Below folders and by globs, what `.gitignore` names is passed over, and no link to a folder is followed.
 * In the order of the words, each sorted by path; a file comes once. `tell` hears of a folder that cannot be read.
 */
export function discover(words: readonly string[], tell: (problem: Problem) => void): Target[] {
  return [...discovered(words, tell)];
}

/** The same one after the other, as they are found. */
export function* discovered(words: readonly string[], tell: (problem: Problem) => void): Generator<Target> {
  const found = new Set<string>();
  for (const word of words) {
    for (const target of targetsOf(word, tell)) {
      const place = path.resolve(target.path);
      if (!found.has(place)) yield target;
      found.add(place);
    }
  }
}

function* targetsOf(word: string, tell: (problem: Problem) => void): Generator<Target> {
  if (word.includes('\0')) throw new CannotRunError(`${JSON.stringify(word)}: no such file`);
  const stats = statOf(word);
  if (stats?.isDirectory()) {
    for (const file of filesIn(word, Number.POSITIVE_INFINITY, tell)) {
      if (/\.toml$/i.test(file.path)) yield { ...file, isNamed: false, isQuiet: true };
    }
  } else if (stats) {
    yield { path: word, isNamed: true, isQuiet: false };
  } else {
    const plain = path.sep === '\\' ? word.replaceAll('\\', '/') : word;
    const { base, isGlob, negated } = picomatch.scan(plain);
    if (!isGlob || negated) throw new CannotRunError(`${word}: no such file`);
    yield* matchesOf(word, plain, base, tell);
  }
}

function* matchesOf(word: string, plain: string, base: string, tell: (problem: Problem) => void): Generator<Target> {
  const folder = base === '' ? '.' : base;
  if (!statOf(folder)?.isDirectory()) throw new CannotRunError(`${word}: no file matches`);
  const rest = plain.slice(base.length).replace(/^\//, '');
  const matches = picomatch(rest, { dot: true });
  const depth = rest.includes('**') || /[@+*?!]\(/.test(rest) ? Number.POSITIVE_INFINITY : rest.split('/').length - 1;
  let hasFound = false;
  for (const file of filesIn(folder, depth, tell)) {
    if (!matches(path.relative(folder, file.path).replaceAll(path.sep, '/'))) continue;
    hasFound = true;
    yield { ...file, isNamed: true, isQuiet: true };
  }
  if (!hasFound) throw new CannotRunError(`${word}: no file matches`);
}

function filesIn(folder: string, depth: number, tell: (problem: Problem) => void): Generator<Found> {
  const whole = path.resolve(folder);
  return filesBelow(
    folder,
    { ignores: GitIgnores.above(whole), projectFrom: withoutSeparator(path.dirname(whole)) },
    depth,
    tell,
  );
}

/** The root of a disk as the paths in it begin. */
function withoutSeparator(folder: string): string {
  return folder.endsWith(path.sep) ? folder.slice(0, -1) : folder;
}

/** What holds for all below a folder: what is left out, and where a project file can be. */
interface Above {
  readonly ignores: GitIgnores;
  readonly projectFrom: string;
}

/** All files below a folder, in the order of their paths. */
function* filesBelow(folder: string, above: Above, depth: number, tell: (problem: Problem) => void): Generator<Found> {
  const whole = path.resolve(folder);
  const entries = entriesOf(folder, tell);
  const names = entries.map(({ name }) => name);
  const ignores = above.ignores.with(whole, names);
  const projectFrom = names.some(endsSearch) ? withoutSeparator(whole) : above.projectFrom;
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isFolder && PASSED_OVER.includes(entry.name)) continue;
    if (ignores.ignores(path.join(whole, entry.name), isFolder)) continue;
    if (isFolder && depth > 0) yield* filesBelow(file, { ignores, projectFrom }, depth - 1, tell);
    else if (entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(file))) yield { path: file, projectFrom };
  }
}

function entriesOf(folder: string, tell: (problem: Problem) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    tell({ path: folder, message: reason(error) });
    return [];
  }
}

/** A link that leads round in circles, or nowhere, leads to none. */
function isLinkToFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What lies at a path; undefined for nothing. */
function statOf(file: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw new CannotRunError(`${file}: ${reason(error)}`);
  }
}
