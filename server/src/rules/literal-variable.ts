import { collectorsOf } from '../codex/exporters.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item } from '../toml/document.ts';
import { everyKind, type Rule } from './rule.ts';

/** A variable in a setting of the telemetry, where Codex expands none. */
export const literalVariable: Rule<undefined> = {
  id: 'literal-variable',
  kinds: everyKind,
  summary: 'A variable such as `$TOKEN` in `[otel]`, which Codex sends as it is written.',
  severity: 'warning',
  verdict: 'ineffective',
  keys: ['otel'],

  *check({ document: { root }, isProject, refusals }) {
    // Codex does not look at the telemetry of a project.
    for (const { item, isHeader } of isProject ? [] : settings(root)) {
      // With some of them a session does not even start.
      if (item.value?.kind !== 'string' || refusals.some((one) => one.item === item && !one.lacks)) continue;
      const variable = variableIn(item.value.value);
      if (variable === undefined) continue;
      const wayOut = isHeader ? ' The value itself must stand here, or client certificates take its place.' : '';
      yield {
        message: `Codex ${codexVersion} expands no variables in \`[otel]\`: \`${variable}\` is used just as it is written.${wayOut}`,
        keyPath: item.path,
        span: item.value,
        data: undefined,
      };
    }
  },
};

interface Setting {
  readonly item: Item;
  readonly isHeader: boolean;
}

/** The settings of which it is known that Codex takes them literally. */
function* settings(root: Item): Generator<Setting> {
  const environment = find(root, ['otel', 'environment']);
  if (environment) yield { item: environment, isHeader: false };
  for (const { item: collector } of collectorsOf(root)) {
    const endpoint = collector.children.get('endpoint');
    if (endpoint) yield { item: endpoint, isHeader: false };
    for (const item of collector.children.get('headers')?.children.values() ?? []) yield { item, isHeader: true };
    for (const item of collector.children.get('tls')?.children.values() ?? []) yield { item, isHeader: false };
  }
}

/** `${TOKEN}`, `$TOKEN` or `%TOKEN%`; a dollar or percent sign in the middle of a word may be part of a secret. */
function variableIn(text: string): string | undefined {
  return /\$\{\w[^}]*\}|(?<![\w$])\$[A-Z_][A-Z0-9_]+\b|(?<![\w%])%[A-Z_][A-Z0-9_]{2,}%/.exec(text)?.[0];
}
