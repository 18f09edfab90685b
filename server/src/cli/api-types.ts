/** The types of the package's API. They stand alone: this file is shipped as it is, as the declarations of the API. */

/** The files that Codex reads. */
export type FileKind = 'requirements' | 'managed-config' | 'config' | 'agent-role';

export type ProfileId = 'high-utility' | 'balanced' | 'security-oriented';

export interface CheckOptions {
  /** What the file is; by its path and its content where left out. */
  readonly kind?: FileKind;
  /** The profile that the file is held to, unless a comment in it names one. `balanced` where left out. */
  readonly profile?: ProfileId;
  /** The Codex that reads the file, such as `0.169`, or a range, such as `>=0.138`. The newest described where left out. */
  readonly codexVersion?: string;
  /** Where the file lies; nothing is read there. */
  readonly path?: string;
}

/** A place in the text. Lines and characters count from 0, characters in UTF-16. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Finding {
  /** The rule that found it. */
  readonly code: string;
  readonly severity: 'hint' | 'info' | 'warning' | 'error';
  /** What Codex does with what stands there. */
  readonly verdict: 'rejects' | 'ignores' | 'ineffective' | 'accepts';
  readonly message: string;
  /** The key that it is about; numbers are positions in lists. */
  readonly keyPath: readonly (string | number)[];
  readonly range: { readonly start: Position; readonly end: Position };
  /** The control of the risk tables that it belongs to. */
  readonly control?: string;
  /** The profile that it is relative to. */
  readonly profile?: ProfileId;
}

export interface CheckResult {
  /** Undefined for a text that is no file of Codex: nothing is said about it. */
  readonly kind: FileKind | undefined;
  /** In text order. */
  readonly findings: readonly Finding[];
  /** Those that comments of the file take away. */
  readonly ignored: readonly Finding[];
}

export interface FixOptions extends CheckOptions {
  /** Sets every control to this profile as well. */
  readonly applyProfile?: ProfileId;
  /** Applies the preferred fix of every finding, not only what puts a name or a type right. */
  readonly all?: boolean;
}

export interface FixResult {
  readonly text: string;
  readonly changed: boolean;
}

/** What Codex does with a text, and what it risks. Throws a `TypeError` for options that nobody knows. */
export declare function check(text: string, options?: CheckOptions): CheckResult;

/** The text with fixes applied, comments and everything else as it was. Throws a `TypeError` as `check` does. */
export declare function fix(text: string, options?: FixOptions): FixResult;
