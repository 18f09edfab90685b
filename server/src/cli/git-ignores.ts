import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Level {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** What the `.gitignore` files from the root of a repository down to a folder leave out. */
export class GitIgnores {
  private constructor(private readonly levels: readonly Level[]) {}

  /** For a folder, with those above it. A folder that is itself left out was asked for all the same: those above do not count. */
  static at(folder: string): GitIgnores {
    const folders = repositoryFolders(folder);
    const outer = folders.slice(0, -1).reduce((found: GitIgnores, one) => found.with(one), new GitIgnores([]));
    return (outer.ignores(folder, true) ? new GitIgnores([]) : outer).with(folder);
  }

  /** With those of a folder below. */
  below(folder: string): GitIgnores {
    return this.with(folder);
  }

  /** Whether a file or folder is left out; the nearest `.gitignore` that speaks of it decides. */
  ignores(file: string, isFolder: boolean): boolean {
    for (const { folder, patterns } of [...this.levels].reverse()) {
      const below = path.relative(folder, file).replaceAll(path.sep, '/');
      const { ignored, unignored } = patterns.test(isFolder ? `${below}/` : below);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  private with(folder: string): GitIgnores {
    const files = ['.gitignore', path.join('.git', 'info', 'exclude')];
    const texts = files.flatMap((name) => textIn(path.join(folder, name)));
    if (texts.length === 0) return this;
    const patterns = ignore({ ignorecase: process.platform !== 'linux' });
    for (const text of texts) patterns.add(text);
    return new GitIgnores([...this.levels, { folder, patterns }]);
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
