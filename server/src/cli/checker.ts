import path from 'node:path';
import { fromCodexHome } from '../codex/config-place.ts';
import { hasRequirementsName } from '../codex/file-kind.ts';
import { traitsOf } from '../codex/place-traits.ts';
import { isFile } from '../lsp/this-machine.ts';
import { PartMemory } from '../rules/part-memory.ts';
import { analysePlace } from './analyse-file.ts';
import { CannotRunError, failOnOption } from './arguments.ts';
import { type Baseline, baselineOf, type Found, foundIn } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import type { Target } from './discover.ts';
import { readText } from './files.ts';
import { Projects } from './projects.ts';
import { type Counts, countsOf } from './report/counts.ts';
import { fileReport, type Selection, type Wanted } from './report/file-report.ts';
import type { Problem, Reporter } from './report/reporter.ts';
import { type Answer, type Made, ReportMemory, showsHead } from './report-memory.ts';

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

/** What has to be analysed. */
export interface Question {
  readonly target: Target;
  readonly text: string;
}

/** A file that was read, and the answer for all that read like it. */
export interface OpenFile extends Question {
  readonly answer: Answer;
}

/** Checks one file after the other by what the call and the project files say. */
export class Checker {
  private readonly memory = new PartMemory();
  private readonly reports = new ReportMemory();
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
    const file = this.open(target);
    if ('problem' in file) return file;
    file.answer.asker ??= file;
    file.answer.made ??= this.make(file);
    return this.checked(file);
  }

  /** Reads a file, and looks up whether a report is known that holds for it. Throws where a project file is wrong. */
  open(target: Target): OpenFile | { readonly problem: Problem } {
    const text = this.textOf(target);
    if (typeof text !== 'string') return { problem: text };
    const answer = this.baseline ? {} : this.reports.answerFor(text, this.circumstances(target));
    return { target, text, answer };
  }

  /** What came of a file whose answer is there. */
  checked(file: OpenFile): Checked {
    const { target, answer } = file;
    const holds = answer.asker === file || answer.made?.isShared;
    const { report: alike } = (holds && answer.made) || this.make(file);
    const report = { ...alike, path: target.path };
    if (report.kind === undefined && target.isQuiet) return undefined;
    return {
      path: report.path,
      pieces: this.reporters.map((reporter) => reporter.piece(report)),
      counts: countsOf(report.findings),
      fails: report.findings.some((finding) => finding.fails),
      found: this.baseline && foundIn(report),
    };
  }

  /**
   * Analyses a file. What looks at other files holds for none that only reads alike; nor do settings that lie under the
   * name of a policy, as that may be part of what there is to say.
   */
  make({ target, text }: Question): Made {
    const { profile, kind, release, levels } = this.options;
    const place = placeOf(target);
    const set = this.projects.settingsFor(path.resolve(target.path), target.projectFrom);
    let looksElsewhere = false;
    const analysis = analysePlace(place, text, {
      profile: profile ?? set.profile,
      kind,
      release: release ?? set.release,
      isNamed: target.isNamed,
      named: set.kind,
      levels: new Map([...set.levels, ...levels]),
      memory: this.memory,
      exists: (file) => {
        looksElsewhere = true;
        return isFile(file);
      },
    });
    const report = fileReport(target.path, analysis, this.selection(target), this.wanted);
    const isOddlyNamed = hasRequirementsName(place) && report.kind !== 'requirements' && report.kind !== undefined;
    return { report, isShared: !looksElsewhere && !isOddlyNamed && !showsHead(report, text) };
  }

  private textOf({ path: file, from }: Target): string | Problem {
    try {
      return from === undefined ? readText(file) : this.stdin();
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error;
      return { path: file, message: error.message.slice(error.message.indexOf(': ') + 2) };
    }
  }

  /** All that decides over the report of a file besides its text. */
  private circumstances(target: Target): string {
    const { kind, profile, release, levels } = this.projects.settingsFor(path.resolve(target.path), target.projectFrom);
    const { minSeverity, failOn } = this.selection(target);
    const { isNamed } = target;
    const place = placeOf(target);
    const traits = traitsOf(place);
    const seen = fromCodexHome(place, process.env.CODEX_HOME);
    return JSON.stringify([
      isNamed,
      seen === place ? traits : traitsOf(seen),
      traits,
      kind,
      profile,
      release?.asked,
      [...levels],
      minSeverity,
      failOn,
    ]);
  }

  private selection({ path: file, projectFrom }: Target): Selection {
    const { minSeverity, failOn, ignores } = this.options;
    const project = this.projects.of(path.resolve(file), projectFrom);
    return {
      minSeverity: minSeverity ?? project?.minSeverity,
      failOn: failOn ? failOn.severity : failOnOption(project?.failOn),
      ignores,
      known: this.baseline?.knownIn(file),
    };
  }
}

/** The whole path of a file; none for a text without a name. */
function placeOf({ path: file, from }: Target): string {
  return from === 'stdin without a name' ? '' : path.resolve(file);
}
