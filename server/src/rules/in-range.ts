import { alikeReaders } from '../codex/history/changes.ts';
import { newestRelease } from '../codex/history/releases.ts';
import { isAccepted } from '../codex/history/verdict.ts';
import type { Context } from './context.ts';
import type { Finding } from './rule.ts';

/**
 * The findings without those that only a newer release than all of the range gives cause for, where each release of the
 * range loads the policy: rules say what the newest refuses, and it does not read this file.
 */
export function inRange({ document, kind, release }: Context, findings: readonly Finding[]): readonly Finding[] {
  const { fleet } = release;
  if (kind !== 'requirements' || !fleet || fleet.includes(newestRelease)) return findings;
  const isOfNewest = ({ verdict, ofOthers }: Finding) => verdict === 'rejects' && !ofOthers;
  // What is no TOML yet is to be mended, though a release may not read it at all.
  if (document.faults.length > 0 || !findings.some(isOfNewest)) return findings;
  // Of releases that read it alike, one is enough.
  const readers = alikeReaders(document).flatMap((run) => run.find((one) => fleet.includes(one)) ?? []);
  return readers.every((one) => isAccepted(document, one)) ? findings.filter((one) => !isOfNewest(one)) : findings;
}
