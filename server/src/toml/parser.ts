import { addAll } from './add-all.ts';
import { closesAfter } from './balance.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOT,
  EQUALS,
  LF,
  lineEndFrom,
  lineStartAt,
  OPEN_BRACE,
  OPEN_BRACKET,
} from './characters.ts';
import { Cursor } from './cursor.ts';
import { indentationAt } from './lines.ts';
import { endOfMatch, inOrder, invalidValueMessage, startsHeader, startsStatement, textAt } from './recovery.ts';
import { reusable } from './reuse.ts';
import { readScalar } from './scalars.ts';
import { isQuote, scanString } from './strings.ts';
import type {
  ArrayValue,
  FaultCode,
  Header,
  InlineTable,
  Key,
  KeyPart,
  Pair,
  Section,
  SyntaxTree,
  TomlVersion,
  Value,
} from './syntax.ts';

/** How deep values nest, and how many names a key has, in parsers that bound it; beyond it this one skips the rest. */
const MAX_DEPTH = 80;

const BARE_KEY = /[A-Za-z0-9_-]*/y;
const WORD = /[^\s.=\]}#,]*/y;
const TOKEN = /[^\s,\]}#]*/y;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME_AFTER_DATE = / \d{2}:[^\s,\]}#]*/y;

/** Up to where a wrong value reaches, by what holds it. */
const UNTIL_END = { line: /[^#\r\n]*/y, inline: /[^#\r\n,}]*/y, array: /[^#\r\n,\]]*/y } as const;

/** How often the parser looks ahead for the end of an inline table, which takes time. */
const MAX_LOOKS = 10;

/**
 * Parses any text into a syntax tree. Never throws; what TOML does not allow is in `faults`, in text order. Of the tree of
 * an older version it takes over the sections that are as they were.
 */
export function parse(text: string, version: TomlVersion = '1.1', older?: SyntaxTree): SyntaxTree {
  return new Parser(text, version).document(older);
}

class Parser extends Cursor {
  private depth = 0;
  private looks = 0;

  constructor(
    text: string,
    private readonly version: TomlVersion,
  ) {
    super(text);
  }

  document(older: SyntaxTree | undefined): SyntaxTree {
    const known = older && reusable(older, this.text);
    const sections = [...(known?.sections ?? [])];
    addAll(this.comments, known?.comments ?? []);
    this.at = known?.resume ?? 0;
    if (sections.length === 0) sections.push(this.rootSection());
    while (this.at < this.text.length) {
      const rest = known?.rest(this.at);
      if (rest) {
        addAll(sections, rest.sections);
        addAll(this.comments, rest.comments);
        addAll(this.faults, rest.faults);
        break;
      }
      sections.push(this.headedSection());
    }
    return {
      text: this.text,
      sections,
      comments: this.comments,
      faults: inOrder(this.faults),
      looksAhead: this.looks > 0,
      reuses: known ? (older?.reuses ?? 0) + 1 : 0,
    };
  }

  private rootSection(): Section {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    const pairs = this.pairs();
    return { header: undefined, pairs, start: 0, end: pairs.at(-1)?.end ?? 0 };
  }

  private headedSection(): Section {
    this.lost = false;
    const header = this.header();
    this.endOfLine();
    const pairs = this.pairs();
    return { header, pairs, start: header.start, end: pairs.at(-1)?.end ?? header.end };
  }

  /** The statements up to the next header. */
  private pairs(): Pair[] {
    const pairs: Pair[] = [];
    for (;;) {
      this.skipBlankLines();
      if (this.at >= this.text.length || this.code() === OPEN_BRACKET) return pairs;
      this.lost = false;
      pairs.push(this.pair('line'));
      this.endOfLine();
    }
  }

  private header(): Header {
    const start = this.at;
    this.at++;
    const array = this.code() === OPEN_BRACKET;
    if (array) this.at++;
    this.skipSpace();
    const key = this.key('expected a table name');
    this.skipSpace();
    const close = array ? ']]' : ']';
    let end = key.end;
    if (this.text.startsWith(close, this.at)) {
      this.at += close.length;
      end = this.at;
    } else if (!this.lost) {
      this.lost = true;
      this.faultAfter('unclosed-header', key.end, `expected \`${close}\` after the table name`);
      if (this.code() === CLOSE_BRACKET) end = ++this.at;
    }
    return { array, key, start, end };
  }

  /** `where` is the construct that holds the pair: it decides at which characters a bad value ends. */
  private pair(where: 'line' | 'inline'): Pair {
    const start = this.at;
    const key = this.key('expected a key');
    this.skipTo('equals', where === 'inline' && this.version !== '1.0');
    if (this.code() !== EQUALS) {
      if (!this.lost) this.expectedEquals(key, where);
      this.lost = true;
      return { key, equals: undefined, value: { kind: 'missing', start: key.end, end: key.end }, start, end: key.end };
    }
    const equals = this.at++;
    this.skipTo('value', where === 'inline' && this.version !== '1.0');
    this.depth += key.parts.length - 1;
    const value = this.value(where, equals + 1);
    this.depth -= key.parts.length - 1;
    return { key, equals, value, start, end: Math.max(value.end, equals + 1) };
  }

  private expectedEquals(key: Key, where: 'line' | 'inline'): void {
    const end = lineEndFrom(this.text, this.at);
    const rest = this.text.slice(this.at, end).trimEnd();
    const name = this.text.slice(key.start, key.end);
    if (where === 'line' && rest !== '' && !rest.startsWith('#')) {
      const found = rest.startsWith(':') ? ', not `:`' : '';
      this.fault('expected-equals', key.start, this.at + rest.length, `expected \`=\` after \`${name}\`${found}`);
    } else {
      this.fault('expected-equals', key.start, key.end, `expected \`= value\` after \`${name}\``);
    }
  }

  private key(missing: string): Key {
    const start = this.at;
    const parts: KeyPart[] = [];
    for (;;) {
      const part = this.keyPart(parts.length === 0 ? missing : 'expected a key after `.`');
      parts.push(part);
      const end = this.at;
      this.skipSpace();
      const tooDeep = parts.length === MAX_DEPTH && this.code() === DOT;
      if (tooDeep) this.nestedTooDeeply(start);
      if (tooDeep || this.code() !== DOT || part.style === 'missing') {
        this.at = end;
        return { parts, start, end };
      }
      this.at++;
      this.skipSpace();
    }
  }

  private keyPart(missing: string): KeyPart {
    const start = this.at;
    if (isQuote(this.code())) {
      const { node, terminated } = scanString(this.text, start, this.version, this.faults);
      this.at = node.end;
      const multiline = node.style.startsWith('multiline');
      if (!terminated || multiline) {
        this.lost = true;
        const what = multiline ? 'a key cannot be a multi-line string' : 'this quoted key is not closed';
        this.fault('unterminated-string', start, node.end, what);
      }
      return { style: node.style.endsWith('basic') ? 'basic' : 'literal', name: node.value, start, end: node.end };
    }
    this.at = endOfMatch(BARE_KEY, this.text, start);
    if (this.at > start) return { style: 'bare', name: this.text.slice(start, this.at), start, end: this.at };
    if (!this.lost) this.missingKey(missing);
    this.lost = true;
    return { style: 'missing', name: '', start, end: start };
  }

  private missingKey(message: string): void {
    const end = lineEndFrom(this.text, this.at);
    const { length } = textAt(WORD, this.text, this.at);
    if (length > 0) {
      const found = this.text.slice(this.at, this.at + length);
      this.fault('expected-key', this.at, this.at + length, `${message}; \`${found}\` needs quotes to be one`);
    } else if (this.at < end) {
      this.fault('expected-key', this.at, this.at + 1, message);
    } else {
      this.faultAfter('expected-key', this.at, message);
    }
  }

  /** `after` is where a missing value is reported. */
  private value(where: 'line' | 'inline' | 'array', after: number): Value {
    const start = this.at;
    const code = this.code();
    if (isQuote(code)) {
      const { node, terminated } = scanString(this.text, start, this.version, this.faults);
      this.at = node.end;
      if (!terminated) {
        this.lost = true;
        const quotes = node.style.startsWith('multiline') ? this.text.slice(start, start + 3) : this.text.charAt(start);
        const end = Math.min(node.end, lineEndFrom(this.text, start));
        this.fault('unterminated-string', start, end, `this string is not closed: expected \`${quotes}\``);
      }
      return node;
    }
    if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      if (this.depth >= MAX_DEPTH) return this.tooDeep(start);
      this.depth++;
      const node = code === OPEN_BRACKET ? this.array() : this.inlineTable();
      this.depth--;
      return node;
    }
    return this.bareValue(where, after);
  }

  private tooDeep(start: number): Value {
    this.at = lineEndFrom(this.text, start);
    this.nestedTooDeeply(start);
    return { kind: 'invalid', text: this.text.slice(start, this.at), start, end: this.at };
  }

  private nestedTooDeeply(start: number): void {
    if (!this.lost) this.fault('nested-too-deeply', start, start + 1, `nested more than ${MAX_DEPTH} levels deep`);
    this.lost = true;
  }

  private bareValue(where: 'line' | 'inline' | 'array', after: number): Value {
    const start = this.at;
    const token = this.bareToken(start);
    const scalar = readScalar(token, start, this.version);
    if (scalar) {
      this.at = scalar.end;
      return scalar;
    }
    const raw = textAt(UNTIL_END[where], this.text, start).trimEnd();
    this.at = start + raw.length;
    if (raw === '') {
      if (!this.lost) this.faultAfter('expected-value', after, 'expected a value after `=`');
      if (where === 'line') this.lost = true;
      return { kind: 'missing', start: after, end: after };
    }
    if (!this.lost) this.fault('invalid-value', start, this.at, invalidValueMessage(raw));
    return { kind: 'invalid', text: raw, start, end: this.at };
  }

  /** The token of a number, boolean or date; the blank between a date and a time belongs to it. */
  private bareToken(start: number): string {
    const first = textAt(TOKEN, this.text, start);
    return DATE.test(first) ? first + textAt(TIME_AFTER_DATE, this.text, start + first.length) : first;
  }

  private array(): ArrayValue {
    const start = this.at++;
    const elements: Value[] = [];
    let end = this.at;
    let comma = true;
    for (;;) {
      const line = this.at;
      this.skipBlankLines();
      const newLine = this.breaksLine(line);
      if (this.code() === CLOSE_BRACKET) {
        this.at++;
        return { kind: 'array', elements, closed: true, start, end: this.at };
      }
      if (this.at >= this.text.length || this.atStray('array', newLine)) break;
      if (this.code() === COMMA) {
        if (comma && !this.lost)
          this.fault('unexpected-comma', this.at, this.at + 1, 'expected a value before this comma');
        comma = true;
        end = ++this.at;
        continue;
      }
      if (!comma && !this.lost) {
        this.faultAfter('expected-comma', end, 'expected `,` between the elements');
        // Text right after a string is what a lost quote leaves behind.
        this.lost = this.at === end;
      }
      const before = this.at;
      const value = this.value('array', this.at);
      if (this.at === before) break;
      elements.push(value);
      comma = false;
      end = value.end;
    }
    this.unclosed('unclosed-array', start, end, 'this array is not closed: expected `]`');
    return { kind: 'array', elements, closed: false, start, end };
  }

  private inlineTable(): InlineTable {
    const start = this.at++;
    const pairs: Pair[] = [];
    let end = this.at;
    let comma: 'none' | 'read' | 'first' = 'first';
    for (;;) {
      const line = this.at;
      this.skipBlankLines();
      const newLine = this.breaksLine(line);
      if (newLine && this.version === '1.0' && !this.lost) {
        this.lost = true;
        this.fault('unclosed-inline-table', start, start + 1, 'TOML 1.0 allows no line break in an inline table');
      }
      if (this.code() === CLOSE_BRACE) {
        if (comma === 'read' && this.version === '1.0' && !this.lost) {
          this.fault('unexpected-comma', end - 1, end, 'TOML 1.0 allows no comma before `}`');
        }
        this.at++;
        return { kind: 'inline-table', pairs, closed: true, start, end: this.at };
      }
      if (this.at >= this.text.length || this.atStray('inline', newLine && comma === 'none')) break;
      if (newLine && (startsHeader(this.text, this.at) || this.leaves(start))) break;
      if (this.code() === COMMA) {
        if (comma !== 'none' && !this.lost) {
          this.fault('unexpected-comma', this.at, this.at + 1, 'expected a key before this comma');
        }
        comma = 'read';
        end = ++this.at;
        continue;
      }
      if (comma === 'none' && !this.lost) this.faultAfter('expected-comma', end, 'expected `,` between the keys');
      const before = this.at;
      const pair = this.pair('inline');
      if (this.at === before) break;
      pairs.push(pair);
      comma = 'none';
      end = pair.end;
    }
    this.unclosed('unclosed-inline-table', start, end, 'this inline table is not closed: expected `}`');
    return { kind: 'inline-table', pairs, closed: false, start, end };
  }

  /** Whether a line has ended since an offset: what was skipped from there on is blanks and comments. */
  private breaksLine(from: number): boolean {
    for (let at = from; at < this.at; at++) if (this.text.charCodeAt(at) === LF) return true;
    return false;
  }

  /** Whether the text goes on with something that cannot belong to the open array or inline table. */
  private atStray(where: 'array' | 'inline', newLine: boolean): boolean {
    const code = this.code();
    if (code === (where === 'array' ? CLOSE_BRACE : CLOSE_BRACKET)) return true;
    if (where === 'array' && code === EQUALS) return true;
    return newLine && startsStatement(this.text, lineStartAt(this.text, this.at));
  }

  /** Whether `key =` on a new line is the next statement: it stands no deeper than the inline table, which never ends. */
  private leaves(table: number): boolean {
    const line = lineStartAt(this.text, this.at);
    if (this.at - line > indentationAt(this.text, table).length) return false;
    if (this.looks === MAX_LOOKS || !startsStatement(this.text, line)) return false;
    this.looks++;
    return !closesAfter(this.text, this.at);
  }

  /** Ends an array or inline table that lacks its bracket: the parser goes on after what was read of it. */
  private unclosed(code: FaultCode, start: number, end: number, message: string): void {
    // Line ends and comments after the last element belong to the statements that follow.
    while ((this.comments.at(-1)?.start ?? -1) >= end) this.comments.pop();
    if (!this.lost) {
      const point = Math.max(start, Math.min(end, this.text.length) - 1);
      this.fault(code, point, Math.max(end, point + 1), message);
    }
    this.lost = true;
    this.at = end;
  }
}
