import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ProjectFiles, settingsIn } from '../project/nearest.ts';
import { projectProblems } from '../project/problems.ts';
import { type FileSettings, noSettings, type Project, readProject } from '../project/read.ts';
import { CannotRunError } from './arguments.ts';
import { readText } from './files.ts';

/** The project files that the command line goes by: the nearest of each file, or one for all. */
export class Projects {
  private readonly files = new ProjectFiles({ read: readIfThere, exists: existsSync, tellsOfFolders: true });
  private readonly sound = new Set<Project>();
  private readonly one: Project | undefined;

  /** `config` is the project file for all; its globs count from its folder on. */
  constructor(config: string | undefined) {
    this.one = config === undefined ? undefined : readProject(path.resolve(config), readText(config));
  }

  /**
   * The project file for a file at a whole path, and the folder to look from where that is known. Throws a
   * {@link CannotRunError} where something in it is wrong.
   */
  of(file: string, from?: string): Project | undefined {
    const project = this.one ?? this.files.nearest(file, from);
    if (project && !this.sound.has(project)) {
      refuseProblems(project);
      this.sound.add(project);
    }
    return project;
  }

  /** What is set for a file. */
  settingsFor(file: string, from?: string): FileSettings {
    const project = this.of(file, from);
    return project ? settingsIn(project, file) : noSettings;
  }
}

function refuseProblems({ path: file, document }: Project): void {
  const [first, ...more] = projectProblems(document);
  if (!first) return;
  const before = document.text.slice(0, first.start);
  const line = before.split('\n').length;
  const column = first.start - before.lastIndexOf('\n');
  const shown = path.relative('', file) || file;
  throw new CannotRunError(
    `${shown}:${line}:${column}: ${first.message}${more.length > 0 ? ` (and ${more.length} more)` : ''}`,
  );
}

function readIfThere(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false }) ? readText(file) : undefined;
}
