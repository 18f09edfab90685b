import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { codexVersion } from '../codex/version.ts';
import type { Item } from '../toml/document.ts';
import { type Rule, settingsKinds } from './rule.ts';
import { keyName, refuses } from './text.ts';

/** What belongs in requirements.toml and stands in a file with settings. */
export const requirementsKey: Rule<undefined> = {
  id: 'requirements-key',
  kinds: settingsKinds,
  summary: 'A key of requirements.toml, which config.toml and managed_config.toml do not have.',
  severity: 'warning',
  verdict: 'ignores',

  *check({ kind, shape, fileName }) {
    for (const issue of shape) {
      const { item } = issue;
      const [span] = item.names;
      if (issue.kind !== 'unknown-key' || !span || !isRequirementsKey(item)) continue;
      const isRejected = issue.verdict === 'rejects';
      const follows = isRejected
        ? `for which Codex ${codexVersion} ${refuses(kind)}`
        : `which Codex ${codexVersion} ignores in ${fileName}: it restricts nobody here`;
      yield {
        ...(isRejected && ({ severity: 'error', verdict: 'rejects' } as const)),
        message: `${keyName(item.path)} is a key of requirements.toml, ${follows}.`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};

/** Whether requirements.toml has a key of its own at the path of an item that is unknown here, and makes use of it. */
export function isRequirementsKey({ path }: Item): boolean {
  const table = schemaAt(requirementsSchema, path.slice(0, -1));
  const name = String(path.at(-1));
  return table?.type === 'table' && Object.hasOwn(table.keys, name) && !table.keys[name]?.retired;
}
