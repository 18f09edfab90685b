import os from 'node:os';
import path from 'node:path';
import { fileKindOfLayer } from '../effective/layer-at.ts';
import { effectivePosture } from '../features/posture/effective.ts';
import { effectiveMarkdown, postureMarkdown } from '../features/posture/markdown.ts';
import { isAsStrictAs, postureMatrix } from '../features/posture/matrix.ts';
import { effectivePage, posturePage } from '../features/posture/page.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { analyseFile } from './analyse-file.ts';
import { CannotRunError, choiceOption, parseCommand, profileOption, UsageError } from './arguments.ts';
import { here, machineLayers, namedLayers } from './effective-layers.ts';
import type { Surroundings } from './effective-places.ts';
import { readText } from './files.ts';
import { effectivePostureJson, postureJson } from './posture-json.ts';
import { effectivePostureText, postureText } from './posture-text.ts';

/** What is asked of a posture, whatever it is of. */
interface Asked {
  readonly against: ProfileId | undefined;
  readonly format: 'text' | 'markdown' | 'html' | 'json';
  readonly print: (text: string) => void;
}

/** `codex-policy posture [FILE]`: each control of a policy against the three profiles; gives the exit code. */
export function postureCommand(
  words: readonly string[],
  print: (text: string) => void,
  surroundings: Surroundings = here(),
): number {
  const { values, positionals } = parseCommand(words, {
    against: { type: 'string' },
    format: { type: 'string' },
    kind: { type: 'string' },
    layer: { type: 'string', multiple: true },
    hostname: { type: 'string' },
  });
  const against = profileOption(values.against, '--against');
  const format = choiceOption('--format', values.format, ['text', 'markdown', 'html', 'json']) ?? 'text';
  const kind = choiceOption('--kind', values.kind, ['requirements', 'managed-config']);
  const [file, second] = positionals;
  if (second !== undefined) throw new UsageError('posture takes one file');
  if (file !== undefined && (values.layer ?? values.hostname) !== undefined) {
    throw new UsageError('posture takes one file, or files that count together as --layer KIND=PATH');
  }
  if (file === undefined && kind !== undefined) throw new UsageError('--kind is for one file');
  const asked = { against, format, print };
  return file === undefined
    ? postureOfAll(asked, values.layer, values.hostname, surroundings)
    : postureOfFile(asked, file, kind);
}

function postureOfFile({ against, format, print }: Asked, file: string, kind?: 'requirements' | 'managed-config') {
  const analysis = analyseFile(file, readText(file), undefined, kind);
  const found = postureMatrix(analysis);
  if (!found) {
    throw new CannotRunError(
      `${file}: is neither a requirements.toml nor a managed_config.toml of Codex; --kind can say so`,
    );
  }
  const matrix = { ...found, target: against ?? found.target };
  const name = path.basename(file);
  switch (format) {
    case 'text':
      print(postureText(matrix, file));
      break;
    case 'markdown':
      print(postureMarkdown(matrix, name));
      break;
    case 'html':
      print(posturePage(matrix, name));
      break;
    case 'json':
      print(postureJson(matrix, file, analysis));
  }
  return against === undefined || isAsStrictAs(matrix, against) ? 0 : 1;
}

/** The effective policy is held to a profile by what it enforces: the settings are defaults. */
function postureOfAll(
  { against, format, print }: Asked,
  layers: readonly string[] | undefined,
  hostname: string | undefined,
  surroundings: Surroundings,
): number {
  const found = layers ? namedLayers(layers) : machineLayers(surroundings);
  const posture = effectivePosture(found, {
    hostname: hostname ?? os.hostname(),
    windows: surroundings.platform === 'win32',
    profile: against,
    analyse: (layer) => analyseFile(layer.path, layer.document.text, undefined, fileKindOfLayer(layer.kind)),
  });
  switch (format) {
    case 'text':
      print(effectivePostureText(posture));
      break;
    case 'markdown':
      print(effectiveMarkdown(posture));
      break;
    case 'html':
      print(effectivePage(posture));
      break;
    case 'json':
      print(effectivePostureJson(posture));
  }
  return against === undefined || isAsStrictAs(posture.controls, against) ? 0 : 1;
}
