import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/** Controls, other keys, words of an enumeration, names of the author's choosing. */
export const tokenTypes = ['keyword', 'property', 'enumMember', 'class'] as const;

export const tokenModifiers = ['declaration', 'deprecated', 'defaultLibrary'] as const;

/** What the numbers of a token stand for. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};
