import type { Item, ItemForm } from './document.ts';
import type {
  Fault,
  FaultCode,
  Header,
  InlineTable,
  KeyPart,
  Pair,
  Section,
  Span,
  SyntaxTree,
  Value,
} from './syntax.ts';

/** Builds the logical view of a syntax tree and finds what is defined twice. */
export class TableBuilder {
  readonly root = new ItemNode('root', undefined, undefined);
  /** Tables that contradict the document: what stands in them is known, but not part of it. */
  readonly apart: Item[] = [];
  readonly faults: Fault[] = [];

  constructor(tree: SyntaxTree) {
    for (const section of tree.sections) {
      const table = section.header ? this.header(section.header) : this.root;
      table.sections = appended(table.sections, section);
      for (const pair of section.pairs) this.pair(table, pair);
    }
  }

  private header(header: Header): ItemNode {
    let table = this.root;
    const { parts } = header.key;
    for (const part of parts) {
      if (part === parts.at(-1)) break;
      table = this.enter(table, part, header);
    }
    const last = parts.at(-1);
    if (!last || last.style === 'missing') return this.setApart('header', table, '');
    return header.array ? this.arrayOfTables(table, last, header) : this.table(table, last, header);
  }

  /** Goes through a leading part of a header key; a part that is no table leads to one apart from the document. */
  private enter(table: ItemNode, part: KeyPart, header: Header): ItemNode {
    const child = table.children.get(part.name);
    if (!child) return this.attach(table, part, 'implicit');
    this.name(child, part);
    if (child.form === 'array-of-tables') return child.elements.at(-1) ?? child;
    if (child.form === 'inline' || child.form === 'array' || child.form === 'value') {
      this.conflict(header.key, child, `\`${part.name}\` already has a value and cannot be extended`);
      return this.setApart('implicit', table, part.name);
    }
    return child;
  }

  private table(parent: ItemNode, part: KeyPart, header: Header): ItemNode {
    const existing = parent.children.get(part.name);
    if (!existing) {
      const table = this.attach(parent, part, 'header');
      table.headers = appended(table.headers, header);
      return table;
    }
    this.name(existing, part);
    if (existing.form === 'implicit') {
      existing.form = 'header';
      existing.headers = appended(existing.headers, header);
      return existing;
    }
    if (existing.form === 'header' || existing.form === 'dotted') {
      existing.headers = appended(existing.headers, header);
      this.duplicate('duplicate-table', header, existing, `the table \`${showPath(existing)}\` is defined twice`);
      return existing;
    }
    const what = existing.form === 'array-of-tables' ? 'is an array of tables' : 'already has a value';
    this.conflict(header, existing, `\`${showPath(existing)}\` ${what}`);
    return this.setApart('header', parent, part.name);
  }

  private arrayOfTables(parent: ItemNode, part: KeyPart, header: Header): ItemNode {
    let array = parent.children.get(part.name);
    if (!array) array = this.attach(parent, part, 'array-of-tables');
    else this.name(array, part);
    if (array.form !== 'array-of-tables') {
      const what = { array: 'a list of values', value: 'a value' }[array.form as string] ?? 'a table';
      this.conflict(header, array, `\`${showPath(array)}\` is already ${what}, not an array of tables`);
      return this.setApart('element', parent, part.name);
    }
    const element = new ItemNode('element', array, array.elements.length);
    element.headers = appended(element.headers, header);
    element.names = appended(element.names, part);
    array.elements = appended(array.elements, element);
    return element;
  }

  private pair(table: ItemNode, pair: Pair): void {
    let parent = table;
    const { parts } = pair.key;
    for (const part of parts) {
      if (part === parts.at(-1)) break;
      const next = this.dottedStep(parent, part);
      if (!next) return;
      parent = next;
    }
    const last = parts.at(-1);
    if (!last || last.style === 'missing' || pair.equals === undefined) return;
    const existing = parent.children.get(last.name);
    if (existing) {
      this.name(existing, last);
      existing.duplicates = appended(existing.duplicates, pair);
      this.duplicate('duplicate-key', last, existing, `\`${showPath(existing)}\` is defined twice`);
      return;
    }
    const item = this.attach(parent, last, 'value');
    item.pair = pair;
    this.setValue(item, pair.value);
  }

  private dottedStep(parent: ItemNode, part: KeyPart): ItemNode | undefined {
    if (part.style === 'missing') return undefined;
    const child = parent.children.get(part.name);
    if (!child) return this.attach(parent, part, 'dotted');
    this.name(child, part);
    if (child.form === 'dotted') return child;
    if (child.form === 'implicit') {
      child.form = 'dotted';
      return child;
    }
    const what = child.form === 'header' ? 'has a header of its own' : 'already has a value';
    this.conflict(part, child, `\`${showPath(child)}\` ${what} and cannot be extended with a dotted key`);
    return undefined;
  }

  private setValue(item: ItemNode, value: Value): void {
    item.value = value;
    if (value.kind === 'array') {
      item.form = 'array';
      for (const [index, element] of value.elements.entries()) {
        const child = new ItemNode('value', item, index);
        item.elements = appended(item.elements, child);
        this.setValue(child, element);
      }
    } else if (value.kind === 'inline-table') {
      item.form = 'inline';
      this.inlinePairs(item, value);
    }
  }

  private inlinePairs(item: ItemNode, table: InlineTable): void {
    for (const pair of table.pairs) this.pair(item, pair);
  }

  private attach(parent: ItemNode, part: KeyPart, form: ItemForm): ItemNode {
    const item = new ItemNode(form, parent, part.name);
    if (parent.children === NO_CHILDREN) parent.children = new Map();
    (parent.children as Map<string, ItemNode>).set(part.name, item);
    this.name(item, part);
    return item;
  }

  private name(item: ItemNode, part: KeyPart): void {
    item.names = appended(item.names, part);
  }

  private setApart(form: ItemForm, parent: ItemNode, step: string): ItemNode {
    const item = new ItemNode(form, parent, step);
    this.apart.push(item);
    return item;
  }

  private duplicate(code: FaultCode, span: Span, first: Item, message: string): void {
    this.report(code, span, first, message, 'first defined here');
  }

  private conflict(span: Span, first: Item, message: string): void {
    this.report('conflicting-key', span, first, message, 'defined here');
  }

  private report(code: FaultCode, { start, end }: Span, first: Item, message: string, relatedMessage: string): void {
    const origin = first.names[0];
    const related = origin && { start: origin.start, end: origin.end, message: relatedMessage };
    this.faults.push({ code, start, end, message, ...(related && { related }) });
  }
}

/** Most items are values: they share these instead of having empty ones each. */
const NO_CHILDREN: ReadonlyMap<string, ItemNode> = new Map();
const NONE: readonly never[] = [];

/** Adds to a list that is shared as long as it is empty. */
function appended<T>(list: readonly T[], entry: T): readonly T[] {
  if (list.length === 0) return [entry];
  (list as T[]).push(entry);
  return list;
}

class ItemNode implements Item {
  names: readonly KeyPart[] = NONE;
  headers: readonly Header[] = NONE;
  sections: readonly Section[] = NONE;
  pair: Pair | undefined = undefined;
  value: Value | undefined = undefined;
  children: ReadonlyMap<string, ItemNode> = NO_CHILDREN;
  elements: readonly ItemNode[] = NONE;
  duplicates: readonly Pair[] = NONE;

  constructor(
    public form: ItemForm,
    readonly parent: ItemNode | undefined,
    readonly step: string | number | undefined,
  ) {}

  /** Made when asked for: in deep nesting the paths of all items would take far more memory than the text. */
  get path(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let item: ItemNode | undefined = this; item?.step !== undefined; item = item.parent) path.push(item.step);
    return path.reverse();
  }
}

function showPath(item: Item): string {
  return item.path.join('.');
}
