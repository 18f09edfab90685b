import { fixedPlaces, type Place } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { codexVersion } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import type { Rule } from './rule.ts';
import { keyName, listed } from './text.ts';

const limited: readonly Place[] = fixedPlaces(requirementsSchema, ({ systems, surface }) =>
  Boolean(systems ?? surface),
);

/** A key that only some systems, or some surfaces of Codex, go by. */
export const limitedKey: Rule<undefined> = {
  id: 'limited-key',
  summary: 'A key that only one system goes by, or only some surfaces of Codex.',
  severity: 'info',
  verdict: 'accepts',
  keys: limited.map(({ path }) => String(path[0])),

  *check({ document: { root } }) {
    for (const { path, schema } of limited) {
      const item = find(root, path);
      const span = item?.names[0];
      if (!item || !span) continue;
      const { systems, surface } = schema;
      const name = keyName(path);
      yield {
        // The name of a system says as much by itself.
        severity: systems ? 'hint' : 'info',
        message: systems
          ? `By the public reference of Codex ${codexVersion} ${name} is for ${listed(systems)} alone: on other systems it limits nobody.`
          : `Only some surfaces of Codex ${codexVersion} go by ${name}. ${surface}`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};
