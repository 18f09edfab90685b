import { find, type Item, isTable } from '../../toml/document.ts';
import { type Constraint, type Refusal, textOf } from './refusal.ts';

/** The matchers in the identity of an MCP server. */
export const serverMatchers: Constraint = function* (root) {
  const plugins = [...(find(root, ['plugins'])?.children.values() ?? [])];
  const tables = [find(root, ['mcp_servers']), ...plugins.map((plugin) => plugin.children.get('mcp_servers'))];
  for (const server of tables.flatMap((table) => [...(table?.children.values() ?? [])])) {
    const identity = server.children.get('identity');
    if (!identity || !isTable(identity)) continue;
    if (!identity.children.has('command') && !identity.children.has('url')) {
      yield { item: identity, reason: 'an identity needs `command` or `url`' };
    }
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
  if (!item.children.has(needed)) yield { item: kind, reason: `${shown} needs \`${needed}\`` };
  if (extra) yield { item: extra, reason: `${shown} takes no \`${other}\`` };
  const expression = item.children.get('expression');
  const fault = regex && expression ? expressionFault(textOf(expression) ?? '') : undefined;
  if (expression && fault) yield { item: expression, reason: fault };
}

/** Codex’s expressions are a subset of JavaScript’s: what does not compile here does not there, and look-around never. */
function expressionFault(source: string): string | undefined {
  if (/\(\?(?:<?[=!])/.test(source)) return 'look-around is not supported in expressions';
  if (/\\[1-9]/.test(source)) return 'backreferences are not supported in expressions';
  if (/\\[pP]/.test(source)) return 'Unicode classes are not supported in expressions';
  if (/\{,/.test(source)) return 'a repetition needs its lower number';
  try {
    new RegExp(source.replace(/\(\?P</g, '(?<').replace(/^\(\?[a-zA-Z]+\)/, ''));
    return undefined;
  } catch {
    return 'this is not a valid regular expression';
  }
}
