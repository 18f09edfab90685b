import { layerKindNamed, type Place } from '../effective/found.ts';
import { layerKinds } from '../effective/layer.ts';

/**
 * Reads the setting `codexPolicy.layers`: an object of kinds with a path, or a list of paths for projects; or a list of
 * `KIND=PATH` as the command line takes them. What is none of these is left out, and a kind that a machine has once
 * counts once.
 */
export function readNamedLayers(value: unknown): readonly Place[] {
  const places = pairsOf(value).flatMap(([name, path]): Place[] => {
    const kind = layerKindNamed(name);
    return kind && typeof path === 'string' && path.trim() !== '' ? [{ kind, path: path.trim() }] : [];
  });
  return places.filter(
    ({ kind }, index) => layerKinds[kind].several || places.findIndex((other) => other.kind === kind) === index,
  );
}

function pairsOf(value: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    return value.map((word: unknown) => {
      const [, name = '', path = ''] = /^([^=]*)=(.*)$/s.exec(String(word)) ?? [];
      return [name, path] as const;
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, paths]) =>
    Array.isArray(paths) ? paths.map((path: unknown) => [name, path] as const) : [[name, paths] as const],
  );
}

/** The place of a path as people write it: below the first folder of the workspace, or below their own with `~/`. */
export function resolvePath(path: string, folder: string | undefined, home: string | undefined): string | undefined {
  const [, below] = /^~[\\/](.*)$/s.exec(path) ?? [];
  if (below !== undefined) return home === undefined ? undefined : joined(home, below);
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)) return path;
  return folder === undefined ? undefined : joined(folder, path);
}

/** A path below a folder, without `.` and `..`, with the slashes of the folder. */
export function joined(folder: string, below: string): string {
  const slash = folder.includes('\\') ? '\\' : '/';
  const steps = folder.replace(/[\\/]+$/, '').split(/[\\/]/);
  for (const step of below.split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join(slash);
}
