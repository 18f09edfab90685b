import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import { diffPolicies } from '../features/policy-diff.ts';
import { analyseFile } from './analyse-file.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { type DiffReport, diffJson, diffMarkdown, diffText, isLoosened } from './diff-report.ts';
import { readText } from './files.ts';

const writers = { text: diffText, markdown: diffMarkdown, json: diffJson };

/** `codex-policy diff OLD NEW`: what the new file loosens and tightens; gives the exit code. */
export function diffCommand(words: readonly string[], print: (text: string) => void): number {
  const { values, positionals } = parseCommand(words, { format: { type: 'string' }, kind: { type: 'string' } });
  const format = choiceOption('--format', values.format, ['text', 'markdown', 'json']) ?? 'text';
  const asked = choiceOption('--kind', values.kind, fileKinds);
  const [before, after, third] = positionals;
  if (before === undefined || after === undefined || third !== undefined) {
    throw new UsageError('diff takes two files, the old one and the new one');
  }
  const [old, fresh] = [read(before), read(after)];
  const diff = diffPolicies(old, fresh, asked ?? kindOfBoth(old, fresh));
  const report: DiffReport = { before, after, diff };
  print(writers[format](report));
  return isLoosened(diff) ? 1 : 0;
}

interface Read {
  readonly path: string;
  readonly text: string;
}

function read(path: string): Read {
  return { path, text: readText(path) };
}

/** Of a file that says nothing of its kind, such as what a pipe brings, the other one decides. */
function kindOfBoth(old: Read, fresh: Read): FileKind {
  const [before, after] = [old, fresh].map(({ path, text }) => analyseFile(path, text, undefined).kind);
  const kind = after ?? before;
  if (kind === undefined)
    throw new CannotRunError('diff: neither is known as a file of Codex; name its kind with --kind');
  if (before !== undefined && before !== kind) {
    throw new CannotRunError(`diff: ${old.path} is ${before}, ${fresh.path} is ${kind}; name one kind with --kind`);
  }
  return kind;
}
