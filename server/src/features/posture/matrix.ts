import { codexVersion } from '../../codex/version.ts';
import type { Layer } from '../../effective/layer.ts';
import type { Facet } from '../../risk/control.ts';
import { type ProfileId, perProfile, profileIds } from '../../risk/profiles.ts';
import { refuses } from '../../rules/text.ts';
import type { KeyPath } from '../../toml/document.ts';
import type { Span } from '../../toml/syntax.ts';
import type { Analysis } from '../analysis.ts';
import { controlRows } from './control-rows.ts';
import { defaultRows } from './default-rows.ts';
import { type CellState, isMetState, postureFindings, type Standing, standingOf } from './standing.ts';

/** A control against one profile. */
export interface PostureCell {
  readonly state: CellState;
  /** What the profile asks for, in a few words of TOML. */
  readonly asks: string;
  /** Whether setting the row to the profile would change something. */
  readonly canSet: boolean;
}

/** Where a row of several files is written. */
export interface RowSource {
  readonly layer: Layer;
  readonly span: Span;
}

/** A control, or a default of managed_config.toml. */
export interface PostureRow {
  readonly id: string;
  readonly path: KeyPath;
  readonly title: string;
  readonly facet: Facet;
  /** What the file says, on one line; undefined where it says nothing. */
  readonly value: string | undefined;
  /** Where the key of it is written, in the only file. */
  readonly span: Span | undefined;
  /** Where it is written in several files: what it is from, the file that counts most first. */
  readonly sources?: readonly RowSource[];
  /** Where the value of it ends, or the header of the table that it is. */
  readonly end: number | undefined;
  /** The key that it is written under, which may be another than the row's own. */
  readonly at: KeyPath | undefined;
  /** What Codex makes of it where that is not what it says. */
  readonly notes: readonly string[];
  /** What follows where a profile asks for it and it is not there. */
  readonly absent: string | undefined;
  readonly cells: Readonly<Record<ProfileId, PostureCell>>;
}

/** A file against the three profiles, or several that count together, control by control. */
export interface PostureMatrix extends Omit<Standing, 'controls'> {
  readonly scope: 'one file' | 'all files';
  readonly rows: readonly PostureRow[];
  /** What there is to say of the file as a whole. */
  readonly notes: readonly string[];
}

/** The matrix of a file; undefined for one that no profile is for. Worked out once for each version of the file. */
export function postureMatrix(analysis: Analysis): PostureMatrix | undefined {
  const standing = standingOf(analysis);
  return standing && analysis.context.once(postureMatrix, () => matrixOf(analysis, standing));
}

/** Whether a cell is as strict as its profile. */
export function isMet({ state }: PostureCell): boolean {
  return isMetState(state);
}

/** Whether Codex takes a file, and every row of it is as strict as a profile. */
export function isAsStrictAs({ refused, met, rows }: PostureMatrix, profile: ProfileId): boolean {
  return !refused && met[profile] === rows.length;
}

function matrixOf(analysis: Analysis, { controls: _, ...standing }: Standing): PostureMatrix {
  const { kind, refused } = standing;
  const findings = postureFindings(analysis);
  const ofFile = findings.filter(({ keyPath, verdict }) => keyPath.length === 0 && verdict !== 'accepts');
  return {
    ...standing,
    scope: 'one file',
    rows: kind === 'requirements' ? controlRows(analysis, findings) : defaultRows(analysis, findings),
    notes: [
      ...(refused ? [`Codex ${codexVersion} ${refuses(kind)}: none of this counts until that is put right.`] : []),
      ...ofFile.map(({ message }) => message),
    ],
  };
}

/** Rows, and what they come to. */
export function tallyOf(
  rows: readonly PostureRow[],
  refused: boolean,
): Pick<PostureMatrix, 'rows' | 'met' | 'reached' | 'refused'> {
  const met = perProfile((profile) => rows.filter(({ cells }) => isMet(cells[profile])).length);
  const reached = refused ? undefined : profileIds.findLast((profile) => met[profile] === rows.length);
  return { rows, met, reached, refused };
}
