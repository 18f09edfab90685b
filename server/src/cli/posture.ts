import path from 'node:path';
import { postureMarkdown } from '../features/posture/markdown.ts';
import { isAsStrictAs, postureMatrix } from '../features/posture/matrix.ts';
import { posturePage } from '../features/posture/page.ts';
import { analyseFile } from './analyse-file.ts';
import { choiceOption, parseCommand, profileOption, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { postureJson } from './posture-json.ts';
import { postureText } from './posture-text.ts';

/** `codex-policy posture FILE`: each control of a policy against the three profiles; gives the exit code. */
export function postureCommand(words: readonly string[], print: (text: string) => void): number {
  const { values, positionals } = parseCommand(words, {
    against: { type: 'string' },
    format: { type: 'string' },
    kind: { type: 'string' },
  });
  const against = profileOption(values.against, '--against');
  const format = choiceOption('--format', values.format, ['text', 'markdown', 'html', 'json']) ?? 'text';
  const kind = choiceOption('--kind', values.kind, ['requirements', 'managed-config']);
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw new UsageError('posture takes one file');
  const analysis = analyseFile(file, readText(file), undefined, kind);
  const found = postureMatrix(analysis);
  if (!found) {
    throw new UsageError(
      `${file}: is neither a requirements.toml nor a managed_config.toml of Codex; --kind can say so`,
    );
  }
  const matrix = { ...found, target: against ?? found.target };
  const name = path.basename(file);
  switch (format) {
    case 'text':
      print(postureText(matrix, file));
      break;
    case 'markdown':
      print(postureMarkdown(matrix, name));
      break;
    case 'html':
      print(posturePage(matrix, name));
      break;
    case 'json':
      print(postureJson(matrix, file, analysis));
  }
  return against === undefined || isAsStrictAs(matrix, against) ? 0 : 1;
}
