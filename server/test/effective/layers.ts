/** Layers and effective policies, short to write and to read. */
import { type Effective, type EffectiveOptions, effectiveOf } from '../../src/effective/effective.ts';
import type { Layer, LayerKind } from '../../src/effective/layer.ts';
import { writePlain } from '../../src/effective/plain.ts';
import type { Setting, Source } from '../../src/effective/tree.ts';
import { parseDocument } from '../../src/toml/document.ts';

export type Texts = Partial<Record<LayerKind, string>>;

/** Each layer is called as its kind is. */
export function layersOf(texts: Texts): Layer[] {
  return Object.entries(texts).map(([kind, text]) => ({
    kind: kind as LayerKind,
    path: kind,
    document: parseDocument(text),
  }));
}

export function effective(texts: Texts, options?: EffectiveOptions): Effective {
  return effectiveOf(layersOf(texts), options);
}

/** `key = value < layer "text" … over layer "text" …`, the text being that of the span. */
export function lines(settings: readonly Setting[]): string[] {
  return settings.map(({ path, value, how, sources, overrides }) => {
    const from = sources.map(written).join(' & ');
    const over = overrides.map(written).join(' & ');
    const word = how === 'set' ? '<' : `< ${how}`;
    return `${path.join('.')} = ${writePlain(value)} ${word} ${from}${over && ` over ${over}`}`;
  });
}

function written({ layer, span }: Source): string {
  return `${layer.path} ‹${layer.document.text.slice(span.start, span.end)}›`;
}

/** What a policy leaves out: the key, the layer, the reason. */
export function droppedLines({ dropped }: Effective): string[] {
  return dropped.map(({ path, source, why }) => `${path.join('.')} in ${written(source)}: ${why}`);
}

/** Why Codex does not start, with the text that it is about. */
export function refusalLine({ refusal }: Effective): string | undefined {
  if (!refusal) return undefined;
  const { layer, span, reason } = refusal;
  return `${layer ? `${layer.path} ‹${span && layer.document.text.slice(span.start, span.end)}›: ` : ''}${reason}`;
}
