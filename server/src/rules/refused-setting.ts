import { codexVersion } from '../codex/version.ts';
import { everyKind, type Rule } from './rule.ts';
import { placeOf } from './text.ts';

/** Values that are well formed each by itself, and that Codex refuses all the same: for what they say, or together. */
export const refusedSetting: Rule<undefined> = {
  id: 'refused-setting',
  kinds: everyKind,
  summary: 'Well-formed values that Codex refuses for what they say, or for what they say together.',
  severity: 'error',
  verdict: 'rejects',

  *check({ refusals }) {
    for (const { item, reason, later, unlessElsewhere } of refusals) {
      const span = placeOf(item);
      if (!span) continue;
      yield {
        ...(later && ({ severity: 'warning', verdict: 'ineffective' } as const)),
        ...(unlessElsewhere && ({ severity: 'hint', verdict: 'accepts' } as const)),
        message: sentence(reason, later, unlessElsewhere),
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};

function sentence(reason: string, later?: true, unlessElsewhere?: true): string {
  // Its files are put together before it looks.
  const perhaps = unlessElsewhere ? ', unless another file has what is missing' : '';
  if (later) return `Codex ${codexVersion} loads this profile, but refuses it as the default${perhaps}: ${reason}.`;
  if (unlessElsewhere)
    return `Unless another file has what is missing, Codex ${codexVersion} refuses to start: ${reason}.`;
  return `Codex ${codexVersion} refuses the file: ${reason}.`;
}
