/** The key that Codex names when it refuses a document, and where the product speaks of the same. */
import { schemaAt } from '../../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../../server/src/codex/requirements/index.ts';
import type { Finding } from '../../../server/src/rules/rule.ts';
import type { KeyPath } from '../../../server/src/toml/document.ts';
import type { Span } from '../../../server/src/toml/syntax.ts';

/**
 * What an error names: a path; a path, ` > ` and a key that the table lacks or should not have; line and column of a
 * fault of TOML. Undefined when it names nothing, as with many settings that do not go together.
 */
export function namedIn(error: string): string | undefined {
  const fault = /TOML parse error at line (\d+), column (\d+)/.exec(error);
  if (fault) return `${fault[1]}:${fault[2]}`;
  const message = error.replace(/^failed to parse (?:requirements layer [^:]*|merged requirements): /, '');
  // The innermost table is named first.
  const path = Array.from(message.matchAll(/^in `(.+)`$/gm), ([, name]) => name).reverse();
  if (path.length === 0) return namedInWords(message);
  const key = /(?:missing|unknown) field `([^`]+)`/.exec(message)?.[1];
  return key === undefined ? path.join('.') : `${path.join('.')} > ${key}`;
}

/** Messages without a path that begin with a key. */
function namedInWords(message: string): string | undefined {
  const provider = /^model_providers contains reserved built-in provider IDs: `([^`]+)`/.exec(message)?.[1];
  if (provider !== undefined) return `model_providers.${provider}`;
  return (
    /^(?:duplicate field|field|invalid value for) `([^`]+)`/.exec(message)?.[1] ??
    /^(model_providers(?:\.[\w-]+)+|features(?:\.\w+)+)[: ]/.exec(message)?.[1]
  );
}

/** Why Codex names less than the key that is wrong, by what it names. */
export const limits: readonly { readonly named: RegExp; readonly reason: string }[] = [
  { named: /^(?:apps|hooks|permissions)(?: >|$)/, reason: 'Codex names only the table at the top.' },
  { named: /^features$|^feature_requirements$/, reason: 'Codex does not name the feature.' },
  { named: /\.identity$|\.runtime_agent_instances$/, reason: 'Of several shapes Codex does not say why none fits.' },
  { named: /\.(?:domains|unix_sockets)$/, reason: 'Codex does not name the host or the socket.' },
  {
    named:
      /^(?:experimental_network|network_proxy|permissions\.(?:network|filesystem)|application\.network|config_server)$/,
    reason: 'The table is checked as a whole.',
  },
  { named: /^model_providers\.[\w-]+(?:\.gateway_oauth)?$/, reason: 'The provider is checked as a whole.' },
];

/** Keys that Codex calls by another name. */
const calls: readonly (readonly [RegExp, string])[] = [
  [/^feature_requirements(?=\.|$)/, 'features'],
  [/^experimental_network(?=\.|$)/, 'network_proxy'],
  [/^remote_sandbox_config\.allowed_sandbox_modes$/, 'allowed_sandbox_modes'],
  [/^features\.rollout_budget$/, 'features.rollout_budget.limit_tokens'],
];

/**
 * How a finding speaks of what Codex names: of the `same`, or of something `near`: a key below it that Codex does not go
 * down to, or another place in the line of a fault of TOML.
 */
export type Agreement = 'same' | 'near';

/** Whether a finding is about what Codex names; undefined when it is about something else. */
export function agreement(named: string, { keyPath, span }: Finding, text: string): Agreement | undefined {
  if (/^\d+:\d+$/.test(named)) return placeAgreement(named, span, text);
  const [table = '', key] = named.split(' > ');
  const ours = calledByCodex(withoutShapes(keyPath));
  // A missing key is found at its table.
  const theirs = key === undefined ? [table] : [table, `${table}.${key}`];
  if (theirs.some((name) => calledByCodex(name) === ours)) return 'same';
  const isBelow = ours.startsWith(`${calledByCodex(table)}.`) && limits.some((limit) => limit.named.test(named));
  return isBelow ? 'near' : undefined;
}

/** Codex counts no elements, and passes over names that choose one of several shapes, such as `otlp-http`. */
function withoutShapes(path: KeyPath): string {
  const isNamed = (_: string | number, index: number) =>
    typeof path[index] === 'string' && schemaAt(requirementsSchema, path.slice(0, index))?.type !== 'anyOf';
  return path.filter(isNamed).join('.');
}

function calledByCodex(path: string): string {
  return calls.reduce((name, [pattern, other]) => name.replace(pattern, other), path);
}

function placeAgreement(named: string, { start, end }: Span, text: string): Agreement | undefined {
  const [line = 1, column = 1] = named.split(':').map(Number);
  const before = text.split('\n').slice(0, line - 1);
  const offset = before.reduce((sum, one) => sum + one.length + 1, column - 1);
  if (start <= offset && offset <= end) return 'same';
  return text.slice(0, start).split('\n').length === line ? 'near' : undefined;
}
