import { isLineEnd, lineEndFrom } from '../../toml/characters.ts';
import type { KeyPath } from '../../toml/document.ts';
import { isQuote, scanString } from '../../toml/strings.ts';
import type { Span } from '../../toml/syntax.ts';

/** The word that a cursor stands in or after, with its quotes; empty where nothing is typed yet. */
export interface Word extends Span {
  /** The quote that it opens with. */
  readonly quote: '"' | "'" | undefined;
}

/** What is open at a cursor, in a statement that may be half typed. Paths are relative to the table of the statement. */
export type Open =
  | {
      readonly at: 'key';
      /** The table that the key is for, without the names before the last dot. */
      readonly table: KeyPath;
      readonly before: readonly string[];
      readonly inline: boolean;
      readonly word: Word;
    }
  | {
      readonly at: 'value';
      readonly path: KeyPath;
      /** Whether the value is an element of a list. */
      readonly element: boolean;
      readonly word: Word;
    };

interface Frame {
  readonly kind: 'line' | 'inline' | 'array';
  readonly path: KeyPath;
  index: number;
  phase: 'key' | 'value' | 'done';
  names: string[];
  /** Whether a name has been read that no dot follows yet. */
  named: boolean;
}

const BARE_NAME = /[\w-]*/y;
const BARE_VALUE = /[^\s,\]}#[{"'=]*/y;

/** Reads the statements from `start` on and tells what is open at `offset`; undefined where nothing can be completed. */
export function openAt(text: string, start: number, offset: number): Open | undefined {
  return new Scan(text, start, offset).open();
}

class Scan {
  private readonly frames: Frame[] = [frame('line', [])];

  constructor(
    private readonly text: string,
    private at: number,
    private readonly offset: number,
  ) {}

  open(): Open | undefined {
    while (this.at < this.offset) {
      const found = this.step();
      if (found !== 'on') return found;
    }
    return this.openHere(this.emptyWord());
  }

  /** Goes on by one token; what is open when the cursor stands in that token. */
  private step(): Open | 'on' | undefined {
    const char = this.text.charAt(this.at);
    if (char === '#') return this.comment();
    if (char === '\n') this.lineEnd();
    if (/\s/.test(char)) {
      this.at++;
      return 'on';
    }
    if (isQuote(char.charCodeAt(0))) return this.quoted();
    if (this.punctuation(char)) {
      this.at++;
      return 'on';
    }
    return this.bare();
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? frame('line', []);
  }

  private comment(): 'on' | undefined {
    const end = lineEndFrom(this.text, this.at);
    if (this.offset <= end) return undefined;
    this.at = end;
    return 'on';
  }

  private lineEnd(): void {
    if (this.frame.kind === 'line') restart(this.frame);
  }

  private quoted(): Open | 'on' | undefined {
    const { node, terminated } = scanString(this.text, this.at, '1.1', []);
    const inside = terminated ? this.offset < node.end : this.offset <= node.end;
    if (inside) {
      const quote = this.text.charAt(this.at) === '"' ? '"' : "'";
      if (node.style.startsWith('multiline')) return undefined;
      const end = terminated ? node.end : this.endOfUnclosed(node.end);
      return this.openHere({ start: this.at, end, quote });
    }
    this.name(node.value);
    this.at = node.end;
    return 'on';
  }

  /** A string that lacks its quote reaches to where a person would have closed it. */
  private endOfUnclosed(end: number): number {
    const rest = /[^\s,\]}#=]*/y;
    rest.lastIndex = this.offset;
    rest.test(this.text);
    return Math.min(end, Math.max(rest.lastIndex, this.offset));
  }

  private punctuation(char: string): boolean {
    const { frame: current } = this;
    if (current.phase === 'key' && char === '.' && current.named) current.named = false;
    else if (current.phase === 'key' && char === '=' && current.named) current.phase = 'value';
    else if (current.phase === 'value' && (char === '[' || char === '{')) this.push(char);
    else if (char === ',' && current.kind !== 'line') next(current);
    else if (char === ']' && current.kind === 'array') this.pop();
    else if (char === '}' && current.kind === 'inline') this.pop();
    else return false;
    return true;
  }

  private push(char: '[' | '{'): void {
    this.frames.push(frame(char === '[' ? 'array' : 'inline', this.valuePath()));
  }

  private pop(): void {
    this.frames.pop();
    this.frame.phase = 'done';
  }

  private bare(): Open | 'on' | undefined {
    const isKey = this.frame.phase === 'key';
    const end = endOf(isKey ? BARE_NAME : BARE_VALUE, this.text, this.at);
    if (this.offset <= end) return this.openHere({ start: this.at, end, quote: undefined });
    this.name(this.text.slice(this.at, end));
    this.at = Math.max(end, this.at + 1);
    return 'on';
  }

  /** A name or a value has been read. Two of them in a row are no statement. */
  private name(name: string): void {
    const { frame: current } = this;
    if (current.phase === 'key' && !current.named && name !== '') {
      current.names.push(name);
      current.named = true;
    } else current.phase = 'done';
  }

  private emptyWord(): Word {
    const pattern = this.frame.phase === 'key' ? BARE_NAME : BARE_VALUE;
    return { start: this.offset, end: endOf(pattern, this.text, this.offset), quote: undefined };
  }

  private openHere(word: Word): Open | undefined {
    const { kind, path, phase, names, named } = this.frame;
    if (phase === 'value') return { at: 'value', path: this.valuePath(), element: kind === 'array', word };
    if (phase === 'done' || named) return undefined;
    return { at: 'key', table: path, before: names, inline: kind === 'inline', word };
  }

  private valuePath(): KeyPath {
    const { kind, path, index, names } = this.frame;
    return kind === 'array' ? [...path, index] : [...path, ...names];
  }
}

function frame(kind: Frame['kind'], path: KeyPath): Frame {
  return { kind, path, index: 0, phase: kind === 'array' ? 'value' : 'key', names: [], named: false };
}

function restart(current: Frame): void {
  current.phase = 'key';
  current.names = [];
  current.named = false;
}

function next(current: Frame): void {
  if (current.kind === 'inline') restart(current);
  else if (current.phase === 'done') {
    current.index++;
    current.phase = 'value';
  }
}

function endOf(pattern: RegExp, text: string, offset: number): number {
  if (isLineEnd(text, offset)) return offset;
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
