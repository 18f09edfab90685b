/** The layers that the command line is about: files that are named, or those of the machine. */
import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Effective, effectiveOf } from '../effective/effective.ts';
import { type Found, layerKindNamed, type Place } from '../effective/found.ts';
import { type Layer, layerKinds } from '../effective/layer.ts';
import { parseDocument } from '../toml/document.ts';
import { UsageError } from './arguments.ts';
import { placesOn, projectFolders, type Surroundings } from './effective-places.ts';
import { readText } from './files.ts';

/** The machine that the command runs on. */
export function here(): Surroundings {
  const folder = realpathSync(process.cwd());
  return { platform: process.platform, env: process.env, home: os.homedir(), folder, exists: existsSync };
}

/** Reads `kind=PATH` words. Projects among them count as trusted. */
export function namedLayers(words: readonly string[]): Found {
  const layers = words.map((word): Layer => {
    const [, name = '', file = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    const kind = layerKindNamed(name);
    if (!kind || file === '') {
      throw new UsageError(`--layer takes KIND=PATH with one of ${Object.keys(layerKinds).join(', ')}, not '${word}'`);
    }
    return read({ kind, path: file });
  });
  const twice = layers.find(
    ({ kind }, index) => !layerKinds[kind].several && layers.some((other, at) => at < index && other.kind === kind),
  );
  if (twice) throw new UsageError(`--layer ${twice.kind} is given twice; only projects can be several`);
  return { places: layers.map(({ kind, path: file }) => ({ kind, path: file, state: 'read' })), layers };
}

/** Reads the files of a machine; those of a project only if the others trust it. */
export function machineLayers(surroundings: Surroundings): Found {
  const places = placesOn(surroundings);
  const layers = places.filter((place) => surroundings.exists(place.path)).map(read);
  const without = effectiveOf(layers.filter(({ kind }) => kind !== 'project'));
  const [root = surroundings.folder] = projectFolders(surroundings);
  const isLeftOut = (place: Place) =>
    place.kind === 'project' && !isTrusted(without, [path.dirname(path.dirname(place.path)), root]);
  return {
    places: places.map((place) => {
      const isThere = layers.some((layer) => layer.path === place.path);
      return { ...place, state: !isThere ? 'not there' : isLeftOut(place) ? 'project not trusted' : 'read' };
    }),
    layers: layers.filter((layer) => !isLeftOut(layer)),
  };
}

/** The entry of the folder itself counts, else that of the repository. */
function isTrusted({ settings }: Effective, folders: readonly string[]): boolean {
  for (const folder of folders) {
    const level = settings.find(
      ({ path: [table, name, key] }) => table === 'projects' && name === folder && key === 'trust_level',
    );
    if (level) return level.value === 'trusted';
  }
  return false;
}

function read({ kind, path: file }: Place): Layer {
  return { kind, path: file, document: parseDocument(readText(file)) };
}
