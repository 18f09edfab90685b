import { codexVersion } from '../codex/version.ts';
import { find, flagOf, textOf } from '../toml/document.ts';
import type { Rule } from './rule.ts';

/** Prompts in the telemetry of everyone: wanted for an audit, and to be known by those who write them. */
export const telemetryPrompts: Rule<undefined> = {
  id: 'telemetry-prompts',
  kinds: ['managed-config'],
  summary: 'The telemetry of everyone holds the text of their prompts.',
  severity: 'info',
  verdict: 'accepts',

  *check({ document: { root } }) {
    const item = find(root, ['otel', 'log_user_prompt']);
    const exporter = find(root, ['otel', 'exporter']);
    // Without log events no prompt goes anywhere; traces do not hold them.
    if (!item?.value || flagOf(item) !== true || !exporter || textOf(exporter) === 'none') return;
    yield {
      message: `Codex ${codexVersion} sends the text of every prompt to the collector, with the passwords and personal data that people paste into them. An audit may need that; then those who write should know, and few should read it.`,
      keyPath: item.path,
      span: item.value,
      control: 'otel',
      data: undefined,
    };
  },
};
