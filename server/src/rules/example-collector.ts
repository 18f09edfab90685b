import { collectorsOf } from '../codex/exporters.ts';
import { codexVersion } from '../codex/version.ts';
import type { Rule } from './rule.ts';

/** Telemetry that goes to the address of an example, where nobody receives it. */
export const exampleCollector: Rule<undefined> = {
  id: 'example-collector',
  kinds: ['managed-config'],
  summary: 'Telemetry goes to the address of an example.',
  severity: 'info',
  verdict: 'accepts',

  *check({ document: { root } }) {
    for (const { item, signal } of collectorsOf(root)) {
      const endpoint = item.children.get('endpoint');
      const value = endpoint?.value;
      if (!endpoint || value?.kind !== 'string' || !EXAMPLE.test(value.value)) continue;
      yield {
        message: `Codex ${codexVersion} sends ${signal} to this address, which stands for an example: they reach nobody. Put the address of your own collector here.`,
        keyPath: endpoint.path,
        span: { start: value.start, end: value.end },
        control: 'otel',
        data: undefined,
      };
    }
  },
};

/** The names that are reserved for examples. */
const EXAMPLE = /^https?:\/\/(?:[\w-]+\.)*example\.(?:com|net|org)(?=[:/?#]|$)/i;
