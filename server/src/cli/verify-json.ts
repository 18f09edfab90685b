import { releaseFor } from '../codex/version.ts';
import { toRange } from '../features/range.ts';
import type { ProvenFile } from '../real-codex/prove-files.ts';
import type { RealCodex } from '../real-codex/real-codex.ts';
import type { Verified } from '../real-codex/verify.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../toml/syntax.ts';
import { jsonFinding } from './report.ts';

/** The verification for programs; `version` changes when a member is removed or changes its meaning. */
export function verifyJson({ executable, release }: RealCodex, files: readonly Verified[]): string {
  const codex = { executable, release, described: releaseFor(release).described };
  return `${JSON.stringify({ version: 1, codex, files: files.map(jsonFile) })}\n`;
}

function jsonFile({ path, analysis, comparison, proof }: Verified) {
  const of = (finding: Finding) => jsonFinding(finding, analysis);
  const optional = (finding: Finding | undefined) => (finding ? of(finding) : null);
  const { accepted, error, sameAsError, furtherRejections, ignored, ignoredUnnamed, ineffective, differences } =
    comparison;
  return {
    path,
    accepted,
    error: error ?? null,
    sameAsError: optional(sameAsError),
    furtherRejections: furtherRejections.map(of),
    ignored: ignored.map(({ name, finding }) => ({ name, finding: optional(finding) })),
    ignoredUnnamed: ignoredUnnamed.map(of),
    ineffective: ineffective.map(of),
    differences: differences.map(({ message, finding }) => ({ message, finding: optional(finding) })),
    ...(proof && {
      proof: {
        broken: proof.broken ?? null,
        control: jsonProven(proof.control, analysis),
        files: proof.files.map((file) => jsonProven(file, analysis)),
        untried: proof.untried.map(({ pattern, span, reason }) => ({ pattern, ...place(span, analysis), reason })),
      },
    }),
  };
}

function jsonProven({ path, guard, words, namedBy }: ProvenFile, analysis: Verified['analysis']) {
  return { path, guard, words, namedBy: namedBy.map(({ pattern, span }) => ({ pattern, ...place(span, analysis) })) };
}

function place(span: Span, { textDocument }: Verified['analysis']) {
  return { range: toRange(textDocument, span) };
}
