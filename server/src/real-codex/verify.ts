import { releaseFor } from '../codex/version.ts';
import { type Analysis, analyseText } from '../features/analysis.ts';
import { defaultProfile } from '../risk/profiles.ts';
import { type Comparison, compare, isClean } from './compare.ts';
import { type FilesProof, keepsItsWord, proveFiles } from './prove-files.ts';
import type { RealCodex } from './real-codex.ts';

/** A file that Codex was asked about. */
export interface Verified {
  readonly path: string;
  readonly analysis: Analysis;
  readonly comparison: Comparison;
  /** There where it was wanted and Codex takes the file. */
  readonly proof?: FilesProof;
}

/** Where Codex finds every file that it is asked about: findings about another place would not be its verdict. */
const INSTALLED = '/etc/codex/requirements.toml';

/** Asks Codex about a text, and has it checked as the release that is asked reads it. */
export async function verify(codex: RealCodex, path: string, text: string, prove: boolean): Promise<Verified> {
  // What other releases make of the file is not what this one says.
  const { fleet: _, ...askedCodex } = releaseFor(codex.release);
  const analysis = analyseText(text, INSTALLED, { profile: defaultProfile, kind: 'requirements', askedCodex });
  const comparison = compare(await codex.ask(text), analysis);
  if (!prove || !comparison.accepted) return { path, analysis, comparison };
  const proof = await proveFiles(analysis.document, (files) => codex.readFiles(text, files));
  return { path, analysis, comparison, proof };
}

/** Whether Codex takes the whole file, the findings say the same, and what was proven holds. */
export function isGood({ comparison, proof }: Verified): boolean {
  return isClean(comparison) && (proof === undefined || keepsItsWord(proof));
}
