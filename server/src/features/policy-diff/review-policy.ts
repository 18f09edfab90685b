import { foreignReviewer } from '../../risk/assess.ts';
import type { ReviewPolicyControl } from '../../risk/control.ts';
import { approvalReviewers } from '../../risk/controls/approvals.ts';
import { changeAt, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** Compares the policy of the automatic reviewer, which counts only where that reviewer is allowed. */
export function compareReviewPolicy(before: Side, after: Side, control: ReviewPolicyControl): PolicyChange[] {
  const path = control.path.map(String);
  const [old, fresh] = [textIn(before, path), textIn(after, path)];
  if (old === fresh) return [];
  const [direction, words] = outcome(old, fresh, allowsAgent(before), allowsAgent(after));
  return [changeAt(path, [before, after], direction, words, control)];
}

function outcome(
  old: string | undefined,
  fresh: string | undefined,
  wasAllowed: boolean,
  isAllowed: boolean,
): [Direction, string] {
  if (fresh === undefined) {
    return isAllowed
      ? ['loosened', 'The automatic reviewer follows its built-in policy.']
      : ['changed', 'Gone. Only a person may review, so that it would have nothing to do.'];
  }
  if (old !== undefined) return ['changed', 'The automatic reviewer is told something else.'];
  if (!isAllowed) return ['changed', 'New. Only a person may review, so that it has nothing to do.'];
  return [
    wasAllowed ? 'tightened' : 'changed',
    'The automatic reviewer follows this policy instead of its built-in one.',
  ];
}

/** Blank text counts as absent. */
function textIn(side: Side, path: readonly string[]): string | undefined {
  const value = valueIn(side, path);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function allowsAgent(side: Side): boolean {
  const isLimited = valueIn(side, approvalReviewers.path.map(String)) !== undefined;
  return !isLimited || foreignReviewer(side.document) !== undefined;
}
