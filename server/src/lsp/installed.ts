import { CannotAskError } from '../real-codex/cannot-ask.ts';
import { installedCodex } from '../real-codex/installed.ts';
import type { InstalledAnswer } from './release-choices.ts';
import { wayOut } from './verify.ts';

/** The Codex of the user's settings, else the one on PATH. */
export async function askInstalled(named: string | undefined): Promise<InstalledAnswer> {
  try {
    return await installedCodex(named);
  } catch (error) {
    if (!(error instanceof CannotAskError)) throw error;
    return { problem: `${error.message}${wayOut(error)}.` };
  }
}
