/** How Codex matches paths with the patterns of `deny_read` and of permission profiles (observed on Linux). */

/** A pattern in its pieces. */
export interface PathPattern {
  readonly pieces: readonly Piece[];
  /** Without wildcards it is a file, or a folder with all that lies in it. */
  readonly isPlain: boolean;
}

type Piece =
  /** Text as it stands. */
  | { readonly kind: 'text'; readonly text: string }
  /** Two stars and a slash: any number of folders, also none. */
  | { readonly kind: 'folders' }
  /** `**` at the end: all that lies below. */
  | { readonly kind: 'below' }
  /** `*`: any text within one name. */
  | { readonly kind: 'name' }
  /** `?`: one character. */
  | { readonly kind: 'one' }
  /** `[a-z]`, `[!a-z]`: one character of these, or none of these. */
  | { readonly kind: 'class'; readonly matches: RegExp; readonly example: string };

/** A pattern longer than this is not looked into. */
const LONGEST = 300;

/** Reads a pattern. Undefined for what it is not known how Codex reads: braces, brackets that do not close, odd steps. */
export function readPathPattern(pattern: string): PathPattern | undefined {
  const text = pattern.replace(/\/+$/, '');
  if (text === '' || text.length > LONGEST || /[{}]|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(text)) return undefined;
  if (!/[*?[]/.test(text)) return /[\]\\]/.test(text) ? undefined : { pieces: [{ kind: 'text', text }], isPlain: true };
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const read = pieceAt(text, at);
    if (!read) return undefined;
    pieces.push(read.piece);
    at = read.end;
  }
  return { pieces, isPlain: false };
}

const PIECE =
  /(?<folders>(?<=^|\/)\*\*\/)|(?<below>(?<=^|\/)\*\*$)|(?<name>\*+)|(?<one>\?)|\[(?<not>[!^])?(?<members>\]?[^\]]*)\]|\\(?<escaped>.)|(?<text>[^*?[\\]+)/uy;

function pieceAt(text: string, at: number): { readonly piece: Piece; readonly end: number } | undefined {
  PIECE.lastIndex = at;
  const groups = PIECE.exec(text)?.groups;
  const end = PIECE.lastIndex;
  if (!groups) return undefined;
  const { folders, below, name, one, not, members, escaped, text: plain } = groups;
  if (folders !== undefined) return { piece: { kind: 'folders' }, end };
  if (below !== undefined) return { piece: { kind: 'below' }, end };
  if (name !== undefined) return { piece: { kind: 'name' }, end };
  if (one !== undefined) return { piece: { kind: 'one' }, end };
  if (members !== undefined) {
    const piece = classOf(members, not !== undefined);
    return piece && { piece, end };
  }
  return { piece: { kind: 'text', text: escaped ?? plain ?? '' }, end };
}

/** A class of plain characters; of others it is not known what they match. */
function classOf(members: string, isNegated: boolean): Piece | undefined {
  if (!/^[\x20-.0-~]+$/.test(members)) return undefined;
  const escaped = members.replace(/[\\\]^[]/g, '\\$&').replace(/^-|-$/g, '\\-');
  try {
    const matches = new RegExp(`^[${isNegated ? '^/' : ''}${escaped}]$`);
    const example = Array.from('abcxyz019_-.ABC!#').find((char) => matches.test(char));
    return { kind: 'class', matches, example: example ?? members.charAt(0) };
  } catch {
    return undefined;
  }
}

/** Whether a pattern covers a path. Goes through the pieces once, so that no pattern takes long. */
export function coversPath({ pieces, isPlain }: PathPattern, path: string): boolean {
  let ends: ReadonlySet<number> = new Set([0]);
  for (const piece of pieces) ends = new Set([...ends].flatMap((from) => endsOf(piece, path, from)));
  return ends.has(path.length) || (isPlain && [...ends].some((end) => path[end] === '/'));
}

/** Where a piece may end that begins at an offset of a path. */
function endsOf(piece: Piece, path: string, from: number): number[] {
  switch (piece.kind) {
    case 'text':
      return path.startsWith(piece.text, from) ? [from + piece.text.length] : [];
    case 'folders':
      return [from, ...offsets(from, path.length).filter((end) => path[end - 1] === '/')];
    case 'below':
      return from < path.length ? [path.length] : [];
    case 'name': {
      const slash = path.indexOf('/', from);
      return [from, ...offsets(from, slash < 0 ? path.length : slash)];
    }
    case 'one':
      return /^[\x20-.0-~]$/.test(path.charAt(from)) ? [from + 1] : [];
    case 'class':
      return piece.matches.test(path.charAt(from)) ? [from + 1] : [];
  }
}

/** The offsets after one, up to another. */
function offsets(after: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - after) }, (_, index) => after + index + 1);
}

/** A path that a pattern covers, and one beside it that it does not. */
export interface PathExamples {
  readonly covered: string;
  readonly beside: string | undefined;
}

/** Examples for a pattern. */
export function pathExamples(pattern: PathPattern): PathExamples | undefined {
  const covered = pattern.pieces.map(exampleOf).join('');
  if (!coversPath(pattern, covered)) return undefined;
  return { covered, beside: neighbours(covered).find((path) => !coversPath(pattern, path)) };
}

function exampleOf(piece: Piece, index: number, pieces: readonly Piece[]): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'folders':
      return 'app/';
    case 'below':
      return 'notes.txt';
    case 'name':
      return isWhole(pieces[index - 1], pieces[index + 1]) ? 'notes.txt' : 'x';
    case 'one':
      return 'x';
    case 'class':
      return piece.example;
  }
}

/** Whether a wildcard between two pieces is a name by itself. */
function isWhole(before: Piece | undefined, after: Piece | undefined): boolean {
  const begins = !before || before.kind === 'folders' || (before.kind === 'text' && before.text.endsWith('/'));
  return begins && !after;
}

/** Paths near another one: the likeliest to be taken for covered come first. */
function neighbours(path: string): string[] {
  const slash = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, slash), path.slice(slash)];
  const outside = folder.replace(/\/$/, '');
  return [
    `${folder}sub/${name}`,
    `${path}.bak`,
    `${folder}x${name}`,
    `${folder}${name.toUpperCase()}`,
    ...(outside === '' || outside === '~' ? [] : [`${outside}.bak/${name}`]),
    '/srv/notes.txt',
  ];
}
