import { find, type Item, isTable } from '../toml/document.ts';
import { schemaAt } from './lookup.ts';
import { requirementsSchema } from './requirements/index.ts';
import type { TableSchema } from './schema.ts';

/** One `[[hooks.<Event>]]`. */
export interface HookGroup {
  readonly event: string;
  readonly group: Item;
  readonly matcher: Item | undefined;
  readonly handlers: readonly Item[];
}

/** The groups of all events that Codex knows, in order of definition. */
export function hookGroups(root: Item): HookGroup[] {
  const events = [...(find(root, ['hooks'])?.children ?? [])].filter(([event]) => isHookEvent(event));
  return events.flatMap(([event, list]) =>
    list.elements.filter(isTable).map((group) => ({
      event,
      group,
      matcher: group.children.get('matcher'),
      handlers: group.children.get('hooks')?.elements ?? [],
    })),
  );
}

/** Whether the key of `[hooks]` is an event: the others are folders. */
export function isHookEvent(name: string): boolean {
  return schemaAt(requirementsSchema, ['hooks', name])?.type === 'array';
}

/** The events whose groups Codex runs whatever their matcher says; it does not even look whether that compiles. */
const withoutMatcher: readonly string[] = [
  'PreModelRequest',
  'PostModelRequest',
  'UserPromptSubmit',
  'Stop',
  'Interrupt',
];

/** Whether Codex compares the matcher of an event's groups with anything. */
export function readsMatcher(event: string): boolean {
  return !withoutMatcher.includes(event);
}

/** Whether the matcher of an event's groups is held against the names of tools. */
export function matchesTools(event: string): boolean {
  return ['PreToolUse', 'PermissionRequest', 'PostToolUse'].includes(event);
}

/** The events at which a handler can stop what is about to happen. */
export function canBlock(event: string): boolean {
  return ['PreToolUse', 'PermissionRequest', 'UserPromptSubmit'].includes(event);
}

/** The name by which shell commands go in the matcher of a hook. */
export const shellTool = 'Bash';

/**
 * Whether a matcher covers a tool: one of plain names by a name that is equal, any other as an expression on a part of
 * the name. Undefined for an expression that cannot be tried here.
 */
export function matcherCovers(matcher: string, tool: string): boolean | undefined {
  if (matcher === '' || matcher === '*') return true;
  if (/^[\w|]+$/.test(matcher)) return matcher.split('|').includes(tool);
  try {
    return new RegExp(matcher).test(tool);
  } catch {
    return undefined;
  }
}

/** Whether a key belongs to a handler and stands in the group that should hold the handler. */
export function isMisnestedHandlerKey({ step, parent }: Item): boolean {
  const list = parent?.parent;
  const inGroup = list?.parent?.step === 'hooks' && list.parent.parent?.step === undefined;
  if (!inGroup || typeof step !== 'string' || !isHookEvent(String(list.step))) return false;
  const [group, handler] = [tableAt('PreToolUse', 0), tableAt('PreToolUse', 0, 'hooks', 0)];
  return handler !== undefined && Object.hasOwn(handler.keys, step) && !Object.hasOwn(group?.keys ?? {}, step);
}

function tableAt(...path: readonly (string | number)[]): TableSchema | undefined {
  const schema = schemaAt(requirementsSchema, ['hooks', ...path]);
  return schema?.type === 'table' ? schema : undefined;
}
