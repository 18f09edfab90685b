import { isHookEvent, readsMatcher } from '../../codex/hooks.ts';
import { isPlainArray, isPlainTable, type Plain, type PlainTable, writePlain } from '../../effective/plain.ts';
import { changeAt, coded, type PolicyChange, type Titled } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** Something that runs at an event. */
interface Handler {
  readonly event: string;
  readonly matcher: string;
  readonly does: PlainTable;
}

/** The kinds of handlers that Codex runs; it skips the others. */
const RUN = ['command', 'mcp_tool'];

/** Compares what runs at fixed moments. What runs no more is a loss; which of two handlers is stricter nobody can say. */
export function compareHooks(before: Side, after: Side, control: Titled): PolicyChange[] {
  const [old, fresh] = [handlersIn(before), handlersIn(after)];
  const without = (all: readonly Handler[], others: readonly Handler[], keyOf: (handler: Handler) => string) => {
    const left = others.map(keyOf);
    return all.filter((handler) => {
      const at = left.indexOf(keyOf(handler));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const [oldOnly, freshOnly] = [without(old, fresh, whole), without(fresh, old, whole)];
  // What only moved to other tools or changed in itself stands on both sides.
  const [gone, fresher] = [without(oldOnly, freshOnly, place), without(freshOnly, oldOnly, place)];
  const [lost, won] = [without(gone, fresher, action), without(fresher, gone, action)];
  const changed = freshOnly.filter((handler) => !won.includes(handler));
  const change = (direction: PolicyChange['direction'], words: string, { event }: Handler) =>
    changeAt(['hooks', event], [before, after], direction, words, control);
  return [
    ...lost.map((handler) => change('loosened', `No longer runs ${nameOf(handler)}.`, handler)),
    ...won.map((handler) => change('tightened', `Also runs ${nameOf(handler)}.`, handler)),
    ...changed.map((handler) =>
      change('changed', `Runs ${nameOf(handler)} where something else ran, or ran for other tools.`, handler),
    ),
  ];
}

function handlersIn(side: Side): Handler[] {
  const hooks = valueIn(side, ['hooks']);
  if (!isPlainTable(hooks)) return [];
  return Object.entries(hooks).flatMap(([event, groups]) =>
    isHookEvent(event) ? tables(groups).flatMap((group) => ofGroup(event, group)) : [],
  );
}

function ofGroup(event: string, group: PlainTable): Handler[] {
  const matcher = readsMatcher(event) ? String(group.matcher ?? '') : '';
  return tables(group.hooks)
    .filter(({ type }) => RUN.includes(String(type)))
    .map((does) => ({ event, matcher, does }));
}

function tables(value: Plain | undefined): PlainTable[] {
  return isPlainArray(value) ? value.filter(isPlainTable) : [];
}

function whole(handler: Handler): string {
  return `${place(handler)} ${action(handler)}`;
}

function place({ event, matcher }: Handler): string {
  return JSON.stringify([event, matcher]);
}

function action({ does }: Handler): string {
  return writePlain(does);
}

function nameOf({ matcher, does }: Handler): string {
  const what = coded(does.command ?? does.tool ?? '');
  return matcher === '' ? what : `${what} for ${coded(matcher)}`;
}
