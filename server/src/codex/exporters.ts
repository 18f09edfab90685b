import { find, type Item, isTable } from '../toml/document.ts';

/** A collector that `[otel]` sends to: `otel.exporter.otlp-http`. */
export interface Collector {
  readonly item: Item;
  /** What goes there. */
  readonly signal: 'log events' | 'traces' | 'metrics';
}

const signals: Readonly<Record<string, Collector['signal']>> = {
  exporter: 'log events',
  trace_exporter: 'traces',
  metrics_exporter: 'metrics',
};

/** The keys of `[otel]` under which collectors stand. */
export const exporters: readonly string[] = Object.keys(signals);

/** The collectors that a document names in `[otel]`. */
export function collectorsOf(root: Item): Collector[] {
  const otel = find(root, ['otel']);
  if (!otel) return [];
  return Object.entries(signals).flatMap(([name, signal]) =>
    [...(otel.children.get(name)?.children.values() ?? [])]
      .filter((item) => isTable(item))
      .map((item) => ({ item, signal })),
  );
}
