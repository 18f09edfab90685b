import type { Item, TomlDocument } from './document.ts';
import type { Section, Span, SyntaxTree } from './syntax.ts';

/**
 * The root keys of `names` alone, at their places in the same text: for what looks at some keys of a document only.
 * Comments and faults belong to no key and so to no part.
 */
export function partOf({ text, tree, root, itemOf }: TomlDocument, names: ReadonlySet<string>): TomlDocument {
  const children = new Map([...root.children].filter(([name]) => names.has(name)));
  const sections = tree.sections.filter((section) => names.has(rootNameOf(section) ?? ''));
  return {
    text,
    tree: { ...tree, sections, comments: [], faults: [] },
    root: { ...emptyRoot, sections: root.sections, children },
    faults: [],
    itemOf,
  };
}

const emptyRoot: Item = {
  path: [],
  step: undefined,
  parent: undefined,
  form: 'root',
  names: [],
  headers: [],
  sections: [],
  pair: undefined,
  value: undefined,
  children: new Map(),
  elements: [],
  duplicates: [],
};

/** The statements and sections that each root key is written with, in text order. */
export function spansOfRootKeys({ sections }: SyntaxTree): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  const add = (name: string, span: Span) => {
    const known = spans.get(name);
    if (known) known.push(span);
    else spans.set(name, [span]);
  };
  for (const section of sections) {
    const name = rootNameOf(section);
    if (name !== undefined) add(name, section);
    else for (const pair of section.pairs) add(pair.key.parts[0]?.name ?? '', pair);
  }
  return spans;
}

function rootNameOf({ header }: Section): string | undefined {
  return header && (header.key.parts[0]?.name ?? '');
}
