import { find, type Item, isTable, textOf } from '../../toml/document.ts';
import type { Constraint, Refusal } from './refusal.ts';

/** The matchers in the identity of an MCP server. */
export const serverMatchers: Constraint = function* (root) {
  const plugins = [...(find(root, ['plugins'])?.children.values() ?? [])];
  const tables = [find(root, ['mcp_servers']), ...plugins.map((plugin) => plugin.children.get('mcp_servers'))];
  for (const server of tables.flatMap((table) => [...(table?.children.values() ?? [])])) {
    const identity = server.children.get('identity');
    if (!identity || !isTable(identity)) continue;
    // Beside a command by its name nothing is looked at.
    if (textOf(identity.children.get('command')) !== undefined) continue;
    yield* matcher(identity.children.get('url'));
    for (const argument of find(identity, ['command', 'args'])?.elements ?? []) yield* matcher(argument);
  }
};

function* matcher(item: Item | undefined): Generator<Refusal> {
  const kind = item?.children.get('match');
  if (!item || !kind) return;
  const regex = textOf(kind) === 'regex';
  const shown = `\`match = "${textOf(kind)}"\``;
  const [needed, other] = regex ? ['expression', 'value'] : ['value', 'expression'];
  const extra = item.children.get(other);
  if (!item.children.has(needed)) {
    yield { item: kind, reason: `${shown} needs \`${needed}\``, lacks: [needed] };
  }
  if (extra) yield { item: extra, reason: `${shown} takes no \`${other}\`` };
  const expression = item.children.get('expression');
  const fault = regex && expression ? expressionFault(textOf(expression) ?? '') : undefined;
  if (expression && fault) yield { item: expression, reason: fault };
}

/** What Codex’s expressions lack, each with a word for it. */
const unsupported: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, 'look-around is not supported in expressions'],
  [/\\[1-9]/, 'backreferences are not supported in expressions'],
  [/\\[pP]/, 'Unicode classes are not supported in expressions'],
  [/\\[^adfnrstvwxzuABDSUWb\W]/, 'this escape is not supported in expressions'],
  [/\{,/, 'a repetition needs its lower number'],
  [/(?<!\\|\\[xuUb])\{(?!\d+(?:,\d*)?\})/, 'a brace that is no repetition must be escaped'],
  [/(?<!\\)\[\^?\]?(?:\\.|[^\]\\])*?(?:\[(?!:)|--|&&|~~)/, 'a class within a class is not supported in expressions'],
];

/** Beyond that they are a subset of JavaScript’s: what does not compile here does not there. */
function expressionFault(source: string): string | undefined {
  const plain = source.replaceAll('\\\\', '\\.');
  const found = unsupported.find(([pattern]) => pattern.test(plain));
  if (found) return found[1];
  try {
    new RegExp(asJavaScript(plain));
    return undefined;
  } catch {
    return 'this is not a valid regular expression';
  }
}

/** Named groups, flags and repetitions of repetitions are written differently or not at all. */
function asJavaScript(source: string): string {
  return source
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[a-zA-Z-]+(\)|:)/g, (_, end) => (end === ':' ? '(?:' : ''))
    .replace(/([*+?]|\{\d+(?:,\d*)?\})[*+?]+/g, '$1');
}
