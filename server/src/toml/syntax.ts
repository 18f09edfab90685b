/**
 * The syntax tree of a TOML document. Every node carries a half-open span of UTF-16 offsets into the text.
 * The tree survives any typing: what is missing is a node of kind `missing`, what is wrong one of kind `invalid`.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One name of a key: `a` and `"b c"` in `a."b c"`. `name` is decoded; a name not typed yet is `missing` and empty. */
export interface KeyPart extends Span {
  readonly style: 'bare' | 'basic' | 'literal' | 'missing';
  readonly name: string;
}

export interface Key extends Span {
  readonly parts: readonly KeyPart[];
}

/** `key = value`. Without `=` yet, `equals` is undefined and the value is missing. */
export interface Pair extends Span {
  readonly key: Key;
  /** Offset of the `=`. */
  readonly equals: number | undefined;
  readonly value: Value;
}

/** `[key]` or `[[key]]`. */
export interface Header extends Span {
  readonly array: boolean;
  readonly key: Key;
}

/** A header and the pairs below it; the first section of a document is the root and has no header. */
export interface Section extends Span {
  readonly header: Header | undefined;
  readonly pairs: readonly Pair[];
}

export interface StringValue extends Span {
  readonly kind: 'string';
  readonly style: 'basic' | 'literal' | 'multiline-basic' | 'multiline-literal';
  readonly value: string;
}

export interface IntegerValue extends Span {
  readonly kind: 'integer';
  readonly value: bigint;
}

export interface FloatValue extends Span {
  readonly kind: 'float';
  readonly value: number;
}

export interface BooleanValue extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export type DateTimeForm = 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time';

export interface DateTimeValue extends Span {
  readonly kind: 'datetime';
  readonly form: DateTimeForm;
  /** Normalised to RFC 3339: upper-case `T` and `Z`, seconds filled in. */
  readonly value: string;
}

export interface ArrayValue extends Span {
  readonly kind: 'array';
  readonly elements: readonly Value[];
  /** False when the closing bracket is missing. */
  readonly closed: boolean;
}

export interface InlineTable extends Span {
  readonly kind: 'inline-table';
  readonly pairs: readonly Pair[];
  readonly closed: boolean;
}

/** A place where a value is expected and none stands. */
export interface MissingValue extends Span {
  readonly kind: 'missing';
}

/** Text that is no TOML value, such as a string without quotes. */
export interface InvalidValue extends Span {
  readonly kind: 'invalid';
  readonly text: string;
}

export type Value =
  | StringValue
  | IntegerValue
  | FloatValue
  | BooleanValue
  | DateTimeValue
  | ArrayValue
  | InlineTable
  | MissingValue
  | InvalidValue;

export type FaultCode =
  | 'expected-key'
  | 'expected-equals'
  | 'expected-value'
  | 'invalid-value'
  | 'unterminated-string'
  | 'invalid-escape'
  | 'invalid-character'
  | 'unclosed-array'
  | 'unclosed-inline-table'
  | 'unclosed-header'
  | 'expected-comma'
  | 'unexpected-comma'
  | 'expected-newline'
  | 'nested-too-deeply'
  | 'duplicate-key'
  | 'duplicate-table'
  | 'conflicting-key';

/** Something that TOML does not allow, in words a person understands. */
export interface Fault extends Span {
  readonly code: FaultCode;
  readonly message: string;
  /** An earlier place that explains this one, such as the first definition of a key. */
  readonly related?: Span & { readonly message: string };
}

export interface SyntaxTree {
  readonly text: string;
  /** At least one: the root section, then one for each header in the order of the text. */
  readonly sections: readonly Section[];
  /** From `#` to the end of the line, in order. */
  readonly comments: readonly Span[];
  readonly faults: readonly Fault[];
  /** Whether some statement was read in the light of what follows it, as a multi-line inline table without indentation is. */
  readonly looksAhead: boolean;
  /** How many versions of the text parts of it come from, beyond this one. */
  readonly reuses: number;
}

/** TOML 1.1 allows line breaks and a trailing comma in inline tables, `\e`, `\xHH` and times without seconds. */
export type TomlVersion = '1.0' | '1.1';
