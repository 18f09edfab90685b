import type { KeyPath } from '../../toml/document.ts';

/** What an item carries until its documentation is asked for: it is sent with each of what may be hundreds. */
export type CompletionData = {
  /** The document, by its short name. */
  readonly of: string;
} & (
  | { readonly path: KeyPath; readonly value?: string }
  /** The table of the key that the item is looked for by; left out where that is the root. */
  | { readonly table?: KeyPath }
);

/** What the keys of a table in a document carry. */
export function dataOfKeys(of: string, table: KeyPath): CompletionData {
  return table.length > 0 ? { of, table } : { of };
}

/**
 * A short name for the address of a document. It is worked out from the address alone, so that it means the same in
 * every session; that two open documents have the same one is as likely as one in four thousand millions.
 */
export function shortName(uri: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < uri.length; at++) hash = Math.imul(hash ^ uri.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
