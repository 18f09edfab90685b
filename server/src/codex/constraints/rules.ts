import { find, type Item, isTable, textOf } from '../../toml/document.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { type Constraint, entriesOf, notBlank, type Refusal } from './refusal.ts';

/** What the words of a command rule must be. */
export const prefixRules: Constraint = function* (root) {
  for (const rule of find(root, ['rules', 'prefix_rules'])?.elements ?? []) {
    yield* notBlank(rule.children.get('justification'), 'justification');
    for (const token of rule.children.get('pattern')?.elements ?? []) yield* patternToken(token);
  }
};

function* patternToken(token: Item): Generator<Refusal> {
  const word = token.children.get('token');
  const words = token.children.get('any_of');
  if (word && words) yield { item: words, reason: 'set either `token` or `any_of`, not both' };
  if (!word && !words && isTable(token)) {
    yield { item: token, reason: 'set either `token` or `any_of`', lacks: ['token', 'any_of'] };
  }
  yield* notBlank(word, 'token');
  for (const element of words?.elements ?? []) {
    if (textOf(element)?.trim() === '') yield { item: element, reason: '`any_of` must not have empty words' };
  }
}

/** What a handler of a hook needs, by its type. */
export const hookHandlers: Constraint = function* (root) {
  const needs: Readonly<Record<string, readonly string[]>> = { command: ['command'], mcp_tool: ['server', 'tool'] };
  for (const [name, event] of entriesOf(find(root, ['hooks']))) {
    if (schemaAt(requirementsSchema, ['hooks', name])?.type !== 'array') continue;
    for (const handler of event.elements.flatMap((group) => group.children.get('hooks')?.elements ?? [])) {
      const type = handler.children.get('type');
      for (const key of needs[textOf(type) ?? ''] ?? []) {
        const missing = type && !handler.children.has(key);
        if (missing) yield { item: type, reason: `\`type = "${textOf(type)}"\` needs \`${key}\``, lacks: [key] };
      }
    }
  }
};
