import { projectSentence } from '../../server/src/codex/config/project.ts';
import { conditions, featureState } from '../../server/src/codex/describe.ts';
import { findFeature } from '../../server/src/codex/features.ts';
import type { FileKind } from '../../server/src/codex/file-kind.ts';
import { featureTables } from '../../server/src/codex/requirements/features.ts';
import type { Schema } from '../../server/src/codex/schema.ts';
import { requirementsControls } from '../../server/src/risk/controls/requirements.ts';

/** What the reference of a kind of file says of a key besides its description, type and values, in sentences. */
export function facts(kind: FileKind, schema: Schema, path: readonly string[]): string[] {
  const { absence, note, deprecated, systems, surface } = schema;
  const isPolicy = kind === 'requirements';
  const risk = isPolicy ? riskOf(path) : undefined;
  const project = kind === 'config' ? projectSentence(path) : undefined;
  return [
    ...(isPolicy ? pinFacts(path) : switchFacts(path)),
    ...(absence === undefined ? [] : [`When absent: ${absence}`]),
    ...conditions(schema, kind),
    ...(note === undefined ? [] : [note]),
    ...(systems === undefined ? [] : [`Only for ${systems.join(' and ')}.`]),
    ...(surface === undefined ? [] : [surface]),
    ...(project === undefined ? [] : [project]),
    ...(deprecated === undefined ? [] : [`Deprecated: ${deprecated}`]),
    ...(risk === undefined ? [] : [`Risk: ${risk}`]),
  ];
}

/** Whether a path is that of a pin, also in the other of the two tables for pins. */
function isPin(path: readonly string[]): boolean {
  return path.length === 2 && Object.hasOwn(featureTables, path[0] ?? '');
}

/** Stage and default of the feature that a pin is for. */
function pinFacts(path: readonly string[]): string[] {
  const name = path[1] ?? '';
  const feature = isPin(path) ? findFeature(name) : undefined;
  if (!feature) return [];
  const inert = feature.pinEffective ? [] : ['A pin changes nothing any more.'];
  return [`Feature: ${featureState(feature)}.`, ...inert];
}

/** Stage and default of the feature that a setting is for, in profiles as well. */
function switchFacts(path: readonly string[]): string[] {
  const [name = '', table, ...above] = path.toReversed();
  const isSwitch = table === 'features' && (above.length === 0 || above.at(-1) === 'profiles');
  const feature = isSwitch ? findFeature(name) : undefined;
  return feature ? [`Feature: ${featureState(feature)}.`] : [];
}

/** Why a loose value is risky, where the key is one of the controls. */
function riskOf(path: readonly string[]): string | undefined {
  const id = (isPin(path) ? ['features', ...path.slice(1)] : path).join('.');
  return requirementsControls.find((control) => control.id === id)?.risk;
}
