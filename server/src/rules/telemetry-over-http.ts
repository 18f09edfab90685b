import { collectorsOf } from '../codex/exporters.ts';
import { codexVersion } from '../codex/version.ts';
import { plainHttpReach } from '../risk/addresses.ts';
import type { Span } from '../toml/syntax.ts';
import { configKinds, type Rule } from './rule.ts';
import { useHttps } from './server-over-http.ts';

/** Telemetry that goes to its collector without encryption. */
export const telemetryOverHttp: Rule<Span> = {
  id: 'telemetry-over-http',
  kinds: configKinds,
  summary: 'Telemetry goes to its collector over plain http.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root }, isProject }) {
    // Codex does not look at the telemetry of a project.
    for (const { item, signal } of isProject ? [] : collectorsOf(root)) {
      const endpoint = item.children.get('endpoint');
      const value = endpoint?.value;
      const reach = value?.kind === 'string' ? plainHttpReach(value.value) : undefined;
      if (!endpoint || value?.kind !== 'string' || reach === undefined || reach === 'machine') continue;
      // An address may hold a password: its value goes no further.
      const span = { start: value.start, end: value.end };
      yield {
        severity: reach === 'private' ? 'info' : 'warning',
        message: `Codex ${codexVersion} sends ${signal} to this address without encryption: whoever is on the way reads them, with the headers that let Codex in.`,
        keyPath: endpoint.path,
        span,
        control: 'otel',
        data: span,
      };
    }
  },

  fixes({ document }, { data }) {
    return [...useHttps(document, data)];
  },
};
