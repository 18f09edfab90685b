/** A value of a property list in XML. Numbers, dates and data are not told apart: they are what is written there. */
export type Plist =
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Plist> }
  | { readonly kind: 'array'; readonly elements: readonly Plist[] }
  | { readonly kind: 'scalar'; readonly tag: string; readonly text: string };

/** An element that is not closed yet. */
interface Open {
  readonly tag: string;
  text: string;
  /** The name that the next value of a dictionary has. */
  key: string | undefined;
  readonly entries: Map<string, Plist>;
  readonly elements: Plist[];
}

const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z]+)(?:\s[^<>]*?)?(\/?)>|([^<]+)/y;

/** Reads a property list in XML; undefined where the text is none. Never throws. */
export function readPlist(xml: string): Plist | undefined {
  const root = opened('');
  const stack: Open[] = [root];
  const text = xml.replace(/^\ufeff/, '');
  const piece = new RegExp(PIECE);
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    const top = stack.at(-1);
    if (!match || !top) return undefined;
    const [, verbatim, end, tag, alone, words] = match;
    if (verbatim !== undefined) top.text += verbatim;
    if (words !== undefined) top.text += unescaped(words);
    if (tag === undefined) continue;
    if (end === '') stack.push(opened(tag));
    if (end === '' && alone === '') continue;
    const closed = stack.pop();
    const parent = stack.at(-1);
    if (closed?.tag !== tag || !parent || !take(parent, closed)) return undefined;
  }
  const [value] = root.elements;
  return stack.length === 1 && root.elements.length === 1 ? value : undefined;
}

function opened(tag: string): Open {
  return { tag, text: '', key: undefined, entries: new Map(), elements: [] };
}

/** Puts what is closed where it belongs; false where nothing of the kind may stand. */
function take(parent: Open, closed: Open): boolean {
  if (closed.tag === 'key') {
    if (parent.tag !== 'dict' || parent.key !== undefined || closed.elements.length > 0) return false;
    parent.key = closed.text;
    return true;
  }
  const value = valueIn(closed);
  if (!value) return false;
  if (parent.tag !== 'dict') {
    parent.elements.push(value);
    return true;
  }
  if (parent.key === undefined) return false;
  parent.entries.set(parent.key, value);
  parent.key = undefined;
  return true;
}

function valueIn({ tag, text, key, entries, elements }: Open): Plist | undefined {
  if (tag === 'dict') return key === undefined ? { kind: 'dict', entries } : undefined;
  if (tag === 'array') return { kind: 'array', elements };
  if (tag === 'plist') return elements.length === 1 ? elements[0] : undefined;
  return elements.length === 0 ? { kind: 'scalar', tag, text } : undefined;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
