import type { Refusal } from '../codex/constraints/refusal.ts';
import { codexVersion } from '../codex/version.ts';
import type { Context } from './context.ts';
import { misplacedIn } from './misplaced-key.ts';
import { everyKind, type Rule } from './rule.ts';
import { placeOf, refuses } from './text.ts';
import { misspeltKeys } from './unknown-keys.ts';

/** Values that are well formed each by itself, and that Codex refuses all the same: for what they say, or together. */
export const refusedSetting: Rule<undefined> = {
  id: 'refused-setting',
  kinds: everyKind,
  summary: 'Well-formed values that Codex refuses for what they say, or for what they say together.',
  severity: 'error',
  verdict: 'rejects',

  *check(context) {
    const misplaced = misplacedIn(context);
    const misspelt = new Set<unknown>(misspeltKeys(context).values());
    for (const refusal of context.refusals) {
      const { item, reason, later, unlessElsewhere } = refusal;
      const span = placeOf(item);
      if (!span || misplaced.has(item) || misspelt.has(refusal)) continue;
      yield {
        ...(later && ({ verdict: 'ineffective' } as const)),
        ...(later === 'as default' && ({ severity: 'warning' } as const)),
        ...(unlessElsewhere === 'definition' && { severity: isAlone(context) ? 'warning' : 'hint' }),
        ...(unlessElsewhere === 'definition' && later && ({ severity: 'hint', verdict: 'accepts' } as const)),
        message: sentence(refuses(context.kind), reason, later, unlessElsewhere !== undefined),
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};

/** Whether a file seldom has another beside it that defines what it names: the settings of a user, not those put above or below them. */
function isAlone({ kind, path, isProject }: Context): boolean {
  return kind === 'config' && !isProject && (path === undefined || /(?:^|[\\/])config\.toml$/i.test(path));
}

function sentence(refuses: string, reason: string, later: Refusal['later'], unlessElsewhere: boolean): string {
  // Its files are put together before it looks.
  const perhaps = unlessElsewhere ? ', unless another file has what is missing' : '';
  if (later === 'at the start') {
    return `Codex ${codexVersion} loads the file, but the app server does not start with it, and \`codex exec\` runs without export${perhaps}: ${reason}.`;
  }
  if (later) return `Codex ${codexVersion} loads this profile, but refuses it as the default${perhaps}: ${reason}.`;
  if (unlessElsewhere)
    return `Unless another file has what is missing, Codex ${codexVersion} refuses to start: ${reason}.`;
  return `Codex ${codexVersion} ${refuses}: ${reason}.`;
}
