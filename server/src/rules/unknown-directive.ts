import { parseProfile, profileIds } from '../risk/profiles.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { type Directive, directivesOf } from './directives.ts';
import { everyKind, type Rule } from './rule.ts';

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
      if (name === 'profile' && parseProfile(value)) continue;
      const message =
        name === 'profile'
          ? `${named(value)} is not a profile; it is one of ${profileIds.join(', ')}.`
          : `${named(name)} is not a directive; write \`# codex-policy: profile = balanced\`.`;
      yield { message, keyPath: [], span, data: directive };
    }
  },

  fixes({ document }, { data: { name, value, span } }) {
    if (name !== 'profile') return [];
    return profileIds.map((id) => ({
      title: `Hold this file to ${id}`,
      safe: false,
      apply: () => applyEdits(document.text, [{ ...span, newText: value === '' ? ` profile = ${id}` : id }]),
    }));
  },
};

function named(word: string): string {
  return word === '' ? 'An empty name' : `\`${word}\``;
}
