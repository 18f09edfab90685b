/** What the product says of a document, in the words of a recording. */
import { schemaAt } from '../../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../../server/src/codex/requirements/index.ts';
import { check } from '../../../server/src/rules/check.ts';
import { Context } from '../../../server/src/rules/context.ts';
import { type KeyPath, parseDocument } from '../../../server/src/toml/document.ts';
import type { Document } from './index.ts';
import { type Recorded, recorded } from './recorded.ts';

/** High Utility is the profile that says least of its own. */
export function said(document: Document): Recorded {
  const findings = check(new Context(parseDocument(document.text), 'high-utility'));
  const accepted = !findings.some(({ verdict }) => verdict === 'rejects');
  const ignored = findings.filter(({ verdict }) => verdict === 'ignores').map(({ keyPath }) => keyPath);
  return recorded(document, accepted, ignored.filter(isNamed).map(nameOf));
}

/** Codex does not name every key that it ignores, and has a warning of its own for features. */
function isNamed(path: KeyPath): boolean {
  const table = schemaAt(requirementsSchema, path.slice(0, -1));
  return table?.type === 'table' && table.unknownNamedAtStart === true && !schemaAt(requirementsSchema, path);
}

/** Codex writes no quotes, and passes over names that choose one of several shapes, such as `otlp-http`. */
function nameOf(path: KeyPath): string {
  return path.filter((_, index) => schemaAt(requirementsSchema, path.slice(0, index))?.type !== 'anyOf').join('.');
}
