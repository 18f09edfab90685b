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

type Node = KeyPart | Pair | Value | Section;

/** Builds the logical view of a syntax tree and finds what is defined twice. */
export class TableBuilder {
  readonly root = newItem('root', undefined, undefined);
  readonly faults: Fault[] = [];
  readonly itemOf = new Map<Node, Item>();

  constructor(tree: SyntaxTree) {
    for (const section of tree.sections) {
      const table = section.header ? this.header(section.header) : this.root;
      table.sections.push(section);
      this.itemOf.set(section, table);
      for (const pair of section.pairs) this.pair(table, pair);
    }
  }

  private header(header: Header): Item {
    let table = this.root;
    const { parts } = header.key;
    for (const part of parts.slice(0, -1)) table = this.enter(table, part, header);
    const last = parts.at(-1);
    if (!last || last.style === 'missing') return newItem('header', table, '');
    return header.array ? this.arrayOfTables(table, last, header) : this.table(table, last, header);
  }

  /** Goes through a leading part of a header key; a part that is no table leads to one apart from the document. */
  private enter(table: Item, part: KeyPart, header: Header): Item {
    const child = table.children.get(part.name);
    if (!child) return this.attach(table, part, 'implicit');
    this.name(child, part);
    if (child.form === 'array-of-tables') return child.elements.at(-1) ?? child;
    if (child.form === 'inline' || child.form === 'array' || child.form === 'value') {
      this.conflict(header.key, child, `\`${part.name}\` already has a value and cannot be extended`);
      return newItem('implicit', table, part.name);
    }
    return child;
  }

  private table(parent: Item, part: KeyPart, header: Header): Item {
    const existing = parent.children.get(part.name);
    if (!existing) {
      const table = this.attach(parent, part, 'header');
      table.headers.push(header);
      return table;
    }
    this.name(existing, part);
    if (existing.form === 'implicit') {
      existing.form = 'header';
      existing.headers.push(header);
      return existing;
    }
    if (existing.form === 'header' || existing.form === 'dotted') {
      existing.headers.push(header);
      this.duplicate('duplicate-table', header, existing, `the table \`${showPath(existing)}\` is defined twice`);
      return existing;
    }
    const what = existing.form === 'array-of-tables' ? 'is an array of tables' : 'already has a value';
    this.conflict(header, existing, `\`${showPath(existing)}\` ${what}`);
    return newItem('header', parent, part.name);
  }

  private arrayOfTables(parent: Item, part: KeyPart, header: Header): Item {
    let array = parent.children.get(part.name);
    if (!array) array = this.attach(parent, part, 'array-of-tables');
    else this.name(array, part);
    if (array.form !== 'array-of-tables') {
      const what = { array: 'a list of values', value: 'a value' }[array.form as string] ?? 'a table';
      this.conflict(header, array, `\`${showPath(array)}\` is already ${what}, not an array of tables`);
      return newItem('element', parent, part.name);
    }
    const element = newItem('element', array, array.elements.length);
    element.headers.push(header);
    element.names.push(part);
    array.elements.push(element);
    this.itemOf.set(part, element);
    return element;
  }

  private pair(table: Item, pair: Pair): void {
    let parent = table;
    const { parts } = pair.key;
    for (const part of parts.slice(0, -1)) {
      const next = this.dottedStep(parent, part);
      if (!next) return;
      parent = next;
    }
    const last = parts.at(-1);
    if (!last || last.style === 'missing' || pair.equals === undefined) return;
    const existing = parent.children.get(last.name);
    if (existing) {
      this.name(existing, last);
      this.itemOf.set(pair, existing);
      existing.duplicates.push(pair);
      this.duplicate('duplicate-key', last, existing, `\`${showPath(existing)}\` is defined twice`);
      return;
    }
    const item = this.attach(parent, last, 'value');
    item.pair = pair;
    this.itemOf.set(pair, item);
    this.setValue(item, pair.value);
  }

  private dottedStep(parent: Item, part: KeyPart): Item | undefined {
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

  private setValue(item: Item, value: Value): void {
    item.value = value;
    this.itemOf.set(value, item);
    if (value.kind === 'array') {
      item.form = 'array';
      for (const [index, element] of value.elements.entries()) {
        const child = newItem('value', item, index);
        item.elements.push(child);
        this.setValue(child, element);
      }
    } else if (value.kind === 'inline-table') {
      item.form = 'inline';
      this.inlinePairs(item, value);
    }
  }

  private inlinePairs(item: Item, table: InlineTable): void {
    for (const pair of table.pairs) this.pair(item, pair);
  }

  private attach(parent: Item, part: KeyPart, form: ItemForm): Item {
    const item = newItem(form, parent, part.name);
    if (parent.children === NO_CHILDREN) parent.children = new Map();
    (parent.children as Map<string, Item>).set(part.name, item);
    this.name(item, part);
    return item;
  }

  private name(item: Item, part: KeyPart): void {
    item.names.push(part);
    this.itemOf.set(part, item);
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

function newItem(form: ItemForm, parent: Item | undefined, step: string | number | undefined): Item {
  return new ItemNode(form, parent, step);
}

/** Most items are values: they share this map instead of having an empty one each. */
const NO_CHILDREN: ReadonlyMap<string, Item> = new Map();

class ItemNode implements Item {
  readonly names: KeyPart[] = [];
  readonly headers: Header[] = [];
  readonly sections: Section[] = [];
  pair: Pair | undefined = undefined;
  value: Value | undefined = undefined;
  children: ReadonlyMap<string, Item> = NO_CHILDREN;
  readonly elements: Item[] = [];
  readonly duplicates: Pair[] = [];

  constructor(
    public form: ItemForm,
    readonly parent: Item | undefined,
    readonly step: string | number | undefined,
  ) {}

  /** Made when asked for: in deep nesting the paths of all items would take far more memory than the text. */
  get path(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let item: Item | undefined = this; item?.step !== undefined; item = item.parent) path.push(item.step);
    return path.reverse();
  }
}

function showPath(item: Item): string {
  return item.path.join('.');
}
