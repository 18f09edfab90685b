import { find, type Item, textOf } from '../../toml/document.ts';
import { unknownFeatures } from '../config/constrain-features.ts';
import { keyBindings, namedOnce, scrollSpeed } from '../config/constrain-keys.ts';
import { serverTransports, threadStore } from '../config/constrain-servers.ts';
import { efforts, variableFilters } from '../config/constraints.ts';
import type { ConfigConstraint, ConfigRefusal } from '../config/refusal.ts';
import { oneExporter } from '../constraints/exporters.ts';
import { interception } from '../constraints/interception.ts';
import { providerDefinitions } from '../constraints/providers.ts';
import { notBlank } from '../constraints/refusal.ts';
import { hookHandlers } from '../constraints/rules.ts';

/** What a role says of itself. */
const ownTexts: ConfigConstraint = function* (root) {
  for (const key of ['description', 'developer_instructions']) yield* notBlank(root.children.get(key), key);
};

/** What a name may consist of. */
const NICKNAME = /^[A-Za-z\d _-]+$/;

/** Sub-agents of a role take their names from a list. */
const nicknames: ConfigConstraint = function* (root) {
  const list = find(root, ['nickname_candidates']);
  if (list?.form !== 'array') return;
  if (list.elements.length === 0) yield { item: list, reason: '`nickname_candidates` must have at least one name' };
  const seen = new Set<string>();
  for (const item of list.elements) {
    const name = textOf(item)?.trim();
    if (name === undefined) continue;
    if (name === '') yield { item, reason: 'a name in `nickname_candidates` must not be empty' };
    else if (!NICKNAME.test(name))
      yield { item, reason: `\`${name}\` must consist of ASCII letters, digits, blanks, \`-\` and \`_\`` };
    else if (seen.has(name)) yield { item, reason: `\`${name}\` stands twice in \`nickname_candidates\`` };
    seen.add(name);
  }
};

/** What Codex looks at when it reads a role. The rest of what it asks of settings, it asks of its own alone. */
const constraints: readonly ConfigConstraint[] = [
  ownTexts,
  nicknames,
  efforts,
  variableFilters,
  interception,
  providerDefinitions,
  serverTransports,
  threadStore,
  hookHandlers,
  oneExporter,
  unknownFeatures,
  keyBindings,
  namedOnce,
  scrollSpeed,
];

/** What Codex drops a role for although every value has the right shape. Each role file is read by itself. */
export function roleRefusals(root: Item): ConfigRefusal[] {
  return constraints.flatMap((constraint) => [...constraint(root)]).map(({ item, reason }) => ({ item, reason }));
}
