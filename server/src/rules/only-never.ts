import { codexVersion } from '../codex/version.ts';
import { approvalPolicies, prefixRules } from '../risk/controls/approvals.ts';
import { denyRead, sandboxModes } from '../risk/controls/sandbox.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { find, type Item, type TomlDocument, textOf } from '../toml/document.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import type { Rule } from './rule.ts';

/** What follows for other settings where nobody may ever be asked. */
export const onlyNever: Rule<Item> = {
  id: 'only-never',
  summary: 'With `never` as the only approval policy, rules that ask refuse, and some users cannot start.',
  severity: 'info',
  verdict: 'ineffective',
  keys: ['allowed_approval_policies'],

  *check({ document, profile }) {
    const never = onlyPolicy(document);
    if (textOf(never) !== 'never' || !never?.value) return;
    if (rulesOutFullAccess(document) && !asksForBoth(profile)) {
      yield {
        verdict: 'accepts',
        message: `Codex ${codexVersion} does not start for a user whose settings or flags ask for \`danger-full-access\`: beside \`never\` it falls back to no other sandbox.`,
        keyPath: never.path,
        span: never.value,
        control: approvalPolicies.id,
        data: never,
      };
    }
    for (const rule of find(document.root, prefixRules.path)?.elements ?? []) {
      const decision = rule.children.get('decision');
      const word = textOf(decision);
      if (!decision?.value || (word !== 'prompt' && word !== 'prompt-user')) continue;
      yield {
        message: `Codex ${codexVersion} cannot ask anyone under \`never\`, the only policy allowed here: \`${word}\` refuses the command. \`forbidden\` says so.`,
        keyPath: decision.path,
        span: decision.value,
        control: prefixRules.id,
        related: [{ start: never.value.start, end: never.value.end, message: 'nobody is asked' }],
        data: decision,
      };
    }
  },

  fixes({ document: { text } }, { data: { value, step } }) {
    if (step !== 'decision' || value?.kind !== 'string') return [];
    const newText = writeString('forbidden', value.style === 'literal' ? "'" : '"');
    return [
      {
        title: 'Write `forbidden`',
        // Another policy may be meant to join the list.
        safe: false,
        apply: () => applyEdits(text, [{ start: value.start, end: value.end, newText }]),
      },
    ];
  },
};

function onlyPolicy({ root }: TomlDocument): Item | undefined {
  const policies = find(root, approvalPolicies.path)?.elements ?? [];
  return policies.length === 1 ? policies[0] : undefined;
}

/** Whether the file itself keeps sessions from full access. */
function rulesOutFullAccess(document: TomlDocument): boolean {
  const { root } = document;
  if ((find(root, denyRead.path)?.elements.length ?? 0) > 0) return true;
  const modes = find(root, sandboxModes.path)?.elements.map(textOf) ?? [];
  // Without `read-only` Codex refuses the file.
  return modes.includes('read-only') && !modes.includes('danger-full-access');
}

/** A profile that asks for both has it in its description. */
function asksForBoth(profile: ProfileId): boolean {
  const policies = approvalPolicies.profiles[profile];
  return (
    policies.every((policy) => policy === 'never') && !sandboxModes.profiles[profile].includes('danger-full-access')
  );
}
