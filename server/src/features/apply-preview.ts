/** A profile applied control by control: changes that can each be taken or left. */
import type { AnnotatedTextEdit, ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ProfileId } from '../risk/profiles.ts';
import { fixesOf } from '../rules/fixes.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { applyEdits, type TextEdit } from '../toml/text-edit.ts';
import type { Analysis } from './analysis.ts';
import { type Unit, unitsFor } from './apply-units.ts';
import { toRange } from './range.ts';
import { changesBetween } from './text-changes.ts';

/** What one control changes. */
export interface UnitChange {
  readonly unit: Unit;
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** The changes of a profile, each without need of the others, and the controls that have none of that kind. */
export interface ProfilePreview {
  readonly changes: readonly UnitChange[];
  /** Those whose change would get in the way of another. */
  readonly left: readonly Unit[];
}

/** The changes by which a file comes to a profile. Any selection of them gives TOML in which the selected ones are met. */
export function profilePreview(analysis: Analysis, profile: ProfileId): ProfilePreview | { readonly problem: string } {
  const { document, kind } = analysis;
  if (document.faults.length > 0) return { problem: 'this file is not valid TOML: put that right first' };
  const units = kind === undefined ? [] : unitsFor(kind, profile);
  if (units.length === 0) return { problem: 'profiles are for requirements.toml and managed_config.toml' };
  const repairs = repairsOf(analysis);
  const changes = units.flatMap((unit) => changeOf(document, unit, units, repairs) ?? []);
  const accepted: UnitChange[] = [];
  const left: Unit[] = [];
  for (const change of changes) {
    const fits = [[change], ...accepted.map((other) => [other, change]), [...accepted, change]];
    if (fits.every((selection) => isSound(document, selection))) accepted.push(change);
    else left.push(change.unit);
  }
  return { changes: accepted, left };
}

/** The same for an editor: a change to confirm for each control. */
export function previewEdit({ textDocument }: Analysis, { changes }: ProfilePreview): WorkspaceEdit {
  const annotations = changes.map(({ unit, description }): [string, ChangeAnnotation] => [
    unit.id,
    { label: unit.title, needsConfirmation: true, description },
  ]);
  const edits = inOrder(changes).map(
    ({ unit, edit }): AnnotatedTextEdit => ({
      range: toRange(textDocument, edit),
      newText: edit.newText,
      annotationId: unit.id,
    }),
  );
  const { uri, version } = textDocument;
  return {
    documentChanges: [{ textDocument: { uri, version }, edits }],
    changeAnnotations: Object.fromEntries(annotations),
  };
}

/** The text with some of the changes. */
export function withChanges(text: string, changes: readonly UnitChange[]): string {
  return applyEdits(
    text,
    inOrder(changes).map(({ edit }) => edit),
  );
}

/** In text order. At one place tables come after keys, which would otherwise belong to them. */
function inOrder(changes: readonly UnitChange[]): { unit: Unit; edit: TextEdit }[] {
  const all = changes.flatMap(({ unit, edits }) => edits.map((edit) => ({ unit, edit })));
  return all.sort(
    (a, b) =>
      a.edit.start - b.edit.start || a.edit.end - b.edit.end || Number(isTable(a.edit)) - Number(isTable(b.edit)),
  );
}

function isTable({ newText }: TextEdit): boolean {
  return /^\s*\[/.test(newText);
}

function isSound({ text, faults }: TomlDocument, changes: readonly UnitChange[]): boolean {
  const edits = inOrder(changes).map(({ edit }) => edit);
  const overlaps = edits.some(({ start }, index) => index > 0 && start < (edits[index - 1]?.end ?? 0));
  if (overlaps) return false;
  const after = parseDocument(applyEdits(text, edits));
  return after.faults.length <= faults.length && changes.every(({ unit }) => unit.state(after) === 'met');
}

/** Texts in which a key that Codex rejects or ignores has become what it was meant to be. */
function repairsOf({ context, findings }: Analysis): TomlDocument[] {
  return findings
    .filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores')
    .flatMap(
      (finding) =>
        fixesOf(context, finding)
          .find(({ safe }) => safe)
          ?.apply() ?? [],
    )
    .map((text) => parseDocument(text))
    .filter(({ faults }) => faults.length === 0);
}

function changeOf(
  document: TomlDocument,
  unit: Unit,
  units: readonly Unit[],
  repairs: readonly TomlDocument[],
): UnitChange | undefined {
  const state = unit.state(document);
  // A control that stands under a wrong name, or in a wrong place, is put right and not written a second time.
  const meant = state === 'missing' ? repairs.find((repaired) => unit.state(repaired) !== 'missing') : undefined;
  const isAlone = units.filter((other) => other.table === unit.table && other.state(document) === 'missing').length < 2;
  const text = isAlone || meant ? unit.write(meant ?? document) : unit.writeApart(document);
  if (text === undefined || text === document.text) return undefined;
  return { unit, description: unit.describe(state), edits: editsBetween(document.text, text) };
}

/** Into a file without content all goes at one place, as whole lines: there is nothing to find it by. */
function editsBetween(before: string, after: string): TextEdit[] {
  const [mark = ''] = /^\ufeff?/.exec(before) ?? [];
  if (before.trim() !== '') return changesBetween(before, after);
  const lines = after.slice(mark.length).trim();
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = lines.startsWith('[') ? eol : '';
  return [{ start: mark.length, end: mark.length, newText: `${gap}${lines}${eol}` }];
}
