import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { KeyPath } from '../../toml/document.ts';
import type { Span } from '../../toml/syntax.ts';
import type { TextEdit } from '../../toml/text-edit.ts';

/** Text to insert: strings as they are, and holes that a person fills in, with what stands in them until then. */
export type Template = readonly (string | { readonly hole: string })[];

/** What is inserted. */
export interface Insertion {
  /** The text, with what stands in the holes. */
  readonly text: string;
  /** The body of a snippet, where there are holes. */
  readonly snippet?: string;
}

/** Something to choose, before it is put into the terms of the protocol. */
export interface Entry {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What the value must be, or what a value is for. */
  readonly detail: string;
  /** The risk tables in a few words. */
  readonly risk?: string | undefined;
  /** Which releases know it, where not all of the range do. */
  readonly mark?: string;
  /** Smaller groups come first; within one the order is that of the list. */
  readonly group: number;
  readonly insert: Insertion;
  /** What the typed text is compared with. */
  readonly filter: string;
  /** A change elsewhere that goes with it. */
  readonly elsewhere?: TextEdit;
  /** What is to be selected in that change, where a value is to be typed there: offsets in the text after it. */
  readonly select?: Span;
  readonly deprecated?: boolean;
  /** Whether there is something to choose again right after it. */
  readonly goesOn?: boolean;
  /** What the documentation is about. */
  readonly path: KeyPath;
  readonly value?: string;
}

/** TOML with holes at offsets as a template. */
export function template(text: string, holes: readonly number[]): Template {
  const parts: (string | { hole: string })[] = [];
  let at = 0;
  for (const hole of holes) {
    parts.push(text.slice(at, hole), { hole: '' });
    at = hole;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
}

/** What a template inserts. */
export function insertion(parts: Template): Insertion {
  const text = parts.map((part) => (typeof part === 'string' ? part : part.hole)).join('');
  return parts.every((part) => typeof part === 'string') ? { text } : { text, snippet: snippetOf(parts) };
}

function snippetOf(parts: Template): string {
  let count = 0;
  const written = parts.map((part) => {
    if (typeof part === 'string') return escaped(part);
    count++;
    return part.hole === '' ? `$${count}` : `\${${count}:${escaped(part.hole)}}`;
  });
  return written.join('');
}

function escaped(text: string): string {
  return /[\\$}]/.test(text) ? text.replace(/[\\$}]/g, '\\$&') : text;
}

/** Names of the author's choosing that mostly need quotes. */
const inQuotes: readonly string[] = ['path', 'subpath', 'pattern', 'domain', 'plugin', 'model', 'hook'];

/** A name that is left to the author, in quotes where such names mostly need them. */
export function holeFor(name: string, quote = inQuotes.includes(name) ? '"' : ''): Template {
  return quote === '' ? [{ hole: name }] : [quote, { hole: name }, quote];
}
