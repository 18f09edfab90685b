import { askingDefaults } from '../../risk/controls/managed-config.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import { type ProfileId, profileTitle } from '../../risk/profiles.ts';
import { writeControl } from '../../risk/write.ts';
import { writeDefault } from '../../risk/write-default.ts';
import { applyProfile, repairRow } from '../../rules/apply.ts';
import { parseDocument } from '../../toml/document.ts';
import { type Analysis, analyseText } from '../analysis.ts';
import { isMet, type PostureRow, postureMatrix } from './matrix.ts';
import type { PolicyKind } from './standing.ts';

/** The text of a file after a change, or why there is none. */
export type PostureEdit = { readonly text: string } | { readonly problem: string };

/** A file with one row set to a profile, or with all of them where none is named. */
export function postureEdit(analysis: Analysis, profile: ProfileId, id: string | undefined): PostureEdit {
  const matrix = postureMatrix(analysis);
  if (!matrix) return { problem: 'Profiles are for requirements.toml and managed_config.toml.' };
  const before = analysis.document.text;
  if (id === undefined) {
    const text = applyProfile(before, profile, analysis.context);
    return text === before ? { problem: alreadySo(profile) } : { text };
  }
  const row = matrix.rows.find((one) => one.id === id);
  if (row && !row.cells[profile].canSet) return { problem: alreadySo(profile) };
  const text = row && withRow(analysis, matrix.kind, profile, row);
  return text !== undefined && text !== before && isSet(analysis, text, profile, id) ? { text } : { problem: blocked };
}

const blocked = 'This cannot be changed safely as the file stands: the findings say what is in the way.';

function alreadySo(profile: ProfileId): string {
  return `This is what ${profileTitle(profile)} asks for already.`;
}

/** Whether a row of a text is what a profile asks for: a key that is also written elsewhere may stay refused. */
function isSet({ context, kind }: Analysis, text: string, profile: ProfileId, id: string): boolean {
  const { path = '', release, exists } = context;
  const matrix = postureMatrix(analyseText(text, path, { profile: context.profile, kind, release, exists }));
  const row = matrix?.rows.find((one) => one.id === id);
  return row !== undefined && isMet(row.cells[profile]);
}

/** Undefined where the row cannot be written safely. */
function withRow(
  { document, context }: Analysis,
  kind: PolicyKind,
  profile: ProfileId,
  { id, at }: PostureRow,
): string | undefined {
  if (kind === 'requirements') {
    const control = requirementsControls.find((one) => one.id === id && one.kind !== 'own');
    return control && writeControl(parseDocument(repairRow(document.text, control, at, context)), control, profile);
  }
  const row = askingDefaults.find((one) => one.id === id);
  return row && writeDefault(parseDocument(repairRow(document.text, row, at, context)), row);
}
