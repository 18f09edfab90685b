import path from 'node:path';
import { PartMemory } from '../rules/part-memory.ts';
import { analysePlace } from './analyse-file.ts';
import { failOnOption, UsageError } from './arguments.ts';
import { type Baseline, baselineOf, type Found, foundIn } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { Target } from './discover.ts';
import { readText } from './files.ts';
import { Projects } from './projects.ts';
import { type Counts, countsOf } from './report/counts.ts';
import { type FileReport, fileReport, type Selection, type Wanted } from './report/file-report.ts';
import type { Problem, Reporter } from './report/reporter.ts';

/** What came of a file: plain values, which can come from another thread. */
export type Checked = CheckedFile | { readonly problem: Problem } | undefined;

/** What is reported of a file that could be read. */
interface CheckedFile {
  readonly path: string;
  /** A piece of each report. */
  readonly pieces: readonly unknown[];
  readonly counts: Counts;
  /** Whether there is a finding that the command fails for. */
  readonly fails: boolean;
  /** What the baseline has to know. */
  readonly found: readonly Found[] | undefined;
}

/** Checks one file after the other by what the call and the project files say. */
export class Checker {
  private readonly memory = new PartMemory();
  private readonly projects: Projects;
  private readonly baseline: Baseline | undefined;
  private readonly wanted: Wanted;

  constructor(
    private readonly options: CheckOptions,
    private readonly reporters: readonly Reporter[],
    private readonly stdin: () => string,
  ) {
    this.projects = new Projects(options.config);
    this.baseline = baselineOf(options);
    this.wanted = Object.assign({ fingerprints: this.baseline !== undefined }, ...reporters.map(({ wants }) => wants));
  }

  /** What came of a file; undefined where it is not Codex's and nobody named it. Throws where a project file is wrong. */
  check(target: Target): Checked {
    const text = this.textOf(target);
    if (typeof text !== 'string') return { problem: text };
    const report = this.report(target, text);
    return (
      report && {
        path: report.path,
        pieces: this.reporters.map((reporter) => reporter.piece(report)),
        counts: countsOf(report.findings),
        fails: report.findings.some((finding) => finding.fails),
        found: this.baseline && foundIn(report),
      }
    );
  }

  private textOf({ path: file, from }: Target): string | Problem {
    try {
      return from === undefined ? readText(file) : this.stdin();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { path: file, message: error.message.slice(error.message.indexOf(': ') + 2) };
    }
  }

  private report(target: Target, text: string): FileReport | undefined {
    const { profile, kind, release, levels } = this.options;
    const whole = path.resolve(target.path);
    const set = this.projects.settingsFor(whole);
    const analysis = analysePlace(target.from === 'stdin without a name' ? '' : whole, text, {
      profile: profile ?? set.profile,
      kind,
      release: release ?? set.release,
      isNamed: target.isNamed,
      named: set.kind,
      levels: new Map([...set.levels, ...levels]),
      memory: this.memory,
    });
    if (analysis.kind === undefined && target.isQuiet) return undefined;
    return fileReport(target.path, analysis, this.selection(target.path, whole), this.wanted);
  }

  private selection(file: string, whole: string): Selection {
    const { minSeverity, failOn, ignores } = this.options;
    const project = this.projects.of(whole);
    return {
      minSeverity: minSeverity ?? project?.minSeverity,
      failOn: failOn ? failOn.severity : failOnOption(project?.failOn),
      ignores,
      known: this.baseline?.knownIn(file),
    };
  }
}
