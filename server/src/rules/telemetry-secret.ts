import { collectorsOf } from '../codex/exporters.ts';
import { codexVersion } from '../codex/version.ts';
import { literalSecret } from '../risk/secrets.ts';
import type { Item } from '../toml/document.ts';
import { configKinds, type Rule } from './rule.ts';

/** A token for the collector that stands in the file itself. Neither the message nor the data has it. */
export const telemetrySecret: Rule<undefined> = {
  id: 'telemetry-secret',
  kinds: configKinds,
  summary: 'A header for telemetry holds a token that everyone who reads the file can use.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root }, isProject, kind }) {
    // Codex does not look at the telemetry of a project.
    for (const { item } of isProject ? [] : collectorsOf(root)) {
      for (const setting of settingsOf(item)) {
        if (setting.value?.kind !== 'string') continue;
        const what = literalSecret(String(setting.step), setting.value.value);
        if (what === undefined) continue;
        const readers = kind === 'managed-config' ? 'every user of the machine' : 'whoever reads the file';
        yield {
          // Managed settings are for all to read.
          severity: kind === 'managed-config' ? 'warning' : 'info',
          message: `${what.replace(/^./, (first) => first.toUpperCase())} stands here as it is, and ${readers} can use it. Codex ${codexVersion} fills in no variables here: client certificates keep the secret in a file of its own.`,
          keyPath: setting.path,
          // Without the value, which is the secret.
          span: { start: setting.value.start, end: setting.value.end },
          control: 'otel',
          data: undefined,
        };
      }
    }
  },
};

/** The address may have a secret in it too. */
function settingsOf(collector: Item): Item[] {
  const endpoint = collector.children.get('endpoint');
  return [...(endpoint ? [endpoint] : []), ...(collector.children.get('headers')?.children.values() ?? [])];
}
