import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
}

// Both packages are CommonJS marked as ES modules without a default: only `require` reads them alike under every loader.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof Textmate;

const TOML = 'source.toml';
const tomlFile = new URL('../../syntaxes/toml.tmLanguage.json', import.meta.url);
const wasmFile = require.resolve('vscode-oniguruma/release/onig.wasm');

/** The TOML grammar as the editor would load it, with a second grammar injected into it when one is given. */
export async function loadGrammar(injected?: object): Promise<Textmate.IGrammar> {
  await oniguruma.loadWASM(readFileSync(wasmFile));
  const sources = new Map([[TOML, readFileSync(tomlFile, 'utf8')]]);
  if (injected !== undefined) sources.set('source.toml.codex', JSON.stringify(injected));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const source = sources.get(scopeName);
      return source === undefined ? null : textmate.parseRawGrammar(source, `${scopeName}.json`);
    },
    getInjections: (scopeName) => (scopeName === TOML && injected !== undefined ? ['source.toml.codex'] : undefined),
  });
  const grammar = await registry.loadGrammar(TOML);
  if (grammar === null) throw new Error('the TOML grammar did not load');
  return grammar;
}

export function tokenize(grammar: Textmate.IGrammar, source: string): Line[] {
  const lines: Line[] = [];
  let state = textmate.INITIAL;
  for (const text of source.replace(/\r?\n$/, '').split(/\r?\n/)) {
    const result = grammar.tokenizeLine(text, state);
    state = result.ruleStack;
    lines.push({ text, tokens: result.tokens.flatMap((token) => tokenOf(text, token)) });
  }
  return lines;
}

function tokenOf(
  line: string,
  token: { startIndex: number; endIndex: number; scopes: readonly string[] },
): readonly Token[] {
  // The tokenizer counts the line's own newline; a token that is nothing but that newline is not shown.
  const end = Math.min(token.endIndex, line.length);
  const text = line.slice(token.startIndex, end);
  return text === '' ? [] : [{ start: token.startIndex, end, text, scopes: token.scopes }];
}

/** One block per line: the source after `|`, then each token's range, text and scopes without the root scope. */
export function snapshot(lines: readonly Line[]): string {
  return lines.map((line, index) => `${index + 1}| ${line.text}`.trimEnd() + line.tokens.map(row).join('')).join('\n');
}

function row(token: Token): string {
  const range = `${token.start}-${token.end}`.padEnd(7);
  const scopes = token.scopes.filter((scope) => scope !== TOML).join(' ');
  return `\n    ${range} \`${token.text}\`  ${scopes === '' ? '-' : scopes}`;
}
