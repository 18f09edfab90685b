import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import type { KeyPath } from '../toml/document.ts';

/**
 * How Codex names a key that it ignores when an editor connects; undefined for one that it passes over in silence.
 * It writes no quotes, and passes over names that choose one of several shapes, such as `otlp-http`. It has a warning
 * of its own for features.
 */
export function nameAtStart(path: KeyPath): string | undefined {
  const table = schemaAt(requirementsSchema, path.slice(0, -1));
  const known = schemaAt(requirementsSchema, path);
  const named = table?.type === 'table' && table.unknownNamedAtStart === true && (!known || known.retired);
  if (!named) return undefined;
  return path.filter((_, index) => schemaAt(requirementsSchema, path.slice(0, index))?.type !== 'anyOf').join('.');
}
