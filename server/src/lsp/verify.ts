import { basename } from 'node:path';
import { CannotAskError } from '../real-codex/cannot-ask.ts';
import { NoCodexError } from '../real-codex/find.ts';
import { IsolationError } from '../real-codex/isolate.ts';
import { openCodex, type RealCodex } from '../real-codex/real-codex.ts';
import { adviceLine, codexLine, fileReport, verdictLine } from '../real-codex/report.ts';
import { isGood, verify } from '../real-codex/verify.ts';
import type { VerifyAnswer } from './verify-answer.ts';

/** Asks a real Codex about the text of an editor. `named` is the executable of the user's settings. */
export async function verifyText(
  path: string,
  text: string,
  named: string | undefined,
  open: (named?: string) => Promise<RealCodex> = openCodex,
): Promise<VerifyAnswer> {
  try {
    const codex = await open(named);
    const verified = await verify(codex, path, text, false);
    const report = `${codexLine(codex)}\n${fileReport(verified)}${adviceLine(codex.release, [verified])}`;
    const summary = verdictLine(basename(path), verified.comparison);
    return { summary, good: isGood(verified), report };
  } catch (error) {
    if (!(error instanceof CannotAskError)) throw error;
    return { problem: `${error.message}${wayOut(error)}.` };
  }
}

/** What to do about it, in an editor: the end of a sentence. */
export function wayOut(error: CannotAskError): string {
  if (error instanceof NoCodexError) return ', or name it in the setting codexPolicy.codexPath';
  return error instanceof IsolationError ? '. In a Linux container, such as a CI job, codex-policy verify does it' : '';
}
