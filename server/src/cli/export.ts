import { fileKinds } from '../codex/file-kind.ts';
import { exportFile, exportForms, mdmPlace } from '../features/deploy/export.ts';
import { analyseFile } from './analyse-file.ts';
import { CannotRunError, choiceOption, parseCommand, releaseOption, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { findingLine } from './report.ts';
import { writeNew } from './write-new.ts';

/** `codex-policy export FILE`: writes a file as an MDM takes it; gives the exit code. */
export async function exportCommand(
  words: readonly string[],
  print: (text: string) => void,
  tell: (text: string) => void,
): Promise<number> {
  const { values, positionals } = parseCommand(words, {
    as: { type: 'string' },
    output: { type: 'string' },
    force: { type: 'boolean' },
    organization: { type: 'string' },
    identifier: { type: 'string' },
    kind: { type: 'string' },
    'codex-version': { type: 'string' },
  });
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw new UsageError('export takes one file');
  const form = choiceOption('--as', values.as, exportForms);
  if (!form) throw new UsageError(`export needs --as with one of ${exportForms.join(', ')}`);
  const kind = choiceOption('--kind', values.kind, fileKinds);
  const release = releaseOption(values['codex-version'], tell);
  const analysis = analyseFile(file, readText(file), undefined, kind, release);
  const answer = await exportFile(analysis, form, values);
  if ('problem' in answer) {
    for (const finding of answer.findings) tell(`${findingLine(file, finding, analysis.textDocument)}\n`);
    if (answer.findings.length === 0) throw new CannotRunError(`${file}: ${answer.problem}`);
    tell(`codex-policy: ${file}: ${answer.problem}: not exported\n`);
    return 1;
  }
  const text = form === 'base64' ? `${answer.payload}\n` : answer.payload;
  if (values.output === undefined) print(text);
  else writeNew(values.output, text, values.force ?? false);
  tell(`codex-policy: ${form === 'base64' ? 'for' : 'sets'} ${mdmPlace(answer.kind)}\n`);
  return 0;
}
