import { profileIds } from '../../risk/profiles.ts';
import { isAbout, type RowKey } from '../../rules/about.ts';
import type { Finding } from '../../rules/rule.ts';
import type { KeyPath } from '../../toml/document.ts';
import { isWithin } from '../../toml/remove.ts';
import type { PostureRow } from './matrix.ts';

/** What there is to say of a row besides its cells: what Codex makes of it, and what follows where it is left out. `at` is where it stands. */
export function notesOf(
  row: RowKey & { readonly absent: string },
  at: KeyPath | undefined,
  findings: readonly Finding[],
  cells: PostureRow['cells'],
): string[] {
  const said = findings.filter(
    (finding) =>
      finding.verdict !== 'accepts' && (isAbout(finding, row) || (finding.control === undefined && isAt(finding, at))),
  );
  const isMissing = profileIds.some((profile) => cells[profile].state === 'missing');
  return [...new Set([...said.map(({ message }) => message), ...(isMissing ? [row.absent] : [])])];
}

function isAt({ keyPath }: Finding, at: KeyPath | undefined): boolean {
  return at?.length === keyPath.length && isWithin(keyPath, at);
}
