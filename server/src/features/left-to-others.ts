import { duplicateDefinition } from '../rules/duplicate-definition.ts';
import type { Finding } from '../rules/rule.ts';
import { tomlSyntax } from '../rules/toml-syntax.ts';
import type { Fault } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';

const rules: readonly string[] = [tomlSyntax.id, duplicateDefinition.id];

/** Whether another program for TOML says a fault as well. The bound of nesting is Codex's own: others read such a file. */
export function isLeftToOthers({ code }: Pick<Fault, 'code'>): boolean {
  return code !== 'nested-too-deeply';
}

/**
 * The findings beside another program that says what is not TOML. The first fault stays, as an information: that Codex
 * refuses the file only this product says, and no file that Codex refuses may look as if it were fine.
 */
export function leavingSyntaxErrors({ findings, document }: Analysis): readonly Finding[] {
  const own = new Set(document.faults.flatMap((fault) => (isLeftToOthers(fault) ? [] : [fault.start])));
  const left = findings.filter(({ code, span }) => rules.includes(code) && !own.has(span.start));
  if (left.length === 0) return findings;
  const others = new Set(left.slice(1));
  return findings
    .filter((finding) => !others.has(finding))
    .map((finding) => (finding === left[0] ? { ...finding, severity: 'info' } : finding));
}
