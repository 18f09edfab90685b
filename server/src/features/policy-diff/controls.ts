/** The controls of the risk tables: each with its own comparison. */
import type { Control } from '../../risk/control.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import { compareAllowlist } from './allow-lists.ts';
import type { PolicyChange } from './change.ts';
import { compareHooks } from './hooks.ts';
import { comparePatterns } from './patterns.ts';
import { comparePrefixRules } from './prefix-rules.ts';
import { compareReviewPolicy } from './review-policy.ts';
import { compareServers } from './servers.ts';
import type { Side } from './side.ts';
import { compareSwitch } from './switches.ts';

/** What the new policy makes of each control. */
export function compareControls(before: Side, after: Side): PolicyChange[] {
  return requirementsControls.flatMap((control) => compareControl(before, after, control));
}

function compareControl(before: Side, after: Side, control: Control): readonly PolicyChange[] {
  switch (control.kind) {
    case 'allowlist':
      return compareAllowlist(before, after, control);
    case 'patterns':
      return comparePatterns(before, after, control);
    case 'switch':
      return compareSwitch(before, after, control);
    case 'servers':
      return compareServers(before, after, control);
    case 'review-policy':
      return compareReviewPolicy(before, after, control);
    case 'own-list':
      return comparePrefixRules(before, after, control);
    case 'own':
      return compareHooks(before, after, control);
  }
}
