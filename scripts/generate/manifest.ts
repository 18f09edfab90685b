import raw from '../../package.json' with { type: 'json' };
import words from '../../package.nls.json' with { type: 'json' };

/** The manifest of the extension with its words in the place of their names. */
export const manifest = inWords(raw) as typeof raw;

function inWords(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^%(.+)%$/, (name, key) => Object(words)[key] ?? name);
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inWords(inner)]));
}
