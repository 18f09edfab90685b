/** What the reference says of a document, in the words of a recording. */
import { configRefusals } from '../../../server/src/codex/config/constraints.ts';
import { configSchema } from '../../../server/src/codex/config/index.ts';
import { shapeIssues } from '../../../server/src/codex/shape.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import type { Recorded } from './recorded.ts';

export function said(text: string): Recorded {
  const { root, faults } = parseDocument(text);
  const issues = shapeIssues(root, configSchema);
  const skipped = issues.flatMap((issue) =>
    issue.kind === 'unknown-key' && issue.verdict === 'ignores' ? [issue.table] : [],
  );
  const odd = issues.filter(({ kind }) => kind === 'odd-form').length;
  const refused = configRefusals(root).some(({ later }) => !later);
  if (faults.length > 0 || refused || issues.length > skipped.length + odd) return 'rejected';
  const isRefused = skipped.some((table) => table.unknownNamedAtStart || table.unknownOnlyStrictly);
  return isRefused ? 'not strictly' : 'accepted';
}
