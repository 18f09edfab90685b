import { findPin, isPinned } from '../codex/pins.ts';
import { editElements, replaceElement } from '../toml/array-edit.ts';
import { find, type Item, isTable, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertDotted, insertKey, insertTable } from '../toml/insert.ts';
import { emptyTable } from '../toml/remove.ts';
import { setValue } from '../toml/set.ts';
import type { ArrayValue, StringValue, Value } from '../toml/syntax.ts';
import { applyEdits, type TextEdit } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import { assess, overridesOf } from './assess.ts';
import type {
  AllowlistControl,
  Control,
  OwnListControl,
  PatternsControl,
  ReviewPolicyControl,
  ServersControl,
  SwitchControl,
} from './control.ts';
import { covers, meantPatterns, patternReach } from './patterns.ts';
import type { ProfileId } from './profiles.ts';

/** One change of a document; undefined when it cannot be made, empty when nothing is to change. */
export type Step = (document: TomlDocument) => TextEdit[] | undefined;

/**
 * The document's text with one control set to what a profile says, in the form that reaches its intent in Codex.
 * Undefined when the control cannot be written safely; the same text when it stands so already.
 */
export function writeControl(document: TomlDocument, control: Control, profile: ProfileId): string | undefined {
  const after = afterSteps(document, stepsOf(control, profile));
  if (!after) return undefined;
  const sound = after.faults.length <= document.faults.length && assess(after, control, profile).state === 'met';
  return sound ? after.text : undefined;
}

/**
 * The same in lines that need no header which other controls would write too: the first pin of a file stands among the
 * root keys, and those of one control follow it.
 */
export function writeControlApart(document: TomlDocument, control: Control, profile: ProfileId): string | undefined {
  const table = featureTable(document.root);
  const isPin = control.kind === 'switch' && !control.profiles[profile] && !find(document.root, [table]);
  const edit = isPin ? insertDotted(document, [table, control.feature], 'false') : undefined;
  return writeControl(edit ? parseDocument(applyEdits(document.text, [edit])) : document, control, profile);
}

/** The document after steps that each see what the ones before have done; undefined when one cannot be made. */
export function afterSteps(document: TomlDocument, steps: readonly Step[]): TomlDocument | undefined {
  let current = document;
  for (const step of steps) {
    const edits = step(current);
    if (!edits) return undefined;
    if (edits.length > 0) current = parseDocument(applyEdits(current.text, edits));
  }
  return current;
}

function stepsOf(control: Control, profile: ProfileId): Step[] {
  switch (control.kind) {
    case 'allowlist':
      return [(document) => writeAllowlist(document, control, profile)];
    case 'patterns':
      return patternSteps(control, profile);
    case 'switch':
      return switchSteps(control, profile);
    case 'servers':
      return serverSteps(control, profile);
    case 'review-policy':
    case 'own-list':
      return [(document) => writeOwn(document, control, profile)];
    case 'own':
      return [];
  }
}

function one(edit: TextEdit | undefined): TextEdit[] | undefined {
  return edit && [edit];
}

/** A list of strings as TOML. */
export function writeList(values: readonly string[]): string {
  return `[${values.map((value) => writeString(value)).join(', ')}]`;
}

function writeAllowlist(document: TomlDocument, control: AllowlistControl, profile: ProfileId): TextEdit[] | undefined {
  const wanted = control.profiles[profile];
  const value = find(document.root, control.path)?.value;
  const own =
    value?.kind === 'array'
      ? editAllowlist(document, value, [...wanted, ...control.always], wanted)
      : one(setValue(document, control.path, writeList(wanted)));
  // Lists for some machines may be narrower, but no wider.
  const overrides = overridesOf(document.root, control).map((item) =>
    item.value?.kind === 'array'
      ? editAllowlist(document, item.value, [...wanted, ...control.always], control.always)
      : undefined,
  );
  const all = [own, ...overrides].filter((edits) => edits !== undefined);
  return all.length === overrides.length + 1 ? all.flat() : undefined;
}

/** Leaves of a list only what is allowed, each once, and adds what must be there. */
function editAllowlist(
  document: TomlDocument,
  list: ArrayValue,
  allowed: readonly string[],
  needed: readonly string[],
) {
  const kept = new Map<string, Value>();
  for (const element of list.elements) {
    const name = textOf(element);
    if (element.kind === 'string' && allowed.includes(name) && !kept.has(name)) kept.set(name, element);
  }
  const retained = new Set(kept.values());
  return editElements(
    document,
    list,
    (element) => retained.has(element),
    needed.filter((name) => !kept.has(name)),
  );
}

function patternSteps(control: PatternsControl, profile: ProfileId): Step[] {
  const wanted = control.profiles[profile];
  if (wanted.length > 0) return [...meantSteps(control.path), (document) => addPatterns(document, control, wanted)];
  return [
    (document) => {
      const item = find(document.root, control.path);
      if (!item) return [];
      if (item.value?.kind === 'array') return editElements(document, item.value, () => false, []);
      return one(setValue(document, control.path, '[]'));
    },
  ];
}

/** Puts patterns that guard what they were meant to in the place of those that do not. */
export function meantSteps(path: KeyPath): Step[] {
  return [
    (document) => {
      const value = find(document.root, path)?.value;
      if (value?.kind !== 'array') return [];
      const present = new Set(value.elements.map(textOf));
      return value.elements.flatMap((element) => {
        if (!isInert(element)) return [];
        const fresh = meantPatterns(element.value).filter((pattern) => !present.has(pattern));
        for (const pattern of fresh) present.add(pattern);
        return fresh.length > 0 ? (replaceElement(document, value, element, fresh) ?? []) : [];
      });
    },
    (document) => {
      const value = find(document.root, path)?.value;
      if (value?.kind !== 'array') return [];
      const present = new Set(value.elements.map(textOf));
      const redundant = (element: Value) =>
        isInert(element) &&
        meantPatterns(element.value).every((pattern) => pattern !== element.value && present.has(pattern));
      return editElements(document, value, (element) => !redundant(element), []);
    },
  ];
}

function isInert(element: Value): element is StringValue {
  return element.kind === 'string' && patternReach(element.value) !== 'guards';
}

function textOf(value: Value): string {
  return value.kind === 'string' ? value.value : '';
}

function addPatterns(document: TomlDocument, control: PatternsControl, wanted: readonly string[]) {
  const item = find(document.root, control.path);
  if (item?.value?.kind !== 'array') return one(setValue(document, control.path, writeList(wanted)));
  const own = item.value.elements.map(textOf);
  const open = wanted.filter((pattern) => !own.some((other) => covers(other, pattern)));
  return open.length === 0 ? [] : editElements(document, item.value, () => true, open);
}

function switchSteps(control: SwitchControl, profile: ProfileId): Step[] {
  const wanted = control.profiles[profile];
  const own: Step = (document) => {
    if (!findPin(document.root, control.feature) && wanted) return [];
    return writePin(document, control.feature, wanted);
  };
  return wanted ? [own] : [own, ...siblingSteps(control)];
}

/** Pins the siblings of a feature off, where nothing else closes them. */
export function siblingSteps(control: SwitchControl): Step[] {
  return control.siblings.map((name) => (document) => {
    const all = find(document.root, ['allow_browser_and_computer_use'])?.value;
    if (all?.kind === 'boolean' && !all.value) return [];
    return writePin(document, name, false);
  });
}

/** Pins a feature where it is pinned already, under whichever name, else in `[features]`. */
function writePin(document: TomlDocument, feature: string, wanted: boolean): TextEdit[] | undefined {
  const { root } = document;
  if (isPinned(root, feature, wanted)) return [];
  const path = findPin(root, feature)?.path ?? [featureTable(root), feature];
  return one(setValue(document, path, String(wanted)));
}

/** The table of pins has an older name, and a file may have only one of them. */
function featureTable(root: Item): string {
  return find(root, ['feature_requirements']) && !find(root, ['features']) ? 'feature_requirements' : 'features';
}

function serverSteps(control: ServersControl, profile: ProfileId): Step[] {
  if (control.profiles[profile] === 'none') {
    return [
      (document) => {
        const item = find(document.root, control.path);
        if (!item) return one(insertTable(document, control.path));
        return isTable(item) ? emptyTable(document, item) : one(setValue(document, control.path, '{}'));
      },
    ];
  }
  return [(document) => (find(document.root, control.path) ? [] : exampleServers(document, control))];
}

function exampleServers(document: TomlDocument, control: ServersControl): TextEdit[] | undefined {
  let current = document;
  for (const { name, identity } of control.example) {
    const edit = insertKey(current, [...control.path, name, 'identity'], identity);
    if (!edit) return undefined;
    current = parseDocument(applyEdits(current.text, [edit]));
  }
  return [{ start: 0, end: document.text.length, newText: current.text }];
}

function writeOwn(document: TomlDocument, control: ReviewPolicyControl | OwnListControl, profile: ProfileId) {
  const wanted = control.profiles[profile];
  const item = find(document.root, control.path);
  const value = item?.value;
  const present = value?.kind === 'string' ? value.value.trim() !== '' : (item?.elements.length ?? 0) > 0;
  return wanted === undefined || present ? [] : one(setValue(document, control.path, wanted));
}
