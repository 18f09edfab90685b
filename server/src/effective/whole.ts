/** Tables that Codex takes from one layer before it puts the layers together: there they must be whole. */
import { configRefusals } from '../codex/config/constraints.ts';
import { configSchema } from '../codex/config/index.ts';
import { shapeIssues } from '../codex/shape.ts';
import { find } from '../toml/document.ts';
import type { Layer, LayerKind } from './layer.ts';
import type { Refusal } from './outcome.ts';
import { about, isRejected, reasonOf } from './refusals.ts';
import { sourceOf } from './tree.ts';

/** A key, and the layers that Codex looks for it in: it takes the first that has it, and no other. */
const takenWhole: readonly { readonly key: string; readonly from: readonly LayerKind[] }[] = [
  // A requirement there.
  { key: 'approval_policy', from: ['managed-config'] },
  // Another order than that of settings: a user cannot take the place of what the system says.
  { key: 'mcp_enterprise_managed_auth', from: ['managed-config', 'system-config', 'session', 'user'] },
];

/** The first table that its layer does not have whole. */
export function wholeRefusal(layers: readonly Layer[]): Refusal | undefined {
  for (const { key, from } of takenWhole) {
    const having = from.flatMap((kind) =>
      layers.filter((layer) => layer.kind === kind && layer.document.root.children.has(key)),
    );
    const refusal = having[0] && refusalIn(having[0], key);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalIn(layer: Layer, key: string): Refusal | undefined {
  const { root } = layer.document;
  const [item, schema] = [find(root, [key]), configSchema.keys[key]];
  if (!item || !schema) return undefined;
  const issue = shapeIssues(item, schema).find(isRejected);
  if (issue) return about(sourceOf(layer, issue.item), reasonOf(issue));
  const refusal = configRefusals(root).find(({ item: { path }, later }) => !later && path[0] === key);
  return refusal && about(sourceOf(layer, refusal.item), refusal.reason);
}
