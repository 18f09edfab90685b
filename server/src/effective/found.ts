/** Files that were looked for, and the layers among them. */
import { type Layer, type LayerKind, layerKinds } from './layer.ts';

/** A place in which Codex looks for a layer. */
export interface Place {
  readonly kind: LayerKind;
  readonly path: string;
}

/** A place, and what became of it. */
export interface Looked extends Place {
  readonly state: 'read' | 'not there' | 'not readable' | 'project not trusted';
}

/** What there is, and the layers among it that count. */
export interface Found {
  readonly places: readonly Looked[];
  readonly layers: readonly Layer[];
}

/** The kind of layer of a name; undefined where there is none of it. */
export function layerKindNamed(name: string): LayerKind | undefined {
  return Object.hasOwn(layerKinds, name) ? (name as LayerKind) : undefined;
}
