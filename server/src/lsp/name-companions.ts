/** The files in which the names of a file may stand as well. */
import type { FileKind } from '../codex/file-kind.ts';
import { type Layer, layerKinds } from '../effective/layer.ts';
import { fileKindOfLayer } from '../effective/layer-at.ts';
import { find, type TomlDocument, textOf } from '../toml/document.ts';
import { folderOf } from './companions.ts';
import type { LayerSets, OpenFile } from './layer-sets.ts';
import { joined } from './named-layers.ts';

/** A file with what it says. */
export interface Companion {
  readonly path: string;
  readonly document: TomlDocument;
  readonly kind: FileKind;
}

/** The files that count together with a file, itself aside: other layers, and the files of roles that they name. */
export function companionsOf(file: OpenFile, sets: LayerSets): Companion[] {
  const layers = layersOf(file, sets);
  const companions = [
    ...layers.map(({ kind, path, document }) => ({ path, document, kind: fileKindOfLayer(kind) })),
    ...layers.flatMap((layer) => rolesOf(layer, sets)),
  ];
  const paths = companions.map(({ path }) => path);
  return companions.filter(({ path }, index) => path !== file.path && paths.indexOf(path) === index);
}

/** A role is no layer: it goes with the settings in the folder above its own. */
function layersOf(file: OpenFile, sets: LayerSets): readonly Layer[] {
  if (file.kind !== 'agent-role') return sets.of(file)?.layers ?? [];
  const base = /^(.*)[\\/]agents[\\/]/.exec(file.path)?.[1];
  const path = base && joined(base, 'config.toml');
  const read = path ? sets.read(path) : undefined;
  if (!path || read?.state !== 'read') return [];
  return sets.of({ path, document: read.document, kind: 'config' })?.layers ?? [];
}

function rolesOf({ kind, path, document }: Layer, sets: LayerSets): Companion[] {
  if (layerKinds[kind].config === undefined) return [];
  return [...(find(document.root, ['agents'])?.children.values() ?? [])].flatMap((role): Companion[] => {
    const named = textOf(role.children.get('config_file'));
    if (named === undefined || /^~[\\/]/.test(named)) return [];
    const place = /^(?:[\\/]|[A-Za-z]:)/.test(named) ? named : joined(folderOf(path), named);
    const read = sets.read(place);
    return read.state === 'read' ? [{ path: place, document: read.document, kind: 'agent-role' }] : [];
  });
}
