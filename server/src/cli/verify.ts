import { CannotAskError } from '../real-codex/cannot-ask.ts';
import { NoCodexError } from '../real-codex/find.ts';
import { IsolationError } from '../real-codex/isolate.ts';
import { proofReport } from '../real-codex/proof-report.ts';
import { openCodex, type RealCodex } from '../real-codex/real-codex.ts';
import { adviceLine, codexLine, fileReport } from '../real-codex/report.ts';
import { isGood, type Verified, verify } from '../real-codex/verify.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { verifyJson } from './verify-json.ts';

/**
 * `codex-policy verify FILE…`: asks a real Codex and compares its verdict with ours; gives the exit code.
 * `--prove` also plants files that the policy should guard, and tries to read them in Codex's sandbox.
 */
export async function verifyCommand(
  words: readonly string[],
  print: (text: string) => void,
  open: (named?: string) => Promise<RealCodex> = openCodex,
): Promise<number> {
  const { values, positionals } = parseCommand(words, {
    codex: { type: 'string' },
    format: { type: 'string' },
    prove: { type: 'boolean' },
  });
  const format = choiceOption('--format', values.format, ['text', 'json']) ?? 'text';
  const prove = values.prove ?? false;
  if (positionals.length === 0) throw new UsageError('verify: no files given');
  // All are read before Codex is looked for: a name that is wrong is said at once.
  const files = positionals.map((path) => ({ path, text: readText(path) }));
  try {
    const codex = await open(values.codex);
    const verified: Verified[] = [];
    for (const { path, text } of files) verified.push(await verify(codex, path, text, prove));
    print(format === 'json' ? verifyJson(codex, verified) : textReport(codex, verified, prove));
    return verified.every(isGood) ? 0 : 1;
  } catch (error) {
    throw error instanceof CannotAskError ? new CannotRunError(`verify: ${error.message}${wayOut(error)}`) : error;
  }
}

function textReport(codex: RealCodex, files: readonly Verified[], prove: boolean): string {
  const reports = files.map((file) => `\n${fileReport(file)}${prove ? proofPart(file) : ''}`);
  return `${codexLine(codex)}${reports.join('')}${adviceLine(codex.release, files)}`;
}

function proofPart({ analysis, proof }: Verified): string {
  return proof ? proofReport(analysis, proof) : '  Nothing to prove: Codex does not start with this file\n';
}

function wayOut(error: CannotAskError): string {
  if (error instanceof NoCodexError) return ', or name it with --codex PATH';
  return error instanceof IsolationError ? '. Run it as root in a Linux container, such as a CI job' : '';
}
