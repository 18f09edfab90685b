import { requirementsControls } from '../risk/controls/requirements.ts';
import { denyRead } from '../risk/controls/sandbox.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import { allowsFullAccess } from '../risk/sandbox.ts';
import { find, type TomlDocument } from '../toml/document.ts';
import type { Rule } from './rule.ts';

/** A list entry that is worse than itself where the sandbox can be switched off. */
interface Combination {
  readonly list: string;
  readonly values: readonly string[];
  readonly why: string;
}

const withFullAccess: readonly Combination[] = [
  {
    list: 'allowed_approval_policies',
    values: ['never'],
    why: 'a session may run without sandbox and without anyone asked: an injection then does what it likes',
  },
  {
    list: 'allowed_approvals_reviewers',
    values: ['auto_review', 'guardian_subagent'],
    why: 'an agent, not a person, then decides over commands that no sandbox holds',
  },
  {
    list: 'allowed_web_search_modes',
    values: ['live', 'indexed'],
    why: 'text that anyone can write then reaches an agent that no sandbox holds',
  },
];

/** Settings that matter more together than apart. */
export const riskyCombination: Rule<undefined> = {
  id: 'risky-combination',
  summary: 'Settings that are riskier together than each by itself.',
  severity: 'error',
  verdict: 'accepts',
  keys: withFullAccess.map(({ list }) => list),

  *check({ document, profile }) {
    const open = allowsFullAccess(document);
    const place = open && (open.value ?? open.names[0]);
    // Any entry of deny_read rules the full access out, whatever the list says.
    const ruledOut = (find(document.root, denyRead.path)?.elements.length ?? 0) > 0;
    if (!place || ruledOut) return;
    for (const combination of withFullAccess) {
      const list = find(document.root, [combination.list]);
      const span = list?.names[0];
      const value = listedValue(document, combination);
      if (!list || !span || value === undefined || profileAllows(combination, profile)) continue;
      yield {
        message: `\`${value}\` goes with \`danger-full-access\` here: ${combination.why}. ${profileTitle(profile)} has no such combination.`,
        keyPath: list.path,
        span,
        control: combination.list,
        profile,
        related: [{ start: place.start, end: place.end, message: 'the sandbox may be switched off here' }],
        data: undefined,
      };
    }
  },
};

function listedValue({ root }: TomlDocument, { list, values }: Combination): string | undefined {
  const names = find(root, [list])?.elements.flatMap(({ value }) => (value?.kind === 'string' ? [value.value] : []));
  return names?.find((name) => values.includes(name));
}

/** A profile that lists both itself has taken the risk knowingly. */
function profileAllows({ list, values }: Combination, profile: ProfileId): boolean {
  const lists = (id: string) => {
    const control = requirementsControls.find((candidate) => candidate.id === id);
    return control?.kind === 'allowlist' ? control.profiles[profile] : [];
  };
  return (
    lists('allowed_sandbox_modes').includes('danger-full-access') && values.some((value) => lists(list).includes(value))
  );
}
