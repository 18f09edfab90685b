import { writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { shippedDocs } from '../lsp/shipped-docs.ts';
import { CannotRunError } from './arguments.ts';
import { type LaneData, runInLanes, type Threads, threadsHere } from './check-lanes.ts';
import { type CheckOptions, checkOptions } from './check-options.ts';
import { type Outcome, runCheck, type Sink } from './check-run.ts';
import { Checker, type Question } from './checker.ts';
import { reason } from './files.ts';
import { Progress } from './progress.ts';
import { noColours, terminalColours, wantsColours } from './report/colours.ts';
import { type Format, formats } from './report/index.ts';
import type { Reporter } from './report/reporter.ts';
import { visible } from './report/visible.ts';
import type { Made } from './report-memory.ts';
import { pageIn } from './rule-pages.ts';
import { isTerminal } from './standard-output.ts';
import { readStdin } from './stdin.ts';

/** Where the command runs. */
export interface CheckSurroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly isTerminal: boolean;
  /** The address of the folder with the rules' pages. */
  docs(): string;
  /** Where they can be read, if not there. */
  pages?(): string;
  stdin(): string;
}

/** Each write is a call of the system: what is printed is put together first. */
const CHUNK = 1 << 16;

/** `codex-policy check FILE…`: reports findings, and what else there is to tell; gives the exit code. */
export function checkCommand(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
  surroundings: CheckSurroundings = here(),
): number {
  const call = new Call(words, print, tell, surroundings);
  return call.end(runCheck(call.options, [call.sink], surroundings.stdin));
}

/** The same with several threads where there are many files. */
export async function checkInLanes(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
  surroundings: CheckSurroundings = here(),
  threads: Threads = threadsHere(path.join(__dirname, 'lane.js')),
): Promise<number> {
  // What Node has for terminals is loaded when there is something to say, and not at every start.
  const progress = new Progress((text) => {
    if (tellsProgress(process.env)) tell(text);
  });
  const printed = (text: string) => {
    progress.clear();
    print(text);
  };
  const call = new Call(words, printed, tell, surroundings);
  const { format, quiet } = call.options;
  const outcome = await runInLanes(call.options, [call.sink], surroundings.stdin, {
    threads,
    format,
    isTerminal: surroundings.isTerminal,
    progress: (done, all) => (quiet ? undefined : progress.show(done, all)),
  });
  progress.clear();
  return call.end(outcome);
}

/** What one of the threads does with the files that it is given. */
export function laneOf({ options, format, isTerminal }: LaneData): (questions: readonly Question[]) => Made[] {
  const reporter = reporterFor(format, options, { ...here(), isTerminal });
  const checker = new Checker(options, [reporter], () => '');
  return (questions) => questions.map((question) => checker.make(question));
}

/** A call of the command: what it asks for, where the report goes, and how it ends. */
class Call {
  readonly options: CheckOptions;
  readonly sink: Sink;
  private readonly out: Output;

  constructor(
    words: readonly string[],
    print: (text: string) => void,
    private readonly tell: (text: string) => void,
    surroundings: CheckSurroundings,
  ) {
    this.options = checkOptions(words, tell);
    this.out = new Output(this.options.output, print);
    const reporter = reporterFor(this.options.format, this.options, surroundings);
    this.sink = { reporter, write: (text) => this.out.write(text) };
  }

  /** Says what is left to say; gives the exit code. */
  end({ problems, fails, remarks }: Outcome): number {
    const { options, out, tell } = this;
    out.end();
    for (const { path: file, message } of problems) tell(`codex-policy: ${visible(file)}: ${message}\n`);
    if (!options.quiet) for (const remark of remarks) tell(`codex-policy: ${remark}\n`);
    if (problems.length > 0) return 2;
    return fails && !options.baseline?.write ? 1 : 0;
  }
}

function tellsProgress(env: NodeJS.ProcessEnv): boolean {
  return process.stderr.isTTY === true && env.TERM !== 'dumb';
}

/** Makes a format's reporter for a call. */
export function reporterFor(
  format: Format,
  options: CheckOptions,
  { env, isTerminal, docs, pages = docs }: CheckSurroundings,
): Reporter {
  const { colour, output, quiet } = options;
  const isPainted = colour === 'always' || (colour === 'auto' && output === undefined && wantsColours(env, isTerminal));
  return formats[format]({
    colours: isPainted ? terminalColours : noColours,
    quiet,
    version: manifest.version,
    root: path.resolve(env.GITHUB_WORKSPACE || ''),
    docs,
    page: (rule) => pageIn(pages(), rule),
  });
}

function here(): CheckSurroundings {
  return { env: process.env, isTerminal: isTerminal(), docs: shippedDocs, stdin: readStdin };
}

/** Where the report goes: to a file, which is only written when all of it is there, or to standard output. */
class Output {
  private readonly pieces: string[] = [];
  private length = 0;

  constructor(
    private readonly file: string | undefined,
    private readonly print: (text: string) => void,
  ) {}

  write(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    if (this.file === undefined && this.length > CHUNK) this.flush();
  }

  end(): void {
    if (this.file === undefined) this.flush();
    else writeReport(this.file, this.pieces.join(''));
  }

  private flush(): void {
    const text = this.pieces.join('');
    this.pieces.length = 0;
    this.length = 0;
    if (text !== '') this.print(text);
  }
}

/** Writes a report to a file; throws a {@link CannotRunError} where that fails. */
function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CannotRunError(`--output ${file}: cannot be written: ${reason(error)}`);
  }
}
