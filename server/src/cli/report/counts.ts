import { type Severity, severities } from '../../risk/control.ts';

/** Findings counted by how grave they are. */
export type Counts = Readonly<Record<Severity, number>>;

export const noCounts: Counts = { hint: 0, info: 0, warning: 0, error: 0 };

export function countsOf(findings: readonly { readonly severity: Severity }[]): Counts {
  const counts: Record<Severity, number> = { ...noCounts };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export function sumOf(one: Counts, other: Counts): Counts {
  return {
    hint: one.hint + other.hint,
    info: one.info + other.info,
    warning: one.warning + other.warning,
    error: one.error + other.error,
  };
}

/** `2 errors, 1 warning`, the gravest first. */
export function countsText(counts: Counts): string {
  const parts = [...severities].reverse().flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** `, 1 ignored, 2 in the baseline`, or nothing. */
export function leftOutText(ignored: number, known: number): string {
  return `${ignored > 0 ? `, ${ignored} ignored` : ''}${known > 0 ? `, ${known} in the baseline` : ''}`;
}
