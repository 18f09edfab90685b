import { namedKinds, parseKind } from '../codex/file-kind.ts';
import { codexVersion, releaseFault } from '../codex/version.ts';
import { parseProfile, profileIds } from '../risk/profiles.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { type Directive, directivesOf } from './directives.ts';
import { isIgnore, rulesIn } from './ignores.ts';
import { everyKind, type Rule } from './rule.ts';

/** What a directive may say. */
interface Vocabulary {
  /** What a value of it is. */
  readonly noun: string;
  readonly values: readonly string[];
  /** How a value looks, where there are more than can be listed. */
  readonly form?: string;
  readonly knows: (value: string) => boolean;
  readonly fixTitle: (value: string) => string;
}

const vocabularies: ReadonlyMap<string, Vocabulary> = new Map([
  [
    'profile',
    {
      noun: 'profile',
      values: profileIds,
      knows: (value) => parseProfile(value) !== undefined,
      fixTitle: (value) => `Hold this file to ${value}`,
    },
  ],
  [
    'kind',
    {
      noun: 'kind of file',
      values: namedKinds,
      knows: (value) => parseKind(value) !== undefined,
      fixTitle: (value) => (value === 'none' ? 'Leave this file alone' : `Check this file as ${value}`),
    },
  ],
  [
    'codex-version',
    {
      noun: 'release of Codex',
      values: [codexVersion],
      form: `a release such as ${codexVersion}, or a range such as >=0.138 or 0.125 - ${codexVersion}`,
      knows: (value) => releaseFault(value) === undefined,
      fixTitle: (value) => `Check this file for Codex ${value}`,
    },
  ],
]);

/** A `# codex-policy:` comment that says nothing this product understands. */
export const unknownDirective: Rule<Directive> = {
  id: 'unknown-directive',
  kinds: everyKind,
  summary: 'A `# codex-policy:` comment that is not understood.',
  severity: 'warning',
  verdict: 'accepts',
  whole: true,

  *check({ document }) {
    for (const directive of directivesOf(document)) {
      const { name, value, span } = directive;
      const known = vocabularies.get(name);
      if (known?.knows(value) || rulesIn(directive).length > 0) continue;
      yield { message: messageFor(directive, known), keyPath: [], span, data: directive };
    }
  },

  fixes({ document }, { data: { name, value, span } }) {
    const { values = [], fixTitle = String } = vocabularies.get(name) ?? {};
    return values.map((word) => ({
      title: fixTitle(word),
      safe: false,
      apply: () => applyEdits(document.text, [{ ...span, newText: value === '' ? ` ${name} = ${word}` : word }]),
    }));
  },
};

function messageFor(directive: Directive, known: Vocabulary | undefined): string {
  const { name, value } = directive;
  if (isIgnore(directive)) return `No rule is named; write \`# codex-policy: ${name}[unknown-key] the reason\`.`;
  return known
    ? `${named(value)} is not a ${known.noun}; it is ${known.form ?? `one of ${known.values.join(', ')}`}.`
    : `${named(name)} is not a directive; write \`# codex-policy: profile = balanced\` or \`# codex-policy: kind = config\`.`;
}

function named(word: string): string {
  return word === '' ? 'An empty name' : `\`${word}\``;
}
