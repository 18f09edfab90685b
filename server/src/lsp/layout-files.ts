import type { Layout, LayoutFile } from '../features/format.ts';
import { folderOf } from './companions.ts';
import type { Machine } from './machine.ts';
import { joined } from './named-layers.ts';

/** The names of Taplo's own file, in the order in which it looks for them. */
const TAPLO = ['.taplo.toml', 'taplo.toml'];

/** The files around one that say how it is laid out. They are read anew for each question, which is seldom. */
export function layoutAround(path: string, machine: Machine): Layout {
  const folders = foldersAbove(path);
  const ofTaplo = folders.flatMap((folder) => TAPLO.map((name) => joined(folder, name)));
  const taplo = ofTaplo.find((file) => machine.exists(file));
  return {
    path,
    editorconfigs: folders.flatMap((folder) => readFrom(machine, joined(folder, '.editorconfig')) ?? []),
    taplo: taplo === undefined ? undefined : readFrom(machine, taplo),
  };
}

function readFrom(machine: Machine, path: string): LayoutFile | undefined {
  const found = machine.read(path);
  return found.state === 'read' ? { path, text: found.text } : undefined;
}

/** The folder of a file and those above it, the nearest first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = folderOf(path); at !== folders.at(-1); at = folderOf(at)) folders.push(at);
  return folders;
}
