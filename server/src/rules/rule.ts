import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import type { Verdict } from '../codex/verdict.ts';
import type { Severity } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import type { KeyPath } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Context } from './context.ts';

/** A rule's result on a span of the document. */
export interface Finding {
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
  /** True where it is about other releases than the one that rules describe, which has findings of its own. */
  readonly ofOthers?: true;
}

/** A way out of a finding. */
export interface Fix {
  readonly title: string;
  /** Whether its meaning is certain enough to be part of "fix all". */
  readonly safe: boolean;
  /** The whole text with the fix applied; undefined when it cannot be applied without breaking something. */
  apply(): string | undefined;
}

/** A finding as a rule yields it: what it leaves out is the rule’s own. `data` is what the fixes need to know. */
export type Draft<Data> = Omit<Finding, 'code' | 'severity' | 'verdict'> &
  Partial<Pick<Finding, 'severity' | 'verdict'>> & { readonly data: Data };

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
  /** The root keys of requirements.toml without which it finds nothing; any where left out. */
  readonly keys?: readonly string[];
  /** True for a rule about the file as a whole: it looks at more than keys, or at keys of several parts. */
  readonly whole?: true;
  /** True for a rule that looks at where the file lies or at other files, so that the text does not decide alone. */
  readonly place?: true;
  /** True where its fixes make a file stricter, and do not just say rightly what it was meant to say. */
  readonly tightens?: true;
  check(context: Context): Iterable<Draft<Data>>;
  fixes?(context: Context, draft: Draft<Data>): readonly Fix[];
}

/** For rules about what Codex does with any file that it reads. */
export const everyKind: readonly FileKind[] = fileKinds;

/** For rules about settings. */
export const configKinds: readonly FileKind[] = ['managed-config', 'config'];

/** For rules about the keys of config.toml, which a role file has as well. */
export const settingsKinds: readonly FileKind[] = [...configKinds, 'agent-role'];

/** The findings of one rule. */
export function runRule(rule: Rule, context: Context): Finding[] {
  return draftsOf(rule, context).map((draft) => findingOf(rule, draft));
}

/** A rule that threw instead of finding something: a mistake of its own, of which the file knows nothing. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** The findings of one rule; none where it throws, which is added to the failures. */
export function runGuarded(rule: Rule, context: Context, failures: RuleFailure[]): Finding[] {
  try {
    return runRule(rule, context);
  } catch (error) {
    failures.push({ rule: rule.id, error });
    return [];
  }
}

/** Completes a finding. Nodes of the tree stay behind: findings outlive the text that they were found in. */
export function findingOf(
  { id, severity, verdict }: Rule,
  { data: _, span, related, ...draft }: Draft<unknown>,
): Finding {
  const { start, end } = span;
  const places = related?.map((place) => ({ start: place.start, end: place.end, message: place.message }));
  return { code: id, severity, verdict, ...draft, span: { start, end }, ...(places && { related: places }) };
}

/** What a rule yields, for those that build on it. */
export function draftsOf<Data>(rule: Rule<Data>, context: Context): readonly Draft<Data>[] {
  return context.once(rule, () => [...rule.check(context)]);
}
