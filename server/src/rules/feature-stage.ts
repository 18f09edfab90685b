import { configSchema } from '../codex/config/index.ts';
import { findFeature } from '../codex/features.ts';
import { formerPin } from '../codex/history/lookup.ts';
import { runName, runsOf } from '../codex/history/runs.ts';
import { schemaAt } from '../codex/lookup.ts';
import { findPin } from '../codex/pins.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import type { Feature } from '../codex/schema.ts';
import type { Verdict } from '../codex/verdict.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { renameKey } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { everyKind, type Rule } from './rule.ts';
import { keyName, listed } from './text.ts';

interface StagedPin {
  readonly item: Item;
  /** The name to write instead, where the pin has an older one that counts. */
  readonly current: string | undefined;
  /** Whether the pin does nothing. */
  readonly inert: boolean;
}

/** A pin of a feature that is not, or no longer, a settled one. */
export const featureStage: Rule<StagedPin> = {
  id: 'feature-stage',
  kinds: everyKind,
  summary: 'A pinned feature has an older name, is deprecated, removed or unfinished.',
  severity: 'info',
  verdict: 'accepts',
  keys: ['features', 'feature_requirements'],

  *check({ document: { root }, kind, refusals, release: { fleet = [] } }) {
    // What is said of a pin that Codex refuses would not be true.
    const refused = new Set(refusals.map(({ item }) => item));
    const isPolicy = kind === 'requirements';
    for (const table of isPolicy ? ['features', 'feature_requirements'] : ['features']) {
      for (const [name, item] of find(root, [table])?.children ?? []) {
        const [span] = item.names;
        const on = pinOf(item);
        if (!span || on === undefined || refused.has(item)) continue;
        const said = isPolicy ? remarkOn(root, item, on, fleet) : remarkOnSwitch(name, item);
        if (!said) continue;
        const { message, verdict, current } = said;
        const inert = verdict === 'ineffective';
        yield { message, verdict, keyPath: item.path, span, data: { item, current, inert } };
      }
    }
  },

  // Older releases may still go by what is written: none of this is done unasked.
  fixes({ document }, { data: { item, current, inert } }) {
    if (inert) {
      const apply = () => applyEdits(document.text, removeItem(document, item));
      return [{ title: `Remove \`${item.step}\``, safe: false, apply }];
    }
    if (current === undefined) return [];
    const apply = () =>
      applyEdits(
        document.text,
        item.names.map((part) => renameKey(part, current)),
      );
    return [{ title: `Rename to \`${current}\``, safe: false, apply }];
  },
};

/** What a pin is set to; undefined for what is no pin. */
function pinOf(item: Item): boolean | undefined {
  const value = item.value?.kind === 'inline-table' ? item.children.get('enabled')?.value : item.value;
  return value?.kind === 'boolean' ? value.value : undefined;
}

interface Remark {
  readonly message: string;
  readonly verdict: Verdict;
  readonly current?: string;
}

function remarkOn(root: Item, item: Item, on: boolean, fleet: readonly number[]): Remark | undefined {
  const name = String(item.step);
  const feature = findFeature(name);
  if (!feature) return undefined;
  const path = keyName(item.path);
  const older = feature.name === name ? undefined : `${path} is an older name of \`${feature.name}\``;
  const counting = findPin(root, feature.name);
  if (counting && counting !== item) {
    const says = older ?? `${path} has an older name`;
    const message = `${says}, which stands in this file too: Codex ${codexVersion} goes by \`${counting.step}\`, and this line changes nothing.`;
    return { message, verdict: 'ineffective' };
  }
  if (older !== undefined) {
    const message = `${older}; Codex ${codexVersion} honours it, with a warning to users.`;
    const former = formerPin([...item.path.slice(0, -1), feature.name]);
    if (former?.name === name && former.releases.some((release) => fleet.includes(release))) {
      const releases = listed(runsOf(former.releases).map(runName));
      return { message: `${message} Codex ${releases} have no other name for it.`, verdict: 'accepts' };
    }
    const taken = find(root, [...item.path.slice(0, -1), feature.name]) !== undefined;
    return { message, verdict: 'accepts', ...(!taken && { current: feature.name }) };
  }
  const said = stageOf(feature, path, on);
  const advice = schemaAt(requirementsSchema, item.path)?.deprecated;
  const message = said === undefined || advice === undefined ? said : `${said} ${advice}`;
  return message === undefined ? undefined : { message, verdict: feature.pinEffective ? 'accepts' : 'ineffective' };
}

/** In settings, what is unfinished is somebody's own choice. */
function remarkOnSwitch(name: string, item: Item): Remark | undefined {
  const feature = findFeature(name);
  if (!feature) return undefined;
  const path = keyName(item.path);
  if (feature.name !== name) {
    const message = `${path} is an older name of \`${feature.name}\`, which Codex ${codexVersion} still takes.`;
    const taken = item.parent?.children.has(feature.name);
    return { message, verdict: 'accepts', ...(!taken && { current: feature.name }) };
  }
  if (feature.stage !== 'removed' && feature.stage !== 'deprecated') return undefined;
  const advice = schemaAt(configSchema, item.path)?.deprecated ?? 'It still takes the switch.';
  return { message: `Codex ${codexVersion} lists ${path} as ${feature.stage}. ${advice}`, verdict: 'accepts' };
}

function stageOf({ stage, pinEffective }: Feature, name: string, on: boolean): string | undefined {
  switch (stage) {
    case 'stable':
      return undefined;
    case 'deprecated':
      return `Codex ${codexVersion} lists ${name} as deprecated; the pin still sets it.`;
    case 'removed':
      return pinEffective
        ? `Codex ${codexVersion} lists ${name} as removed. It still takes the pin; what goes by it is not known.`
        : `Codex ${codexVersion} lists ${name} as removed, and the pin changes nothing.`;
    default:
      // To keep people from what is unfinished is what a pin is for.
      return on ? `Codex ${codexVersion} lists ${name} as ${stage}; this pin switches it on for everyone.` : undefined;
  }
}
