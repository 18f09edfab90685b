import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Level {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Where what is left out is named, by what a folder has for it. */
const places = new Map([
  ['.gitignore', '.gitignore'],
  ['.git', path.join('.git', 'info', 'exclude')],
]);

/** What the `.gitignore` files from the root of a repository down to a folder leave out. */
export class GitIgnores {
  private constructor(private readonly levels: readonly Level[]) {}

  /** Those above a folder. One that they leave out was asked for all the same: then they do not count. */
  static above(folder: string): GitIgnores {
    const folders = repositoryFolders(folder);
    const above = folders
      .slice(0, -1)
      .reduce((found: GitIgnores, one) => found.with(one, [...places.keys()]), new GitIgnores([]));
    return above.ignores(folder, true) ? new GitIgnores([]) : above;
  }

  /** With those of a folder below, which has files and folders of some names. */
  with(folder: string, has: readonly string[]): GitIgnores {
    const files = has.flatMap((name) => places.get(name) ?? []).sort();
    const texts = files.flatMap((file) => textIn(path.join(folder, file)));
    if (texts.length === 0) return this;
    const patterns = ignore({ ignorecase: process.platform !== 'linux' });
    for (const text of texts) patterns.add(text);
    return new GitIgnores([...this.levels, { folder, patterns }]);
  }

  /** Whether a file or folder at a whole path is left out; the nearest `.gitignore` that speaks of it decides. */
  ignores(file: string, isFolder: boolean): boolean {
    if (this.levels.length === 0) return false;
    for (const { folder, patterns } of [...this.levels].reverse()) {
      const below = path.relative(folder, file).replaceAll(path.sep, '/');
      const { ignored, unignored } = patterns.test(isFolder ? `${below}/` : below);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

/** From the root of the repository down to the folder; the folder alone where it lies in none. */
function repositoryFolders(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; ; at = path.dirname(at)) {
    if (at !== folder) folders.unshift(at);
    if (existsSync(path.join(at, '.git'))) return folders;
    if (path.dirname(at) === at) return [folder];
  }
}

function textIn(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
