import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import { suggest } from '../codex/suggest.ts';
import { codexVersion } from '../codex/version.ts';
import { type ExplainedKey, explainKey, meantKey } from '../features/explain-key.ts';
import { plainText } from '../features/plain-text.ts';
import { shippedFolder } from '../lsp/shipped-docs.ts';
import { crossFileRules } from '../rules/cross-file-rules.ts';
import { rules } from '../rules/index.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { reason } from './files.ts';

/** `codex-policy explain RULE|KEY`: the page of a rule, or what Codex does with a key; gives the exit code. */
export function explainCommand(
  words: readonly string[],
  print: (text: string) => void,
  pages: () => string = () => shippedFolder('docs', 'rules'),
): number {
  const { values, positionals } = parseCommand(words, { format: { type: 'string' }, kind: { type: 'string' } });
  const format = choiceOption('--format', values.format, ['text', 'markdown', 'json']) ?? 'text';
  const kind = choiceOption('--kind', values.kind, fileKinds);
  const [name, second] = positionals;
  if (name === undefined || second !== undefined) throw new UsageError('explain takes one rule or one key');
  const rule = allRules().find(({ id }) => id === name);
  const writers = rule ? ruleWriters(rule, pages()) : keyWriters(name, keysOf(name, kind));
  print(writers[format]());
  return 0;
}

/** What a rule says of itself. */
type RuleFacts = Pick<(typeof rules)[number], 'id' | 'summary' | 'severity' | 'verdict'>;

type Writers = Readonly<Record<'text' | 'markdown' | 'json', () => string>>;

function allRules(): readonly RuleFacts[] {
  return [...rules, ...Object.values(crossFileRules)];
}

function ruleWriters({ id, summary, severity, verdict }: RuleFacts, folder: string): Writers {
  const file = path.join(folder, `${id}.md`);
  const page = readPage(file);
  const docs = pathToFileURL(file).href;
  return {
    text: () => `${plainText(page).trimEnd()}\n\n${docs}\n`,
    markdown: () => page,
    json: () => json({ version: 1, codex: codexVersion, rule: { id, summary, severity, verdict, docs, page } }),
  };
}

function readPage(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotRunError(`${file}: ${reason(error)}`);
  }
}

function keyWriters(key: string, found: readonly ExplainedKey[]): Writers {
  const markdown = () => found.map(({ file, markdown: text }) => `## In ${file}\n\n${text}\n`).join('\n');
  return {
    text: () => plainText(markdown()),
    markdown,
    json: () => json({ version: 1, codex: codexVersion, key, files: found }),
  };
}

function keysOf(name: string, kind: FileKind | undefined): ExplainedKey[] {
  const found = explainKey(name, kind);
  if (found.length > 0) return found;
  const meant =
    suggest(
      name,
      allRules().map(({ id }) => id),
    ) ?? meantKey(name);
  const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
  throw new UsageError(`explain: '${name}' is neither a rule nor a key of ${kind ?? 'any file'}${hint}`);
}

function json(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
