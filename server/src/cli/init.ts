import { deployedKinds } from '../codex/deployment.ts';
import { parseKind } from '../codex/file-kind.ts';
import { newPolicy } from '../features/new-policy/new-policy.ts';
import { defaultProfile } from '../risk/profiles.ts';
import { choiceOption, parseCommand, profileOption, UsageError } from './arguments.ts';
import { writeNew } from './write-new.ts';

/** `codex-policy init`: writes a new, commented file for a profile; gives the exit code. */
export function initCommand(words: readonly string[], print: (text: string) => void): number {
  const { values, positionals } = parseCommand(words, {
    profile: { type: 'string' },
    kind: { type: 'string' },
    control: { type: 'string', multiple: true },
    'mcp-server': { type: 'string', multiple: true },
    'otel-endpoint': { type: 'string' },
    'deny-read': { type: 'string', multiple: true },
    output: { type: 'string' },
    force: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError('init takes its file as --output PATH');
  const kind =
    choiceOption('--kind', values.kind && (parseKind(values.kind) ?? values.kind), deployedKinds) ?? 'requirements';
  const answer = newPolicy({
    kind,
    profile: profileOption(values.profile) ?? defaultProfile,
    controls: values.control,
    answers: {
      servers: values['mcp-server'] ?? [],
      otelEndpoint: values['otel-endpoint'],
      denyRead: values['deny-read'] ?? [],
    },
  });
  if ('problem' in answer) throw new UsageError(`init: ${answer.problem}`);
  if (values.output === undefined) print(answer.text);
  else writeNew(values.output, answer.text, values.force ?? false);
  return 0;
}
