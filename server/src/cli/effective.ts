import os from 'node:os';
import { effectiveOf } from '../effective/effective.ts';
import { effectiveText } from '../effective/report.ts';
import { choiceOption, parseCommand, UsageError } from './arguments.ts';
import { effectiveJson } from './effective-json.ts';
import { here, machineLayers, namedLayers } from './effective-layers.ts';
import type { Surroundings } from './effective-places.ts';

/** `codex-policy effective`: what Codex goes by with the files of a machine; gives the exit code. */
export function effectiveCommand(
  words: readonly string[],
  print: (text: string) => void,
  surroundings: Surroundings = here(),
): number {
  const { values, positionals } = parseCommand(words, {
    layer: { type: 'string', multiple: true },
    format: { type: 'string' },
    hostname: { type: 'string' },
  });
  const format = choiceOption('--format', values.format, ['text', 'json']) ?? 'text';
  if (positionals.length > 0) throw new UsageError('effective takes files as --layer KIND=PATH');
  const found = values.layer ? namedLayers(values.layer) : machineLayers(surroundings);
  const hostname = values.hostname ?? os.hostname();
  const effective = effectiveOf(found.layers, { hostname, windows: surroundings.platform === 'win32' });
  print(format === 'json' ? effectiveJson(found, effective) : effectiveText(found, effective));
  return effective.refusal ? 1 : 0;
}
