import { find, type Item, textOf } from '../../toml/document.ts';
import { entriesOf, notBlank, notLonger } from '../constraints/refusal.ts';
import { schemaAt } from '../lookup.ts';
import { configSchema } from './index.ts';
import type { ConfigConstraint } from './refusal.ts';

const modifiers = ['ctrl', 'control', 'alt', 'option', 'shift', 'cmd', 'command', 'super'];

const named = [
  ...['enter', 'return', 'tab', 'backspace', 'esc', 'escape', 'delete', 'del', 'space', 'spacebar', 'minus'],
  ...['up', 'down', 'left', 'right', 'home', 'end'],
  ...['page-up', 'pageup', 'pgup', 'page-down', 'pagedown', 'pgdn'],
];

/** Bindings must name keys that Codex knows. */
export const keyBindings: ConfigConstraint = function* (root) {
  for (const [, part] of entriesOf(find(root, ['tui', 'keymap']))) {
    for (const [, binding] of entriesOf(part)) {
      if (!schemaAt(configSchema, binding.path)) continue;
      for (const item of [binding, ...binding.elements]) {
        const keys = textOf(item);
        const fault = keys === undefined ? undefined : bindingFault(keys);
        if (fault) yield { item, reason: `\`${keys}\` ${fault}` };
      }
    }
  }
};

function bindingFault(binding: string): string | undefined {
  const strokes = binding.trim().toLowerCase().split(/\s+/);
  if (strokes[0] === '') return 'names no key';
  if (strokes.length > 2) return 'has more than two keys in a row';
  if (strokes[0] === 'leader') strokes.shift();
  if (strokes.length === 0) return 'needs a key after `leader`';
  return strokes.every(isStroke) ? undefined : 'is no key that Codex knows, such as `ctrl-a`, `f1` or `page-down`';
}

/** Modifiers, each once, and then a key. */
function isStroke(stroke: string): boolean {
  const before: string[] = [];
  let rest = stroke;
  for (let at = rest.indexOf('-'); at > 0 && modifiers.includes(rest.slice(0, at)); at = rest.indexOf('-')) {
    before.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  const isRepeated = new Set(before.map(meaning)).size < before.length;
  return !isRepeated && isKey(rest);
}

function meaning(modifier: string): string {
  return { control: 'ctrl', option: 'alt', command: 'super', cmd: 'super' }[modifier] ?? modifier;
}

function isKey(name: string): boolean {
  if (named.includes(name) || /^[!-,./0-9:-~]$/.test(name)) return true;
  const number = /^f(\d+)$/.exec(name)?.[1];
  return number !== undefined && Number(number) >= 1 && Number(number) <= 24;
}

/** How much a preset may put in, in bytes of UTF-8. */
const LONGEST_PRESET = 8000;

/** Presets are called by one digit each, and put something in. */
export const terminalPresets: ConfigConstraint = function* (root) {
  for (const [slot, item] of entriesOf(find(root, ['tui', 'presets']))) {
    if (!/^\d$/.test(slot)) yield { item, reason: `a preset is called by a digit from 0 to 9, not \`${slot}\`` };
    const input = item.children.get('input');
    yield* notBlank(input, 'input');
    yield* notLonger(input, 'input', LONGEST_PRESET);
  }
};

/** The wheel of the mouse moves something. */
export const scrollSpeed: ConfigConstraint = function* (root) {
  const speed = find(root, ['tui', 'mouse_scroll_speed']);
  const value = speed?.value;
  if (speed && (value?.kind === 'integer' || value?.kind === 'float') && Number(value.value) <= 0) {
    yield { item: speed, reason: '`mouse_scroll_speed` must be more than 0' };
  }
};

/** Names of metadata are short. */
export const metadataKeys: ConfigConstraint = function* (root) {
  for (const [name, item] of entriesOf(find(root, ['responses_api_metadata']))) {
    if (!/^[A-Za-z][\w.-]{0,63}$/.test(name)) {
      yield {
        item,
        reason: `\`${name}\` must begin with a letter and have up to 64 letters, digits, \`.\`, \`_\` and \`-\``,
      };
    }
  }
};

/** Old and new names of one setting. */
const names: readonly (readonly [table: readonly string[], newer: string, older: string])[] = [
  [['memories'], 'disable_on_external_context', 'no_memories_if_mcp_or_web_search'],
  [['agents'], 'max_concurrent_threads_per_session', 'max_threads'],
  [['ghost_snapshot'], 'ignore_large_untracked_files', 'ignore_untracked_files_over_bytes'],
  [['ghost_snapshot'], 'ignore_large_untracked_dirs', 'large_untracked_dir_warning_threshold'],
];

/** A setting may stand under one of its names only. */
export const namedOnce: ConfigConstraint = function* (root) {
  for (const [path, newer, older] of names) {
    const table = find(root, path);
    const item = table?.children.get(older);
    if (item && table?.children.has(newer)) yield twice(item, older, newer);
  }
  for (const [, event] of entriesOf(find(root, ['hooks']))) {
    for (const handler of event.elements.flatMap((group) => group.children.get('hooks')?.elements ?? [])) {
      const item = handler.children.get('command_windows');
      if (item && handler.children.has('commandWindows')) yield twice(item, 'command_windows', 'commandWindows');
    }
  }
};

function twice(item: Item, older: string, newer: string) {
  return { item, reason: `\`${older}\` and \`${newer}\` are the same setting: use one of them` };
}
