/** Marks what Codex knows on top of the plain TOML grammar: its top-level names, and values that open everything up. */
export function codexGrammar(roots: readonly string[], risky: readonly string[]): object {
  // `\G` holds only right after the opening of a key, a header name or a string, so the whole word is compared.
  const rootPatterns = roots.length === 0 ? [] : [rootPattern(alternatives(roots))];
  const riskyPatterns = risky.length === 0 ? [] : [riskyPattern(alternatives(risky))];
  return {
    name: 'Codex Policy',
    scopeName: 'source.toml.codex',
    // Only inside the first part of a key and inside string values: never in comments, never in quoted keys.
    injectionSelector:
      'L:source.toml meta.key.first, L:source.toml string.quoted - support.type.property-name - meta.key.first',
    patterns: [...rootPatterns, ...riskyPatterns],
  };
}

function rootPattern(names: string): object {
  return { name: 'keyword.other.codex.toml', match: `(?<!["'])\\G(?:${names})(?![A-Za-z0-9_-])` };
}

function riskyPattern(values: string): object {
  return {
    name: 'markup.bold.codex.toml constant.other.risky.codex.toml',
    match: `(?:(?<=")\\G(?:${values})(?=")|(?<=')\\G(?:${values})(?='))`,
  };
}

/** The words as one alternation, in a fixed order and each once, so that the generated file does not depend on input order. */
function alternatives(words: readonly string[]): string {
  return [...new Set(words)]
    .sort()
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|#\s]/g, '\\$&'))
    .join('|');
}
