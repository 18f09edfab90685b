import { ProjectFiles } from '../project/nearest.ts';
import type { FileSettings } from '../project/read.ts';
import { projectFileName } from '../project/schema.ts';
import type { Machine } from './machine.ts';

/** Waits for further keystrokes before the files that a project file speaks of are looked at again. */
const PAUSE = 100;

/** What the server knows and does for project files. */
export interface ProjectHost {
  readonly machine: Machine | undefined;
  /** The text of a file that an editor holds. */
  openText(path: string): string | undefined;
  /** Looks at every open file again. */
  changed(): void;
}

/** Whether a path or an address is that of a project file. */
export function isProjectFile(path: string): boolean {
  return path.endsWith(projectFileName) && /[\\/]$/.test(path.slice(0, -projectFileName.length));
}

/** The project files around open files. Read when first asked for, and again when one has changed. */
export class Projects {
  private readonly files: ProjectFiles;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ProjectHost) {
    this.files = new ProjectFiles({
      read: (path) => {
        const open = host.openText(path);
        if (open !== undefined) return open;
        const read = host.machine?.read(path);
        return read?.state === 'read' ? read.text : undefined;
      },
      exists: (path) => host.machine?.exists(path) ?? false,
    });
  }

  /** What is set for a file. */
  settingsFor(path: string): FileSettings {
    return this.files.settingsFor(path);
  }

  /** Takes note of a file that has changed, in an editor or on the disk. */
  edited(file: string): void {
    if (!isProjectFile(file)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.files.forget();
      this.host.changed();
    }, PAUSE);
  }
}
