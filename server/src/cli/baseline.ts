import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRunError } from './arguments.ts';
import type { CheckOptions } from './check-options.ts';
import { reason } from './files.ts';
import type { FileReport } from './report/file-report.ts';

/** Findings that are known already, by file: those of the baseline do not count. */
export class Baseline {
  private readonly folder: string;
  private readonly found = new Map<string, readonly Entry[]>();

  private constructor(
    private readonly file: string,
    private readonly known: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.folder = path.dirname(path.resolve(file));
  }

  /** Reads a baseline file; throws a {@link CannotRunError} where it is none. */
  static read(file: string): Baseline {
    return new Baseline(file, entriesIn(file));
  }

  /** A baseline that knows nothing yet. */
  static empty(file: string): Baseline {
    return new Baseline(file, new Map());
  }

  /** What is known of a file, by its path from the working folder. */
  knownIn(file: string): ReadonlySet<string> {
    return this.known.get(this.placeOf(file)) ?? new Set();
  }

  /** Takes what was found in a file. */
  add(file: string, found: readonly Found[]): void {
    const place = this.placeOf(file);
    this.found.set(
      place,
      found.map((finding) => ({ path: place, ...finding })),
    );
  }

  /** How many findings of the files that were checked are known and no longer there. */
  get gone(): number {
    return [...this.found].reduce((sum, [file, found]) => {
      const there = new Set(found.map(({ fingerprint }) => fingerprint));
      return sum + [...(this.known.get(file) ?? [])].filter((one) => !there.has(one)).length;
    }, 0);
  }

  /** The path from the folder of the baseline on, which is the same on every machine. */
  private placeOf(file: string): string {
    return path.relative(this.folder, path.resolve(file)).replaceAll(path.sep, '/');
  }

  /** Writes what was found as the new baseline: a line for each finding, in a fixed order. */
  write(): number {
    const findings = [...this.found.values()].flat();
    const lines = findings.map((finding) => `    ${JSON.stringify(finding)}`).sort();
    const body = lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `;
    try {
      writeFileSync(this.file, `{\n  "version": 1,\n  "findings": [${body}]\n}\n`);
    } catch (error) {
      throw new CannotRunError(`${this.file}: cannot be written: ${reason(error)}`);
    }
    return findings.length;
  }
}

/** A finding as a baseline knows it. */
export interface Found {
  readonly code: string;
  readonly fingerprint: string;
}

/** A finding as the file has it. */
interface Entry extends Found {
  readonly path: string;
}

/** What a baseline has to know of a file: what is new in it, and what was known. */
export function foundIn({ findings, known = [] }: FileReport): Found[] {
  return [...findings, ...known].map(({ code, fingerprint = '' }) => ({ code, fingerprint }));
}

/** The baseline of a call. One that is written anew knows nothing. */
export function baselineOf({ baseline }: Pick<CheckOptions, 'baseline'>): Baseline | undefined {
  if (!baseline) return undefined;
  return baseline.write ? Baseline.empty(baseline.file) : Baseline.read(baseline.file);
}

function entriesIn(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const entry of parsed(file)) {
    const { path: place, fingerprint } = isRecord(entry) ? entry : {};
    if (typeof place !== 'string' || typeof fingerprint !== 'string') throw notABaseline(file);
    const ofFile = known.get(place) ?? new Set();
    known.set(place, ofFile.add(fingerprint));
  }
  return known;
}

function parsed(file: string): readonly unknown[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotRunError(`--baseline ${file}: ${reason(error)}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && value.version === 1 && Array.isArray(value.findings)) return value.findings;
  } catch {
    throw notABaseline(file);
  }
  throw notABaseline(file);
}

function notABaseline(file: string): CannotRunError {
  return new CannotRunError(`--baseline ${file}: not a baseline; --write-baseline makes one`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
