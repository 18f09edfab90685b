import { lazy } from '../../toml/lazy.ts';
import { featureAliases, features } from '../features.ts';
import { either, flag, table } from '../requirements/build.ts';
import { featureTables } from '../requirements/features.ts';
import type { BooleanSchema, Feature, Schema } from '../schema.ts';
import { featureSettings, toolRegistry } from './feature-settings.ts';

const described = featureTables.features.keys;

/** The switch of a feature, in the words of requirements.toml where that says more of it. */
function featureSwitch({ name, stage, default: byDefault }: Feature): BooleanSchema {
  const pin = Object.hasOwn(described, name) ? described[name] : undefined;
  const description = pin?.type === 'boolean' ? pin.description : `Switches the feature \`${name}\` on or off.`;
  return flag(description, {
    absence: byDefault ? 'On.' : 'Off.',
    ...(pin?.deprecated !== undefined && { deprecated: pin.deprecated }),
    ...(stage === 'removed' && { deprecated: 'Remove it: Codex still knows the name, but the feature is gone.' }),
  });
}

/** A feature is a switch; some are also a table with settings. */
function setting(feature: Feature): Schema {
  const tables = featureSettings();
  const settings = Object.hasOwn(tables, feature.name) ? tables[feature.name] : undefined;
  const plain = featureSwitch(feature);
  if (!settings) return plain;
  const { description, ...more } = plain;
  return either([flag('The switch alone.'), settings], description, {
    ...(more.absence !== undefined && { absence: more.absence }),
    ...(more.deprecated !== undefined && { deprecated: more.deprecated }),
  });
}

const current = () => features.map((feature) => [feature.name, setting(feature)] as const);

const older = () =>
  Object.entries(featureAliases).map(
    ([name, now]) => [name, flag(`An older name of \`${now}\`.`, { deprecated: `Use ${now}.` })] as const,
  );

/** What a profile may set as well. */
export const featureTable = lazy(() => ({
  features: table(
    'Switches features on or off.',
    { ...Object.fromEntries([...current(), ...older()]), tool_registry: toolRegistry() },
    { note: 'Names are case-sensitive. A pin in requirements.toml comes before what stands here.' },
  ),
}));
