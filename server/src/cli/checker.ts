import path from 'node:path';
import { analysePlace } from './analyse-file.ts';
import { failOnOption } from './arguments.ts';
import type { Baseline } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { Target } from './discover.ts';
import type { Projects } from './projects.ts';
import { type FileReport, fileReport, type Selection, type Wanted } from './report/file-report.ts';

/** Checks one file after the other by what the call and the project files say. */
export class Checker {
  constructor(
    private readonly options: CheckOptions,
    private readonly projects: Projects,
    private readonly baseline: Baseline | undefined,
    private readonly wanted: Wanted,
  ) {}

  /** The report of a file; undefined where it is not Codex's and nobody named it. */
  check(target: Target, text: string): FileReport | undefined {
    const { profile, kind, release, levels } = this.options;
    const place = target.from === 'stdin without a name' ? '' : path.resolve(target.path);
    const set = this.projects.settingsFor(path.resolve(target.path));
    const analysis = analysePlace(place, text, {
      profile: profile ?? set.profile,
      kind,
      release: release ?? set.release,
      isNamed: target.isNamed,
      named: set.kind,
      levels: new Map([...set.levels, ...levels]),
    });
    if (analysis.kind === undefined && target.isQuiet) return undefined;
    return fileReport(target.path, analysis, this.selection(target), this.wanted);
  }

  private selection({ path: file }: Target): Selection {
    const { minSeverity, failOn, ignores } = this.options;
    const project = this.projects.of(path.resolve(file));
    return {
      minSeverity: minSeverity ?? project?.minSeverity,
      failOn: failOn ? failOn.severity : failOnOption(project?.failOn),
      ignores,
      known: this.baseline?.knownIn(file),
    };
  }
}
