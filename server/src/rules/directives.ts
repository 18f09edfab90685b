import { type NamedKind, parseKind } from '../codex/file-kind.ts';
import { type Release, releaseFault, releaseFor } from '../codex/version.ts';
import { type ProfileId, parseProfile } from '../risk/profiles.ts';
import type { TomlDocument } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';

/** A comment `# codex-policy: name = value` that speaks to this product. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  /** The span of the value, or of the name where there is none. */
  readonly span: Span;
  readonly comment: Span;
}

const DIRECTIVE = /^#\s*codex-policy:\s*([\w-]*)(?:\s*[=:]\s*|\s+)?(.*?)\s*$/;

/** The directives of a document, in text order. */
export function directivesOf({ tree, text }: TomlDocument): Directive[] {
  if (!text.includes('codex-policy:')) return [];
  return tree.comments.flatMap(({ start, end }) => {
    const comment = text.slice(start, end);
    if (!comment.includes('codex-policy:')) return [];
    const match = DIRECTIVE.exec(comment);
    if (!match) return [];
    const [, name = '', value = ''] = match;
    const at = start + (value === '' ? comment.indexOf(':') + 1 : comment.lastIndexOf(value));
    return [{ name, value, span: { start: at, end: value === '' ? end : at + value.length }, comment: { start, end } }];
  });
}

/** The kind that a document says that it is, if it names one that exists. */
export function directedKind(document: TomlDocument): NamedKind | undefined {
  for (const { name, value } of directivesOf(document)) {
    if (name === 'kind') return parseKind(value);
  }
  return undefined;
}

/** The profile that a document asks to be held to, if it names one that exists. */
export function directedProfile(document: TomlDocument): ProfileId | undefined {
  for (const { name, value } of directivesOf(document)) {
    if (name === 'profile') return parseProfile(value);
  }
  return undefined;
}

/** The release of Codex, or the range, that a document asks to be checked for, if it names one. */
export function directedRelease(document: TomlDocument): Release | undefined {
  for (const { name, value } of directivesOf(document)) {
    if (name === 'codex-version') return releaseFault(value) === undefined ? releaseFor(value) : undefined;
  }
  return undefined;
}
