/** Small documents of config.toml, to compare what Codex makes of them with what the reference says. */
import type { Document } from '../documents/index.ts';
import { providers } from '../documents/providers.ts';
import { shapes } from '../documents/shapes.ts';
import { constraintDocuments } from './constraints.ts';
import { config } from './kind.ts';

/** Places like hundreds of others, of which one kind of document is enough. */
const alike = new RegExp(
  [
    'tui\\.keymap\\.\\w+\\.',
    'features\\.\\w+:',
    'profiles\\.<name>\\.',
    'hooks\\.(?!PreToolUse\\b|state\\b)',
    'model_providers\\.(?:amazon-bedrock|gcp|openai)',
    'otel\\.(?:trace|metrics)_exporter\\.',
    'plugins\\.<plugin>\\.apps\\.',
  ]
    .map((place) => `^${place}`)
    .join('|'),
);

function isWanted({ id }: Document): boolean {
  return !alike.test(id) || id.endsWith(': fits');
}

/** Each text once, under the first of its ids. */
export const documents: readonly Document[] = [
  ...new Map(
    [...[...shapes(config)].filter(isWanted), ...constraintDocuments, ...providers]
      .reverse()
      .map((document) => [document.text, document]),
  ).values(),
].reverse();
