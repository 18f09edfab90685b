import { type Conversion, configKeyAt } from '../codex/config-keys.ts';
import { requiredInManagedConfig } from '../codex/enforced-keys.ts';
import { releaseBefore, releaseName } from '../codex/history/releases.ts';
import { managedOutranksSince } from '../codex/history/runtime.ts';
import { codexVersion } from '../codex/version.ts';
import { goesBeyond } from '../risk/assess.ts';
import type { AllowlistControl } from '../risk/control.ts';
import { approvalPolicies, approvalReviewers } from '../risk/controls/approvals.ts';
import { sandboxModes } from '../risk/controls/sandbox.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { find, type Item, textOf } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import { allowedBy, riskSentence, withWord } from './profile-words.ts';
import type { Draft, Rule } from './rule.ts';
import { keyName } from './text.ts';

/** A key that is a requirement too, and the value that the profile has in its place; undefined where it has none. */
interface Outranking {
  readonly item: Item;
  readonly instead: string | undefined;
}

/** The lists that the three keys become, as the risk tables have them. */
const controls: Readonly<Record<(typeof requiredInManagedConfig)[number], AllowlistControl>> = {
  approval_policy: approvalPolicies,
  approvals_reviewer: approvalReviewers,
  sandbox_mode: sandboxModes,
};

/** A default for everyone that is a requirement too, and comes before the policy. */
export const outranksRequirements: Rule<Outranking> = {
  id: 'outranks-requirements',
  kinds: ['managed-config'],
  summary: 'A key of managed_config.toml that Codex puts above requirements.toml.',
  severity: 'warning',
  verdict: 'accepts',

  *check(context) {
    const { document, profile } = context;
    const { fleet = [] } = context.release;
    const before = fleet.some((release) => release < managedOutranksSince) ? older() : '';
    for (const key of requiredInManagedConfig) {
      const item = find(document.root, [key]);
      const span = item?.names[0];
      const conversion = configKeyAt([key])?.conversion;
      const { words, entries } = becomes(item, conversion?.values) ?? {};
      if (!item || !span || !conversion || !words) continue;
      // A granular policy that lacks a part is refused, and nothing becomes of it.
      if (item.children.size > 0 && context.shape.some(({ item: { path } }) => path[0] === key)) continue;
      const list = `${conversion.key} = [${entries}]`;
      const { follows, ...judged } = judgementOf(controls[key], words, profile);
      yield {
        ...judged,
        message: `In managed_config.toml Codex ${codexVersion} turns ${keyName([key])} into the requirement \`${list}\`. It replaces the list of the system’s requirements.toml${follows}${before}`,
        keyPath: item.path,
        span,
        data: { item, instead: judged.profile && insteadOf(key, judged.profile) },
      };
    }
  },

  // Whoever wrote it is to decide whether it is meant as a default: neither is for "fix all".
  fixes({ document }, { severity, data: { item, instead } }) {
    // What allows nothing more may stay.
    if (severity === 'info') return [];
    const remove = () => applyEdits(document.text, removeItem(document, item));
    const set = instead === undefined ? [] : [{ word: instead, title: `Set \`${item.step}\` to \`${instead}\`` }];
    return [
      ...set.map(({ word, title }) => ({ title, safe: false, apply: () => withWord(document, item, word) })),
      { title: `Remove \`${item.step}\``, safe: false, apply: remove },
    ];
  },
};

/** The words of the list that a value becomes, and how they stand in it; undefined for what Codex does not take. */
function becomes(
  item: Item | undefined,
  values: Conversion['values'],
): { readonly words: readonly string[]; readonly entries: string } | undefined {
  if (item?.children.has('granular')) return { words: ['granular'], entries: '{ granular = … }' };
  const value = textOf(item);
  const words = value === undefined ? undefined : values?.[value];
  return words && { words, entries: words.map((word) => writeString(word)).join(', ') };
}

/** It was seen with one of the three keys. */
function older(): string {
  const last = releaseBefore(managedOutranksSince);
  return last === undefined
    ? ''
    : ` Up to Codex ${releaseName(last)} requirements.toml wins instead, as was seen with \`sandbox_mode\`.`;
}

/** What a list means for the policy that it replaces. */
function judgementOf(
  control: AllowlistControl,
  words: readonly string[],
  profile: ProfileId,
): Pick<Draft<unknown>, 'severity' | 'control' | 'profile'> & { readonly follows: string } {
  const beyond = words.find((word) => goesBeyond(control, word, profile));
  if (beyond !== undefined) {
    const follows = `. ${riskSentence(control, beyond)}. ${allowedBy(control, profile)}`;
    return { severity: 'error', control: control.id, profile, follows };
  }
  // What every list must have allows nothing more.
  if (words.every((word) => control.always.includes(word))) return { severity: 'info', follows: '.' };
  return { follows: ', and can allow what that one forbids.' };
}

/** The widest value that a profile allows. Of approval policies, what a profile wants is not for settings to choose. */
function insteadOf(key: (typeof requiredInManagedConfig)[number], profile: ProfileId): string | undefined {
  return key === 'approval_policy' ? undefined : controls[key].profiles[profile].at(-1);
}
