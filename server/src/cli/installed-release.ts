import { CannotAskError } from '../real-codex/cannot-ask.ts';
import { type InstalledCodex, installedCodex } from '../real-codex/installed.ts';
import { CannotRunError } from './arguments.ts';

/** The options that take a release. */
const options: readonly string[] = ['--codex-version', '--from', '--to'];

/** The words of a call with the release of the Codex on PATH where they have `installed` for one. */
export async function withInstalledRelease(
  words: readonly string[],
  find: () => Promise<InstalledCodex> = installedCodex,
): Promise<readonly string[]> {
  const isMeant = (word: string, index: number) =>
    word === 'installed'
      ? options.includes(words[index - 1] ?? '')
      : options.some((option) => word === `${option}=installed`);
  if (!words.some(isMeant)) return words;
  const release = await releaseBy(find);
  return words.map((word, index) => (isMeant(word, index) ? word.replace(/installed$/, release) : word));
}

async function releaseBy(find: () => Promise<InstalledCodex>): Promise<string> {
  try {
    return (await find()).release;
  } catch (error) {
    throw error instanceof CannotAskError ? new CannotRunError(`installed: ${error.message}`) : error;
  }
}
