import { codexVersion } from '../codex/version.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './text.ts';

/** Values that are well formed each by itself, and that Codex refuses all the same: for what they say, or together. */
export const refusedSetting: Rule<undefined> = {
  id: 'refused-setting',
  summary: 'Well-formed values that Codex refuses for what they say, or for what they say together.',
  severity: 'error',
  verdict: 'rejects',

  *check({ refusals }) {
    for (const { item, reason, later } of refusals) {
      const span = placeOf(item);
      if (!span) continue;
      yield {
        ...(later && ({ severity: 'warning', verdict: 'ineffective' } as const)),
        message: later
          ? `Codex ${codexVersion} loads this profile, but refuses it as the default: ${reason}.`
          : `Codex ${codexVersion} refuses the file: ${reason}.`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};
