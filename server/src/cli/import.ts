import { deployedKinds, deployments } from '../codex/deployment.ts';
import { importPayload } from '../features/deploy/import.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { writeNew } from './write-new.ts';

const NOT_TEXT = 'not text; the profile in a signed .mobileconfig comes out with `security cms -D -i FILE` on macOS';

/** `codex-policy import PAYLOAD`: the TOML in a payload of an MDM; gives the exit code. */
export function importCommand(words: readonly string[], print: (text: string) => void): number {
  const { values, positionals } = parseCommand(words, {
    kind: { type: 'string' },
    output: { type: 'string' },
    force: { type: 'boolean' },
  });
  const [payload, second] = positionals;
  if (payload === undefined || second !== undefined) throw new UsageError('import takes one file');
  const kind = choiceOption('--kind', values.kind, deployedKinds);
  const answer = importPayload(readText(payload, NOT_TEXT));
  if ('problem' in answer) throw new CannotRunError(`${payload}: ${answer.problem}`);
  const [file, another] = answer.files.filter((one) => !kind || !one.kind || one.kind === kind);
  if (!file) throw new CannotRunError(`${payload}: it has no ${kind && deployments[kind].name}`);
  if (another) throw new CannotRunError(`${payload}: it has more than one file; say which with --kind`);
  if (values.output === undefined) print(file.text);
  else writeNew(values.output, file.text, values.force ?? false);
  return 0;
}
