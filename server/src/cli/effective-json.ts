/** The effective policy for programs. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codexVersion } from '../codex/version.ts';
import { type Effective, evidenceOf } from '../effective/effective.ts';
import type { Found } from '../effective/found.ts';
import { type Layer, layerKinds } from '../effective/layer.ts';
import { shown } from '../effective/secrets.ts';
import type { Setting, Source } from '../effective/tree.ts';
import { toRange } from '../features/range.ts';
import type { Span } from '../toml/syntax.ts';

/** `version` changes when a member is removed or changes its meaning. Lines and characters count from 0. */
export function effectiveJson({ places }: Found, { requirements, settings, dropped, refusal }: Effective): string {
  const report = {
    version: 1,
    codex: codexVersion,
    files: places.map(({ kind, path, state }) => ({ kind, path, state, evidence: layerKinds[kind].evidence })),
    starts: refusal === undefined,
    refusal: refusal
      ? { ...refusal, layer: undefined, span: undefined, place: placeOf(refusal.layer, refusal.span) }
      : null,
    requirements: requirements.map(setting),
    settings: settings.map(setting),
    withoutEffect: dropped.map(({ path, source, why, evidence }) => ({
      path,
      why,
      evidence,
      source: written(path)(source),
    })),
  };
  return `${JSON.stringify(report, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}\n`;
}

function setting(one: Setting) {
  const { path, how, value, sources, overrides } = one;
  return {
    path,
    value: shown(path, value),
    how,
    evidence: evidenceOf(one),
    sources: sources.map(written(path)),
    overrides: overrides.map(written(path)),
  };
}

function written(path: readonly string[]) {
  return ({ layer, span, value }: Source) => ({ ...placeOf(layer, span), value: shown(path, value) });
}

function placeOf(layer: Layer | undefined, span: Span | undefined) {
  if (!layer || !span) return null;
  const text = TextDocument.create(layer.path, 'toml', 0, layer.document.text);
  return { kind: layer.kind, path: layer.path, range: toRange(text, span) };
}
