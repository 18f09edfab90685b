/**
 * The shape of a Codex file as data: what stands where, what Codex does with it.
 * Types only; the data of one file kind lives in a folder beside this file.
 */

/** What a table does with a key that Codex does not know. */
export type UnknownKeys = 'ignored' | 'rejected';

/** A system that Codex runs on. */
export type System = 'Linux' | 'macOS' | 'Windows';

interface Common {
  /** One or two plain sentences: what the key controls. */
  readonly description: string;
  /** What Codex does when the key is absent, where it is not simply "not constrained". */
  readonly absence?: string;
  /** Further observed behaviour worth a line in hover. */
  readonly note?: string;
  /** Set when Codex only keeps this name for old files: what to write instead. */
  readonly deprecated?: string;
  /** Codex reads the key only where another key of the table has one of these values, and else does not look at it. */
  readonly onlyWith?: { readonly key: string; readonly values: readonly string[] };
  /** True where Codex has dropped the key and skips it: `deprecated` says what to do. */
  readonly retired?: true;
  /** True where Codex refuses the file for the key, whatever its value. */
  readonly refused?: true;
  /** The systems that the key is for, where it is not for all of them. */
  readonly systems?: readonly System[];
  /** A sentence on the surface (desktop app, command line, editor) that the key is for, where it is not for all. */
  readonly surface?: string;
  /** Where the facts come from, beyond the binary itself. */
  readonly source?: string;
}

export interface StringSchema extends Common {
  readonly type: 'string';
  /** The only values Codex accepts (case-sensitive). */
  readonly values?: readonly string[];
  /** Those of them that load, and that Codex then does not start with: nothing to choose from. */
  readonly refusedValues?: readonly string[];
  /** True where Codex takes the string alone. Elsewhere its parser also takes `{ value = {} }` for a value of a list. */
  readonly plainOnly?: true;
  /** True where Codex takes no bare date or time in place of the string. */
  readonly undated?: true;
  /** What single values mean, for hover. */
  readonly valueNotes?: Readonly<Record<string, string>>;
  /** True for a file system path: relative ones resolve beside the file that holds them. */
  readonly path?: boolean;
}

export interface IntegerSchema extends Common {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}

/** A number with or without a fraction, finite. */
export interface NumberSchema extends Common {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanSchema extends Common {
  readonly type: 'boolean';
}

export interface ArraySchema extends Common {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
}

export interface TableSchema extends Common {
  readonly type: 'table';
  readonly keys: Readonly<Record<string, Schema>>;
  /** The schema of a key of the author's choosing (`mcp_servers.<id>`), if the table has such keys. */
  readonly others?: Schema;
  /** How messages call such a key: `profile`, `id`, `pattern`. */
  readonly othersName?: string;
  readonly required?: readonly string[];
  readonly unknownKeys: UnknownKeys;
  /** Whether `codex app-server` names an unknown key of this table in a start-up warning. */
  readonly unknownNamedAtStart?: boolean;
  /** True where Codex rejects the file for an unknown key with `--strict-config`, although it does not name it at start. */
  readonly unknownOnlyStrictly?: true;
  /**
   * How many values a list in place of the table must have at least, where Codex knows what to put for the rest. The
   * keys of such a table stand in the order of Codex's source.
   */
  readonly shortList?: number;
  /** True where Codex takes no list in place of the table, whatever is in it. */
  readonly noList?: true;
  /** The key that a word in place of the table is meant for. Codex takes no such word. */
  readonly word?: string;
}

export interface AnyOfSchema extends Common {
  readonly type: 'anyOf';
  readonly options: readonly Schema[];
}

/** Anything goes: Codex passes the value on. */
export interface AnySchema extends Common {
  readonly type: 'any';
}

export type Schema =
  | StringSchema
  | IntegerSchema
  | NumberSchema
  | BooleanSchema
  | ArraySchema
  | TableSchema
  | AnyOfSchema
  | AnySchema;

/** A feature flag of `[features]`. */
export interface Feature {
  readonly name: string;
  readonly stage: 'stable' | 'experimental' | 'under development' | 'deprecated' | 'removed';
  readonly default: boolean;
  /** False where a pin in requirements.toml changes nothing. */
  readonly pinEffective: boolean;
}
