import { profileIds } from '../../risk/profiles.ts';
import { isAbout, type RowKey } from '../../rules/about.ts';
import type { Finding } from '../../rules/rule.ts';
import type { KeyPath } from '../../toml/document.ts';
import { isWithin } from '../../toml/remove.ts';
import type { PostureRow } from './matrix.ts';

/** What there is to say of a row besides its cells. `at` is where it stands. */
export function remarksOn(
  row: RowKey & { readonly absent: string },
  at: KeyPath | undefined,
  findings: readonly Finding[],
  cells: PostureRow['cells'],
): Pick<PostureRow, 'notes' | 'absent'> {
  const isSaid = (finding: Finding) =>
    finding.verdict !== 'accepts' && (isAbout(finding, row) || (finding.control === undefined && isAt(finding, at)));
  const said = findings.filter(isSaid).map(({ message }) => message);
  const isMissing = profileIds.some((profile) => cells[profile].state === 'missing');
  return { notes: [...new Set(said)], absent: isMissing ? row.absent : undefined };
}

function isAt({ keyPath }: Finding, at: KeyPath | undefined): boolean {
  return at?.length === keyPath.length && isWithin(keyPath, at);
}
