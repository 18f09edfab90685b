import type { Layout, LayoutFile, LeftAlone } from '../features/format.ts';
import type { TomlDocument } from '../toml/document.ts';
import { folderOf } from './companions.ts';
import type { Machine } from './machine.ts';
import { joined } from './named-layers.ts';
import { taploLayout } from './taplo-config.ts';

/** The names of Taplo's own file, in the order in which it looks for them. */
const TAPLO = ['.taplo.toml', 'taplo.toml'];

/**
 * The files around one that say how it is laid out, or why it is to be left alone. They are read anew for each question,
 * which is seldom.
 */
export function layoutAround(path: string, document: TomlDocument, machine: Machine): Layout | LeftAlone {
  const folders = foldersAbove(path);
  const ofTaplo = folders.flatMap((folder) => TAPLO.map((name) => joined(folder, name)));
  const nearest = ofTaplo.find((file) => machine.exists(file));
  const config = nearest === undefined ? undefined : readFrom(machine, nearest);
  const taplo = config && taploLayout(config, path, document);
  if (taplo && 'leftAlone' in taplo) return taplo;
  const editorconfigs = folders.flatMap((folder) => readFrom(machine, joined(folder, '.editorconfig')) ?? []);
  return { path, editorconfigs, taplo };
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
