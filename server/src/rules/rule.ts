import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import type { Verdict } from '../codex/verdict.ts';
import type { Severity } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import type { KeyPath } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Context } from './context.ts';

/** A rule's result on a span of the document. `data` is what its fixes need to know. */
export interface Finding<Data = unknown> {
  readonly code: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly message: string;
  /** The key that the finding is about; numbers are array positions. */
  readonly keyPath: KeyPath;
  readonly span: Span;
  /** The control of the risk tables that it belongs to. */
  readonly control?: string;
  /** The profile that it is relative to. */
  readonly profile?: ProfileId;
  readonly related?: readonly (Span & { readonly message: string })[];
  readonly data: Data;
}

/** A way out of a finding. */
export interface Fix {
  readonly title: string;
  /** Whether its meaning is certain enough to be part of "fix all". */
  readonly safe: boolean;
  /** The whole text with the fix applied; undefined when it cannot be applied without breaking something. */
  apply(): string | undefined;
}

/** A finding as a rule yields it: what it leaves out is the rule’s own. */
export type Draft<Data> = Omit<Finding<Data>, 'code' | 'severity' | 'verdict'> &
  Partial<Pick<Finding<Data>, 'severity' | 'verdict'>>;

/** A rule is a value. Its page is `docs/rules/<id>.md`, its test `server/test/rules/<id>.test.ts`. */
export interface Rule<Data = unknown> {
  readonly id: string;
  /** The kinds of files that it is for; requirements.toml alone where left out. */
  readonly kinds?: readonly FileKind[];
  /** One line for the index of the pages. */
  readonly summary: string;
  /** Used where a finding does not say its own. */
  readonly severity: Severity;
  readonly verdict: Verdict;
  check(context: Context): Iterable<Draft<Data>>;
  fixes?(context: Context, finding: Finding<Data>): readonly Fix[];
}

/** For rules about what Codex does with any file that it reads. */
export const everyKind: readonly FileKind[] = fileKinds;

/** For rules about settings. */
export const configKinds: readonly FileKind[] = ['managed-config', 'config'];

/** For rules about the keys of config.toml, which a role file has as well. */
export const settingsKinds: readonly FileKind[] = [...configKinds, 'agent-role'];

/** Completes the findings of one rule. */
export function runRule(rule: Rule, context: Context): Finding[] {
  const { id, severity, verdict } = rule;
  return draftsOf(rule, context).map((draft) => ({ code: id, severity, verdict, ...draft }));
}

/** What a rule yields, for those that build on it. */
export function draftsOf<Data>(rule: Rule<Data>, context: Context): readonly Draft<Data>[] {
  return context.once(rule, () => [...rule.check(context)]);
}
