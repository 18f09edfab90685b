import { type FileSettings, noSettings, type Project, readProject } from './read.ts';
import { projectFileName } from './schema.ts';

/** Where project files are looked up. */
export interface ProjectDisk {
  /** The text of a file; undefined where there is none that can be read. */
  read(path: string): string | undefined;
  /** Whether there is a file at a path. */
  exists(path: string): boolean;
  /** Whether it tells of folders as well. */
  readonly tellsOfFolders?: true;
}

/** Whether a folder with something of this name is where the search for a project file may end. */
export function endsSearch(name: string): boolean {
  return name === projectFileName || name === REPOSITORY;
}

/** What the top of a repository has. */
const REPOSITORY = '.git';

/** The project files of a machine or a workspace, each read once until it is forgotten. */
export class ProjectFiles {
  private readonly byFolder = new Map<string, Project | undefined>();

  constructor(private readonly disk: ProjectDisk) {}

  /**
   * The nearest project file above a file: in its folder or above, up to the root of the repository. Takes a whole path,
   * and the folder to begin with where it is known that none below that has one.
   */
  nearest(file: string, from: string = folderOf(file)): Project | undefined {
    return this.inFolder(from);
  }

  /** What is set for a file. */
  settingsFor(file: string): FileSettings {
    const project = this.nearest(file);
    return project ? settingsIn(project, file) : noSettings;
  }

  /** Looks again at the next question. */
  forget(): void {
    this.byFolder.clear();
  }

  private inFolder(folder: string): Project | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const slash = folder.includes('\\') ? '\\' : '/';
    const path = `${folder}${slash}${projectFileName}`;
    const text = this.disk.read(path);
    const above = folderOf(folder);
    const isTop = above === folder || this.isRepository(`${folder}${slash}${REPOSITORY}`, slash);
    const found = text !== undefined ? readProject(path, text) : isTop ? undefined : this.inFolder(above);
    this.byFolder.set(folder, found);
    return found;
  }

  /** A worktree has a file in place of the folder, and not every disk tells of folders. */
  private isRepository(git: string, slash: string): boolean {
    return this.disk.exists(git) || (!this.disk.tellsOfFolders && this.disk.exists(`${git}${slash}HEAD`));
  }
}

/** What a project file sets for a file below its folder. */
export function settingsIn(project: Project, file: string): FileSettings {
  const folder = folderOf(project.path);
  const below = file.startsWith(folder) ? file.slice(folder.length) : file;
  return project.settingsFor(below);
}

/** The folder of a path; the top of a disk is its own. */
function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at < 0 ? path : path.slice(0, at);
}
