import { find, type Item, isTable, textOf } from '../../toml/document.ts';
import { collectorsOf, exporters } from '../exporters.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { addressFault } from '../uri.ts';
import { type Constraint, entriesOf } from './refusal.ts';

/** An exporter is of exactly one kind. */
export const oneExporter: Constraint = function* (root) {
  for (const name of exporters) {
    const exporter = find(root, ['otel', name]);
    const [first, second] = entriesOf(exporter);
    const item = exporter && isTable(exporter) && !first ? exporter : second?.[1];
    // A key that is no kind at all is a mistake of its own.
    if (item && [first, second].every((entry) => !entry || schemaAt(requirementsSchema, entry[1].path)))
      yield { item, reason: `\`otel.${name}\` takes one kind of exporter` };
  }
};

/** Who shows a certificate to a collector needs its key as well. */
export const clientCertificates: Constraint = function* (root) {
  for (const collector of collectors(root)) {
    const tls = collector.children.get('tls');
    if (tls && isTable(tls)) yield* otherHalf(tls);
  }
};

/** Codex reads the address of a collector when a session starts. */
export const collectorAddresses: Constraint = function* (root) {
  for (const collector of collectors(root)) {
    const item = collector.children.get('endpoint');
    const address = textOf(item);
    const fault = address === undefined ? undefined : addressFault(address);
    if (!item || fault === undefined) continue;
    yield { item, reason: `\`endpoint\` is no address that it can read: ${fault}`, later: 'at the start' };
  }
};

function collectors(root: Item): Item[] {
  return collectorsOf(root).flatMap(({ item }) => (String(item.step).startsWith('otlp-') ? item : []));
}

function* otherHalf(tls: Item) {
  const halves = ['client-certificate', 'client-private-key'];
  const there = halves.flatMap((key) => tls.children.get(key) ?? []);
  const missing = halves.find((key) => !tls.children.has(key));
  const [item] = there;
  if (there.length === 1 && item && missing) {
    yield {
      item,
      reason: `\`${item.step}\` needs \`${missing}\` beside it`,
      later: 'at the start',
      lacks: [missing],
    } as const;
  }
}
