/** Which Codex are to be asked. */
import { releaseName } from '../../server/src/codex/history/releases.ts';
import { releaseFault, releaseFor } from '../../server/src/codex/version.ts';

/**
 * The releases that words name, oldest first as far as a range goes: `0.138.0`, several with commas between them, or a
 * range of those of the history, such as `0.138 - 0.150` or `>=0.160`. `newest` tells what `latest` is.
 */
export function releasesNamed(words: readonly string[], newest: () => string): string[] {
  const names = words.flatMap((word) => word.split(',')).map((name) => name.trim());
  return [...new Set(names.flatMap((name) => (name === 'latest' ? [newest()] : named(name))))];
}

function named(name: string): string[] {
  if (/^\d+\.\d+\.\d+(?:-\S+)?$/.test(name)) return [name];
  const fault = releaseFault(name);
  if (fault !== undefined) throw new Error(`${fault}.`);
  const { fleet = [] } = releaseFor(name);
  // One release is named whole, as it may be another than those that were asked.
  if (/^[\d.]+$/.test(name) || fleet.length === 0) return [`${name}.0`];
  return fleet.map((release) => `${releaseName(release)}.0`);
}

/** The middle of the name of a release, by which the history goes, in what `codex --version` says. */
export function numberOf(version: string): number | undefined {
  const middle = /^codex-cli 0\.(\d+)\./.exec(version)?.[1];
  return middle === undefined ? undefined : Number(middle);
}
