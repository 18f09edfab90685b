/** The table of a proof. */
import type { Analysis } from '../features/analysis.ts';
import type { Pattern } from './named-files.ts';
import type { FilesProof, ProvenFile } from './prove-files.ts';

const WORDS = { guarded: 'guarded', readable: 'READABLE', broken: 'broken' } as const;

/** What became of the files, those that the policy names first. */
export function proofReport({ textDocument }: Pick<Analysis, 'textDocument'>, proof: FilesProof): string {
  const { files, control, untried, broken } = proof;
  const where = ({ pattern, span }: Pattern) =>
    `${JSON.stringify(pattern)} (line ${textDocument.positionAt(span.start).line + 1})`;
  const by = ([first, ...more]: readonly Pattern[]) =>
    first === undefined ? '' : `${where(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  const named = files.filter(({ namedBy }) => namedBy.length > 0);
  const others = files.filter(({ namedBy }) => namedBy.length === 0);
  const widest = Math.max(...files.map((file) => file.path.length));
  const row = ({ guard, path: file, namedBy, words }: ProvenFile) => {
    const why = guard === 'broken' && broken === undefined ? ` (${words})` : '';
    return `    ${WORDS[guard].padEnd(8)}  ${file.padEnd(widest)}  ${by(namedBy)}${why}`.trimEnd();
  };
  const lines = ['  What commands in the sandbox can read, in a pretended home with a workspace below it:'];
  if (broken !== undefined) lines.push(`  No command runs at all. Codex: ${broken}`);
  else if (control.guard !== 'readable') {
    lines.push(`  Commands cannot read an ordinary file either, ${control.path}: ${control.words}`);
  }
  if (named.length > 0) {
    lines.push('  Files that the policy names', ...named.map(row));
  }
  if (broken === undefined) {
    lines.push('  Usual secrets that it does not name', ...others.map(row));
  }
  if (untried.length > 0) {
    lines.push('  Not tried', ...untried.map((pattern) => `    ${where(pattern)}: ${pattern.reason}`));
  }
  return `${lines.join('\n')}\n`;
}
