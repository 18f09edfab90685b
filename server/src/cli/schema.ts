import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileKinds } from '../codex/file-kind.ts';
import { shippedFolder } from '../lsp/shipped-docs.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { reason } from './files.ts';

/** `codex-policy schema KIND`: prints the JSON Schema of a kind of file; gives the exit code. */
export function schemaCommand(
  words: readonly string[],
  print: (text: string) => void,
  schemas: () => string = () => shippedFolder('schemas'),
): number {
  const { positionals } = parseCommand(words, {});
  const [name, second] = positionals;
  if (name === undefined || second !== undefined) throw new UsageError(`schema takes one of ${fileKinds.join(', ')}`);
  const kind = choiceOption('schema', name, fileKinds) ?? '';
  const file = path.join(schemas(), `${kind.replaceAll('-', '_')}.schema.json`);
  try {
    print(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CannotRunError(`${file}: ${reason(error)}`);
  }
  return 0;
}
