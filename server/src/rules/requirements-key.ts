import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { codexVersion } from '../codex/version.ts';
import type { Item } from '../toml/document.ts';
import { configKinds, type Rule } from './rule.ts';
import { keyName } from './text.ts';

/** What belongs in requirements.toml and stands in a file with settings. */
export const requirementsKey: Rule<undefined> = {
  id: 'requirements-key',
  kinds: configKinds,
  summary: 'A key of requirements.toml, which config.toml and managed_config.toml do not have.',
  severity: 'warning',
  verdict: 'ignores',

  *check({ shape, fileName }) {
    for (const { kind, item } of shape) {
      const [span] = item.names;
      if (kind !== 'unknown-key' || !span || !isRequirementsKey(item)) continue;
      yield {
        message: `${keyName(item.path)} is a key of requirements.toml, which Codex ${codexVersion} ignores in ${fileName}: it restricts nobody here.`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};

/** Whether requirements.toml has a key of its own at the path of an item that is unknown here. */
export function isRequirementsKey({ path }: Item): boolean {
  const table = schemaAt(requirementsSchema, path.slice(0, -1));
  return table?.type === 'table' && Object.hasOwn(table.keys, String(path.at(-1)));
}
