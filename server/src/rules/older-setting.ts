import { configSchema } from '../codex/config/index.ts';
import { fixedPlaces, type Place } from '../codex/lookup.ts';
import { codexVersion } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import { lazy } from '../toml/lazy.ts';
import { configKinds, type Rule } from './rule.ts';
import { keyName } from './text.ts';

/** Settings that Codex keeps for old files; a table of them is one. The stages of features have a rule of their own. */
const older = lazy((): readonly Place[] =>
  fixedPlaces(configSchema, ({ deprecated, retired }) => deprecated !== undefined && !retired).filter(
    ({ path }) => path[0] !== 'features',
  ),
);

/** A setting of an older form that Codex still reads. */
export const olderSetting: Rule<undefined> = {
  id: 'older-setting',
  kinds: configKinds,
  summary: 'A setting of an older form, which Codex still reads.',
  severity: 'info',
  verdict: 'accepts',

  *check({ document: { root }, shape, refusals }) {
    for (const { path, schema } of older()) {
      const item = find(root, path);
      const span = item?.names[0];
      if (!item || !span || schema.deprecated === undefined) continue;
      // What Codex refuses has a finding of its own.
      const isRefused = [...shape, ...refusals].some((one) => one.item === item);
      if (isRefused) continue;
      yield {
        message: `${keyName(item.path)} is of an older form, which Codex ${codexVersion} still reads. ${schema.deprecated}`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};
