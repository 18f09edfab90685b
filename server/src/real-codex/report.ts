/** What the command line and the editor show of a verification. Lines and columns count from 1. */
import { releaseFor, releaseNotice } from '../codex/version.ts';
import type { Finding } from '../rules/rule.ts';
import type { Comparison } from './compare.ts';
import type { RealCodex } from './real-codex.ts';
import type { Verified } from './verify.ts';

/** Which Codex was asked. */
export function codexLine({ executable, release }: RealCodex): string {
  const notice = releaseNotice(releaseFor(release));
  return `Codex ${release} (${executable})\n${notice === undefined ? '' : `${notice}\n`}`;
}

/** The verdict on a file in one sentence. */
export function verdictLine(path: string, comparison: Comparison): string {
  const differs = comparison.differences.length > 0 ? '; Codex Policy says otherwise' : '';
  return `${path}: ${verdictWords(comparison)}${differs}`;
}

function verdictWords({ accepted, ignored, ignoredUnnamed }: Comparison): string {
  if (!accepted) return 'Codex rejects it, and does not start';
  const count = ignored.length + ignoredUnnamed.length;
  if (count === 0) return 'Codex accepts it, and ignores nothing';
  return `Codex accepts it, and ignores ${count === 1 ? '1 key' : `${count} keys`}`;
}

/** The verdict on a file, with our findings beside it. */
export function fileReport({ path, analysis, comparison }: Verified): string {
  const { error, sameAsError, furtherRejections, ignored, ignoredUnnamed, ineffective, differences } = comparison;
  const found = ({ span, message, code }: Finding) => {
    const { line, character } = analysis.textDocument.positionAt(span.start);
    return `    ${path}:${line + 1}:${character + 1}: ${message} [${code}]`;
  };
  const lines = [verdictLine(path, comparison)];
  if (error !== undefined) lines.push(`  Codex: ${error}`);
  if (sameAsError) lines.push('  Codex Policy:', found(sameAsError));
  if (furtherRejections.length > 0) {
    const more = sameAsError ? ', and stops at the first' : '';
    lines.push(`  Codex Policy says that it also refuses${more}:`, ...furtherRejections.map(found));
  }
  for (const { name, finding } of ignored) {
    lines.push(`  Codex ignores \`${name}\``, ...(finding ? [found(finding)] : []));
  }
  if (ignoredUnnamed.length > 0) {
    const why = comparison.accepted ? 'and does not name' : 'once it accepts the file';
    lines.push(`  Codex Policy says that it also ignores, ${why}:`, ...ignoredUnnamed.map(found));
  }
  if (ineffective.length > 0) {
    const settings = ineffective.length === 1 ? '1 setting does' : `${ineffective.length} settings do`;
    lines.push(`  ${settings} not have the effect meant, and Codex is silent about it: see codex-policy check`);
  }
  for (const { message, finding } of differences) {
    lines.push(`  Differs: ${message}`, ...(finding ? [found(finding)] : []));
  }
  return `${lines.join('\n')}\n`;
}

/** What to do about differences, once for all files. */
export function adviceLine(release: string, files: readonly Verified[]): string {
  if (files.every(({ comparison }) => comparison.differences.length === 0)) return '';
  return releaseFor(release).gap === undefined
    ? '\nWhere the two differ, Codex is right: please report it.\n'
    : '\nWhere the two differ, Codex is right. It may be due to the release.\n';
}
