/** Where files lie that count together with a file: in its folder, and where it stands for a machine or a project. */
import type { LayerKind } from '../effective/layer.ts';
import { joined } from './named-layers.ts';

const SIBLINGS = ['requirements.toml', 'managed_config.toml', 'config.toml'];

/** Below the folder that stands for a machine, or that has a project. */
const BELOW = [
  'requirements.toml',
  'managed_config.toml',
  'etc/codex/requirements.toml',
  'etc/codex/managed_config.toml',
  'etc/codex/config.toml',
  '.codex/config.toml',
];

/**
 * The places of companions of a file, the nearest first. Outside of the folders of the workspace they are those of its
 * own folder alone; for a project they are those of the folders above as well.
 */
export function companionPaths(path: string, kind: LayerKind, folders: readonly string[]): string[] {
  const own = folderOf(path);
  const root = folders.find((folder) => isWithin(own, folder));
  const bases = root === undefined ? [] : basesOf(own, kind, root);
  const places = [
    ...SIBLINGS.map((name) => joined(own, name)),
    ...bases.flatMap((base) => BELOW.map((name) => joined(base, name))),
  ];
  return [...new Set(places)].filter((place) => place !== path);
}

function basesOf(own: string, kind: LayerKind, root: string): string[] {
  const base = baseOf(own);
  if (!isWithin(base, root)) return [];
  const bases = [base];
  for (let at = base; kind === 'project' && at !== root && isWithin(folderOf(at), root); ) {
    at = folderOf(at);
    bases.push(at);
  }
  return bases;
}

/** The folder for which the files of a Codex folder stand. */
function baseOf(folder: string): string {
  return folder.replace(/[\\/](?:\.codex|etc[\\/]codex|openai[\\/]codex)$/i, '');
}

/** The folder of a file, or of a folder. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || (path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length)));
}
