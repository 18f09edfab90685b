/** What an effective policy leaves out, and what keeps Codex from starting. */
import type { Span } from '../toml/syntax.ts';
import type { Evidence, Layer } from './layer.ts';
import type { Path, Source } from './tree.ts';

/** A key that is written somewhere and does not count. */
export interface Dropped {
  readonly path: Path;
  readonly source: Source;
  /** A sentence without its full stop: what Codex does with it. */
  readonly why: string;
  /** What makes it so, where something else that is written does. */
  readonly by?: readonly Source[];
  readonly evidence: Evidence;
}

/** Why Codex does not start with these layers. */
export interface Refusal {
  /** The layer that it is about; undefined where several together are the reason. */
  readonly layer?: Layer;
  readonly span?: Span;
  /** A sentence without its full stop. */
  readonly reason: string;
  readonly evidence: Evidence;
}
