/** Requirements that say which values a setting may have, and what Codex takes instead of others. */
import { isSame, type Plain } from './plain.ts';
import { type Applied, requirementSources } from './required.ts';
import { listOf } from './requirements-layer.ts';
import { asRead } from './spelling.ts';
import { at, type Branch, historyOf, type Path, plainValue, put } from './tree.ts';

interface AllowList {
  readonly setting: Path;
  readonly requirement: Path;
  /** What Codex takes when nobody sets anything; undefined where it decides by more than the layers. */
  readonly byDefault?: string;
  /** What is allowed even where the list does not have it. */
  readonly always?: readonly string[];
  /** In which order Codex looks for a value instead; the first of the list where it is not said. */
  readonly order?: readonly string[];
}

const allowLists: readonly AllowList[] = [
  { setting: ['approval_policy'], requirement: ['allowed_approval_policies'], byDefault: 'on-request' },
  { setting: ['approvals_reviewer'], requirement: ['allowed_approvals_reviewers'], byDefault: 'user' },
  {
    setting: ['web_search'],
    requirement: ['allowed_web_search_modes'],
    byDefault: 'cached',
    always: ['disabled'],
    order: ['cached', 'indexed', 'live', 'disabled'],
  },
  { setting: ['windows', 'sandbox'], requirement: ['windows', 'allowed_sandbox_implementations'] },
];

/** What Codex takes for a setting that nobody makes; undefined where it decides by more than the layers. */
export function defaultOf(setting: string): string | undefined {
  return allowLists.find(({ setting: path }) => path.join('.') === setting)?.byDefault;
}

/** Replaces what the lists do not allow. */
export function keepToLists({ settings, dropped }: Applied, requirements: Branch): Applied {
  return { settings: allowLists.reduce((result, list) => keepToList(result, requirements, list), settings), dropped };
}

function keepToList(settings: Branch, requirements: Branch, list: AllowList): Branch {
  const sources = requirementSources(requirements, list.requirement);
  if (sources.length === 0) return settings;
  const requirement = at(requirements, list.requirement);
  const allowed = [...listOf(requirement && plainValue(requirement)), ...(list.always ?? [])];
  const configured = at(settings, list.setting);
  const value = configured ? asRead(list.setting.join('.'), plainValue(configured)) : list.byDefault;
  if (value === undefined || allowed.some((one) => isSame(one, value))) return settings;
  const instead = list.order?.find((one) => allowed.includes(one)) ?? allowed[0];
  if (instead === undefined) return settings;
  return put(settings, list.setting, fallback(instead, settings, requirements, list.setting, list.requirement));
}

/** A value that requirements have Codex take in place of the one that is set. */
export function fallback(value: Plain, settings: Branch, requirements: Branch, setting: Path, requirement: Path) {
  const configured = at(settings, setting);
  return {
    kind: 'leaf',
    value,
    sources: requirementSources(requirements, requirement),
    overrides: configured ? historyOf(configured) : [],
    how: 'fallback',
  } as const;
}
