/** Many fixes at once: to read a long file anew after each of a thousand takes minutes. */
import { applyEdits, differenceOf, type TextEdit } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import type { Finding, Fix } from './rule.ts';
import { soundAfter, withLineEndsOf } from './sound-fix.ts';

/** A fix as what it changes in the text of its finding. */
export interface Step {
  readonly finding: Finding;
  readonly edit: TextEdit;
}

/** How many characters may still be read to judge results. */
export interface Allowance {
  left: number;
}

/** What a fix of a finding changes; undefined where it cannot be applied or changes nothing. */
export function stepOf({ document: { text } }: Context, finding: Finding, fix: Fix): Step | undefined {
  const fixed = fix.apply();
  const edit = fixed === undefined ? undefined : differenceOf(text, withLineEndsOf(text, fixed));
  return edit && { finding, edit };
}

/** Looks for steps, and has an end. */
export interface Search {
  /** The steps that a version of the file asks for, each by itself, in the order in which they would be taken. */
  stepsIn(context: Context): readonly Step[];
  readonly allowance: Allowance;
}

/**
 * The text after the first steps that may be taken, as many of them as lead to where one at a time would lead, with all
 * that there is to do looked at anew after each; undefined where none may be taken.
 */
export function afterSteps(context: Context, search: Search): string | undefined {
  const steps = search.stepsIn(context);
  // Where something is broken, the end of one statement may depend on any other.
  const most = context.document.faults.length > 0 ? 1 : steps.length;
  for (const [passed, step] of steps.entries()) {
    if (!after(context, [step], search)) continue;
    for (let count = Math.min(most, steps.length - passed); count > 1; count >>= 1) {
      const due = steps.slice(passed, passed + count);
      if (canTakeAll(context, due, steps.slice(0, passed), search)) return textAfter(context, due);
    }
    return textAfter(context, [step]);
  }
  return undefined;
}

/**
 * Whether steps are sound as one, and would be the same one at a time. Of any two of them, one of the smaller sets has the
 * first and not the second: the set has to be sound as well, and to leave the second step as it is. Those that were passed
 * over, since they are not sound, must not become so.
 */
function canTakeAll(context: Context, steps: readonly Step[], passed: readonly Step[], search: Search): boolean {
  if (!areApart(steps)) return false;
  const all = after(context, steps, search);
  if (!all) return false;
  for (let bit = 1; bit < steps.length; bit *= 2) {
    const first = steps.filter((_, index) => (index & bit) === 0);
    const next = after(context, first, search);
    const rest = steps.filter((_, index) => (index & bit) !== 0);
    if (!next || !stillAsked(rest, first, next, search)) return false;
  }
  const left = passed.length === 0 ? [] : stillAsked(passed, steps, all, search);
  return left?.every((step) => !after(all, [step], search)) ?? false;
}

/** Steps as they are after others were taken; undefined where one of them is not the same any more. */
function stillAsked(
  steps: readonly Step[],
  taken: readonly Step[],
  next: Context,
  { stepsIn }: Search,
): readonly Step[] | undefined {
  const asked = new Map(stepsIn(next).map((step) => [nameOf(step.edit), step]));
  const made = inTextOrder(taken);
  const left: Step[] = [];
  let [count, shift] = [0, 0];
  for (const { edit } of inTextOrder(steps)) {
    for (let before = made[count]; before && before.edit.start < edit.start; before = made[++count]) {
      shift += before.edit.newText.length - (before.edit.end - before.edit.start);
    }
    const same = asked.get(nameOf({ ...edit, start: edit.start + shift, end: edit.end + shift }));
    if (!same) return undefined;
    left.push(same);
  }
  return left;
}

function nameOf({ start, end, newText }: TextEdit): string {
  return `${start} ${end} ${newText}`;
}

function areApart(steps: readonly Step[]): boolean {
  return inTextOrder(steps).every(({ edit }, index, all) => edit.start > (all[index - 1]?.edit.end ?? -1));
}

function inTextOrder(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((a, b) => a.edit.start - b.edit.start);
}

/** The file after steps; undefined where they are not sound. */
function after(context: Context, steps: readonly Step[], { allowance }: Search): Context | undefined {
  if (allowance.left <= 0) return undefined;
  const text = textAfter(context, steps);
  allowance.left -= text.length;
  return soundAfter(
    context,
    steps.map(({ finding }) => finding),
    text,
  );
}

function textAfter({ document }: Context, steps: readonly Step[]): string {
  return applyEdits(
    document.text,
    steps.map(({ edit }) => edit),
  );
}
