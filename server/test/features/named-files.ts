import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindOf } from '../../src/features/analysis.ts';
import type { NamedFile } from '../../src/features/names.ts';
import { parseDocument } from '../../src/toml/document.ts';

/** Where the files of the tests lie. */
const places = {
  policy: '/etc/codex/requirements.toml',
  managed: '/etc/codex/managed_config.toml',
  user: '/home/ada/.codex/config.toml',
  role: '/home/ada/.codex/agents/reviewer.toml',
} as const;

/** Texts of files that count together, of which one has the cursor `|`. */
export type Texts = Partial<Record<keyof typeof places, string>>;

export interface Cursor {
  readonly own: NamedFile;
  readonly others: readonly NamedFile[];
  readonly offset: number;
}

/** The file with the cursor, and the others. */
export function cursorIn(texts: Texts): Cursor {
  let offset = -1;
  let own: NamedFile | undefined;
  const others: NamedFile[] = [];
  for (const [name, marked] of Object.entries(texts)) {
    const at = marked.indexOf('|');
    const path = places[name as keyof typeof places];
    const text = marked.replace('|', '');
    const document = parseDocument(text);
    const kind = kindOf(document, path, {});
    if (!kind) throw new Error(`${path} is of no kind`);
    const file: NamedFile = {
      textDocument: TextDocument.create(`file://${path}`, 'toml', 1, text),
      document,
      kind,
      isOpen: true,
    };
    if (at === -1) others.push(file);
    else [own, offset] = [file, at];
  }
  if (!own) throw new Error('no cursor');
  return { own, others, offset };
}

/** The name that a file has in the texts. */
export function nameOf(uri: string): string {
  return Object.entries(places).find(([, path]) => uri === `file://${path}`)?.[0] ?? uri;
}
