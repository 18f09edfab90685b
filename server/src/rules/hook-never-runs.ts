import { matcherFault } from '../codex/expression.ts';
import {
  type HookGroup,
  hookGroups,
  isMisnestedHandlerKey,
  matcherCovers,
  matchesTools,
  readsMatcher,
  shellTool,
} from '../codex/hooks.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item, textOf } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import { fixMatcher, fixTimeout, nestHandler, secondsOf, shellName } from './hook-fixes.ts';
import type { Draft, Fix, Rule } from './rule.ts';
import { placeOf } from './text.ts';

/** What is wrong with a hook, and where. */
interface Fault {
  readonly kind: 'misnested' | 'timeout' | 'shell' | 'other';
  readonly item: Item;
}

/** Hooks that Codex reads and then does not run, in whole or in part. */
export const hookNeverRuns: Rule<Fault> = {
  id: 'hook-never-runs',
  summary: 'A hook that Codex takes and never runs, or not as it is written.',
  severity: 'warning',
  verdict: 'ineffective',
  keys: ['hooks'],

  *check({ document: { root } }) {
    const hooks = find(root, ['hooks']);
    if (!hooks) return;
    const folders = ['managed_dir', 'windows_managed_dir'].flatMap((name) => hooks.children.get(name) ?? []);
    const [folder] = folders;
    if (folder && hooks.children.size === folders.length) yield* onlyFolder(folder);
    for (const one of hookGroups(root)) {
      yield* misplacedHandler(one);
      yield* matcher(one);
      for (const handler of one.handlers) yield* skippedHandler(handler);
    }
  },

  fixes({ document }, { data: { kind, item } }): Fix[] {
    switch (kind) {
      case 'misnested':
        return nestHandler(document, item);
      case 'timeout':
        return fixTimeout(document, item);
      case 'shell':
        return fixMatcher(document, item);
      default:
        return [];
    }
  },
};

function* onlyFolder(folder: Item): Generator<Draft<Fault>> {
  const says = `A folder alone runs nothing: Codex ${codexVersion} runs what stands below an event, such as \`[[hooks.PreToolUse]]\`.`;
  yield { ...draft('other', folder, folder.names[0], says), severity: 'info' };
}

function* misplacedHandler({ event, group, handlers }: HookGroup): Generator<Draft<Fault>> {
  const header = `\`[[hooks.${event}.hooks]]\``;
  const [first, ...others] = [...group.children.values()].filter(isMisnestedHandlerKey);
  if (first) {
    const says = `Codex ${codexVersion} ignores \`${first.step}\` in the group itself, so this hook never runs: a handler stands below ${header}.`;
    yield { ...draft('misnested', first, first.names[0], says), verdict: 'ignores' };
    for (const key of others) {
      const also = `Codex ${codexVersion} ignores \`${key.step}\` here: it belongs to the same handler, below ${header}.`;
      yield { ...draft('misnested', key, key.names[0], also), verdict: 'ignores' };
    }
  } else if (handlers.length === 0 && !hasInvalidHandlers(group)) {
    const says = `Codex ${codexVersion} runs nothing for this group: it has no handler. One stands below ${header}.`;
    yield draft('other', group, placeOf(group), says);
  }
}

/** What is no list of handlers is a finding of another rule. */
function hasInvalidHandlers(group: Item): boolean {
  const hooks = group.children.get('hooks');
  return hooks !== undefined && hooks.form !== 'array' && hooks.form !== 'array-of-tables';
}

function* matcher({ event, matcher: item }: HookGroup): Generator<Draft<Fault>> {
  const value = item?.value;
  if (!item || value?.kind !== 'string') return;
  const shown = `\`${value.value}\``;
  if (!readsMatcher(event)) {
    if (/^(?:\.?\*)?$/.test(value.value)) return;
    const says = `Codex ${codexVersion} reads no matcher for ${event}: these handlers run every time, whatever ${shown} says.`;
    yield { ...draft('other', item, value, says), severity: 'info' };
    return;
  }
  const fault = matcherFault(value.value);
  if (fault !== undefined) {
    const says = `Codex ${codexVersion} cannot compile ${shown} (${fault}) and drops the group: these handlers never run.`;
    yield draft('other', item, value, says);
    return;
  }
  const meant = matchesTools(event) ? shellName(value.value) : undefined;
  if (meant === undefined || matcherCovers(value.value, shellTool) !== false) return;
  const says = `Codex ${codexVersion} never runs this for a command: \`${meant}\` is no tool, commands go by the name \`${shellTool}\`, in just this case.`;
  yield draft('shell', item, value, says);
}

function* skippedHandler(handler: Item): Generator<Draft<Fault>> {
  const type = handler.children.get('type');
  const kind = textOf(type);
  if (type && (kind === 'prompt' || kind === 'agent')) {
    const says = `Codex ${codexVersion} skips handlers of the type \`${kind}\`: nothing runs. \`command\` and \`mcp_tool\` do.`;
    yield draft('other', type, type.value, says);
  }
  const needed = { command: ['command'], mcp_tool: ['server', 'tool'] }[kind ?? ''] ?? [];
  for (const key of needed) {
    const item = handler.children.get(key);
    if (!item || textOf(item)?.trim() !== '') continue;
    yield draft('other', item, item.value, `Codex ${codexVersion} skips this handler: its \`${key}\` is empty.`);
  }
  yield* misspeltTimeout(handler);
}

function* misspeltTimeout(handler: Item): Generator<Draft<Fault>> {
  if (handler.children.has('timeout')) return;
  for (const [name, item] of handler.children) {
    const seconds = secondsOf(name);
    if (seconds === undefined) continue;
    const unit = seconds === 1 ? '' : ', in seconds';
    const says = `Codex ${codexVersion} ignores \`${name}\` and waits for up to 600 seconds: the key is \`timeout\`${unit}.`;
    yield { ...draft('timeout', item, item.names[0], says), verdict: 'ignores' };
  }
}

function draft(kind: Fault['kind'], item: Item, place: Span | undefined, message: string): Draft<Fault> {
  const span = place ?? item.value ?? { start: 0, end: 0 };
  return { message, keyPath: item.path, span, control: 'hooks', data: { kind, item } };
}
