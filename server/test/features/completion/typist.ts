import type { CompletionItem } from 'vscode-languageserver-types';
import type { Schema } from '../../../src/codex/schema.ts';
import { type Asked, ask, editOf, type PlaceName } from './choose.ts';

/** Names that a person could choose, by how the reference calls them. */
const chosenNames: Readonly<Record<string, string>> = {
  path: '/srv/data',
  subpath: 'notes',
  pattern: 'example.com',
  domain: 'example.com',
  plugin: 'tools@market',
};

/** Somebody who takes what is offered, fills in names, and types nothing else but commas and single values. */
export class Typist {
  /** The text with a cursor `|`. */
  private marked = '|';

  constructor(private readonly place: PlaceName) {}

  get text(): string {
    return this.marked.replace('|', '');
  }

  /** Goes through a path of the reference; the step that is not offered, or undefined when all were. */
  type(path: readonly string[]): string | undefined {
    let rest = path;
    while (rest.length > 0) {
      const used = this.step(rest);
      if (used === 0) return rest[0];
      rest = rest.slice(used);
    }
    return undefined;
  }

  /** Gives the key that was typed last a value: the first that is offered, else one of its type. */
  finish(schema: Schema): void {
    const asked = this.ask();
    const { items } = asked.list;
    const item = items.find(({ label }) => !/^[[{"]/.test(label)) ?? items.find(({ label }) => label.startsWith('{'));
    const [before = '', after = ''] = this.marked.split('|');
    if (!/[=[,"] ?$/.test(before)) return;
    if (item) this.take(asked, item);
    else this.marked = `${before}${/"$/.test(before) ? 'x' : sample(schema)}|${after}`;
  }

  private ask(): Asked {
    return ask(this.marked, this.place, { rules: false });
  }

  /** Takes one step, or as many as one item stands for. */
  private step(rest: readonly string[], again = true): number {
    const [wanted = ''] = rest;
    const asked = this.ask();
    if (wanted === '[]') return this.element(asked, rest);
    // A feature that the reference says nothing more about stands for the others.
    const name = wanted === '<name>' && !asked.list.items.some(({ label }) => label === wanted) ? 'fast_mode' : wanted;
    const item = asked.list.items.find(({ label }) => label === name);
    if (item) {
      const body = this.take(asked, item);
      if (body.startsWith('[[')) return 2;
      return body.startsWith('[') && body.includes('${') && !wanted.startsWith('<') ? 2 : 1;
    }
    if (this.stands(wanted)) return 1;
    if (this.intoTable(asked, wanted)) return this.step(rest);
    if (!again || !/\{[^{}]*\|/.test(this.marked)) return 0;
    this.moveTo(wanted);
    return this.step(rest, false);
  }

  private element(asked: Asked, rest: readonly string[]): number {
    if (rest.length === 1) return 1;
    return rest[1] === '[]' || this.intoTable(asked, rest[1] ?? '') ? 1 : 0;
  }

  /** Whether the table that was begun last came with a key that is a table itself, which has the cursor in it. */
  private stands(wanted: string): boolean {
    return new RegExp(`[{,] ${wanted} = \\{[^}]*\\|`).test(this.marked);
  }

  /** Begins a table, where one may stand. */
  private intoTable(asked: Asked, wanted: string): boolean {
    const tables = asked.list.items.filter(({ label }) => label.startsWith('{'));
    const item = tables.find(({ label }) => label.includes(`${wanted} = `)) ?? tables[0];
    if (!item) return false;
    this.take(asked, item);
    if (!this.stands(wanted)) this.moveTo(wanted);
    return true;
  }

  /** Puts the cursor where a key can be typed in the table around it; one that came with the table is typed anew. */
  private moveTo(wanted: string): void {
    const before = this.marked.slice(0, this.marked.indexOf('|'));
    const start = before.lastIndexOf('{') + 1;
    const { pairs, end } = pairsFrom(this.text, start);
    const others = pairs.filter((pair) => !pair.startsWith(`${wanted} =`)).map((pair) => `${pair}, `);
    this.marked = `${this.text.slice(0, start)} ${others.join('')}| ${this.text.slice(end)}`;
  }

  private take(asked: Asked, item: CompletionItem): string {
    const { textDocument } = asked.analysis;
    const { range, newText: body } = editOf(asked, item);
    const text = textDocument.getText();
    const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    this.marked = text.slice(0, start) + (item.insertTextFormat === 2 ? filled(body) : `${body}|`) + text.slice(end);
    return body;
  }
}

/** A snippet with its names filled in and the cursor at the first place that is left. */
function filled(body: string): string {
  const named = body.replace(/\$\{\d+:([^}]*)\}/g, (_, name: string) => chosenNames[name] ?? `my_${name}`);
  const at = named.search(/\$\d/);
  const marked = at === -1 ? `${named}|` : `${named.slice(0, at)}|${named.slice(at)}`;
  return marked.replace(/\$\d/g, '').replace(/\\([\\$}])/g, '$1');
}

/** The pairs of an inline table whose content begins at an offset, and where its brace stands. */
function pairsFrom(text: string, start: number): { pairs: string[]; end: number } {
  const pairs: string[] = [];
  let depth = 0;
  let from = start;
  let at = start;
  for (; at < text.length && depth >= 0; at++) {
    const char = text.charAt(at);
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if ((char === ',' && depth === 0) || depth < 0) {
      pairs.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return { pairs: pairs.filter((pair) => pair !== ''), end: depth < 0 ? at - 1 : at };
}

function sample(schema: Schema): string {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return `${schema.min ?? 1}`;
    case 'array':
      return sample(schema.items);
    case 'anyOf':
      return schema.options[0] ? sample(schema.options[0]) : '"x"';
    default:
      return '"x"';
  }
}
