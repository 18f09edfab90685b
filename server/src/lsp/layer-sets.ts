/** Which files count together with one that is open, and what they say. */
import type { FileKind } from '../codex/file-kind.ts';
import type { Found, Looked, Place } from '../effective/found.ts';
import { type Layer, type LayerKind, layerKinds } from '../effective/layer.ts';
import { layerKindAt } from '../effective/layer-at.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { companionPaths } from './companions.ts';
import type { FileText, Machine } from './machine.ts';

/** A file that an editor holds. */
export interface OpenFile {
  readonly path: string;
  readonly document: TomlDocument;
  readonly kind: FileKind | undefined;
}

/** What is known of the workspace. */
export interface Workspace {
  /** The layers of the settings, with whole paths. */
  named(): readonly Place[];
  folders(): readonly string[];
  /** The kind of a file. */
  kindOf(path: string, document: TomlDocument): FileKind | undefined;
  /** The file of a path that an editor holds. */
  open(path: string): OpenFile | undefined;
}

/** A file among those that count together with it. */
export interface LayerSet extends Found {
  readonly own: Layer;
}

type Read =
  | { readonly state: Exclude<FileText['state'], 'read'> }
  | { readonly state: 'read'; readonly document: TomlDocument };

/** Finds the companions of files. Reads each file once until it is told that it has changed. */
export class LayerSets {
  private readonly onDisk = new Map<string, Read>();

  constructor(
    private readonly workspace: Workspace,
    private readonly machine: Machine | undefined,
  ) {}

  /** Forgets what a file on the disk says. */
  forget(path: string): void {
    this.onDisk.delete(path);
  }

  forgetAll(): void {
    this.onDisk.clear();
  }

  /** The layers that the settings name. */
  named(): Found {
    const looked = this.workspace.named().map((place) => ({ place, read: this.read(place.path) }));
    return {
      places: looked.map(({ place, read: { state } }): Looked => ({ ...place, state })),
      layers: looked.flatMap(({ place, read }) =>
        read.state === 'read' ? [{ ...place, document: read.document }] : [],
      ),
    };
  }

  /** The layers that count together with a file; undefined where Codex does not read it. */
  of(file: OpenFile): LayerSet | undefined {
    const kind = this.kindOf(file);
    if (!kind) return undefined;
    const own: Layer = { kind, path: file.path, document: file.document };
    const named = this.workspace.named();
    const isNamed = named.some(({ path }) => path === file.path);
    // Beside another policy than the one of the settings, the others of the settings say nothing.
    const isOther = !isNamed && !layerKinds[kind].several && named.some((place) => place.kind === kind);
    const { places, layers } = isOther ? { places: [], layers: [] } : this.named();
    const found = {
      own,
      places: isNamed ? [...places] : [...places, { kind, path: file.path, state: 'read' as const }],
      layers: [...layers.filter(({ path }) => path !== file.path), own],
    };
    for (const path of this.companionsOf(file.path, kind)) {
      const layer = this.companionAt(path);
      if (!layer || found.places.some((place) => place.path === path || isInPlaceOf(place, layer))) continue;
      found.places.push({ kind: layer.kind, path, state: 'read' });
      found.layers.push(layer);
    }
    return found;
  }

  /** Every place that what is said of a file depends on, whether something lies there or not. */
  placesFor(file: OpenFile): string[] {
    const kind = this.kindOf(file);
    return kind ? [...this.workspace.named().map(({ path }) => path), ...this.companionsOf(file.path, kind)] : [];
  }

  /** What a file says, whoever holds it. */
  read(path: string): Read {
    const open = this.workspace.open(path);
    if (open) return { state: 'read', document: open.document };
    const known = this.onDisk.get(path);
    if (known) return known;
    const read = this.fromDisk(path);
    this.onDisk.set(path, read);
    return read;
  }

  private fromDisk(path: string): Read {
    const found = this.machine?.read(path) ?? { state: 'not there' };
    if (found.state !== 'read') return found;
    const document = parseDocument(found.text);
    return { state: 'read', document };
  }

  private kindOf({ path, kind }: OpenFile): LayerKind | undefined {
    const named = this.workspace.named().find((place) => place.path === path);
    return named?.kind ?? (kind && layerKindAt(path, kind));
  }

  private companionsOf(path: string, kind: LayerKind): string[] {
    return companionPaths(path, kind, this.workspace.folders());
  }

  private companionAt(path: string): Layer | undefined {
    const read = this.read(path);
    if (read.state !== 'read') return undefined;
    const { document } = read;
    const kind = this.kindOf({ path, document, kind: this.workspace.kindOf(path, document) });
    return kind && { kind, path, document };
  }
}

/** Whether a place is that of the only layer of its kind. */
function isInPlaceOf({ kind }: Place, layer: Layer): boolean {
  return kind === layer.kind && !layerKinds[kind].several;
}
