/** Settings that become requirements, and allow what a policy in another file forbids. */
import { configKeyAt } from '../codex/config-keys.ts';
import { requiredInManagedConfig } from '../codex/enforced-keys.ts';
import type { Merged } from '../effective/effective.ts';
import { type Evidence, type Layer, layerKinds } from '../effective/layer.ts';
import { isPlainArray, isSame, type Plain } from '../effective/plain.ts';
import { listOf } from '../effective/requirements-layer.ts';
import { asRead } from '../effective/spelling.ts';
import { at, type Source } from '../effective/tree.ts';
import type { AllowlistControl } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';

/** A list of another layer that a key of one layer takes the place of, and a value that it allows besides. */
export interface Loosened {
  readonly source: Source;
  readonly by: Source;
  /** The key of requirements.toml. */
  readonly requirement: string;
  readonly control: AllowlistControl;
  readonly value: string;
  readonly evidence: Evidence;
}

/** The lists that settings of a layer loosen. */
export function loosenedBy(own: Layer, { requirements }: Merged): Loosened[] {
  const { config, requirements: rank } = layerKinds[own.kind];
  if (config === undefined || rank === undefined) return [];
  return requiredInManagedConfig.flatMap((key) => loosened(own, key, requirements));
}

function loosened(own: Layer, key: string, requirements: Merged['requirements']): Loosened[] {
  const requirement = configKeyAt([key])?.conversion?.key ?? key;
  const control = requirementsControls.find(({ id }) => id === requirement);
  const list = at(requirements, [requirement]);
  if (control?.kind !== 'allowlist' || list?.kind !== 'leaf') return [];
  const [source] = list.sources;
  const [by] = list.overrides;
  if (source?.layer !== own || !by || by.layer === own) return [];
  const replaced = asRead(key, by.value);
  if (!isPlainArray(replaced)) return [];
  const more = listOf(list.value).filter((one) => !replaced.some((other) => isSame(one, other)));
  // A person in place of the automatic reviewer forbids less, and risks nothing.
  const value = more.map(nameOf).find((name) => Object.hasOwn(control.valueRisks, name));
  if (value === undefined) return [];
  const isRead = [source, by].some(({ layer }) => layerKinds[layer.kind].evidence === 'documented');
  return [{ source, by, requirement, control, value, evidence: isRead ? 'documented' : 'observed' }];
}

/** What an entry of a list is called: its text, or the key of a table such as `{ granular = … }`. */
function nameOf(value: Plain): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}
