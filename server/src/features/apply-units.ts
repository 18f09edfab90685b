import type { FileKind } from '../codex/file-kind.ts';
import { assess } from '../risk/assess.ts';
import { assessDefault } from '../risk/assess-default.ts';
import type { Control } from '../risk/control.ts';
import { askingDefaults } from '../risk/controls/managed-config.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import type { AskingDefault } from '../risk/default.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import { writeControl, writeControlApart } from '../risk/write.ts';
import { writeDefault } from '../risk/write-default.ts';
import type { TomlDocument } from '../toml/document.ts';

/** How a file stands to something that a profile asks for. */
export type UnitState = 'met' | 'missing' | 'weaker' | 'unreadable';

/** Something that a profile asks of a file: a control of a policy, or a default. */
export interface Unit {
  readonly id: string;
  readonly title: string;
  /** The table that it shares with others when it is written anew. */
  readonly table: string;
  state(document: TomlDocument): UnitState;
  /** The text with what the profile says; undefined where it cannot be written safely. */
  write(document: TomlDocument): string | undefined;
  /** The same in lines that need no header which others write too. */
  writeApart(document: TomlDocument): string | undefined;
  /** Why it is to change. */
  describe(state: UnitState): string;
}

/** What a profile asks of a kind of file. */
export function unitsFor(kind: FileKind, profile: ProfileId): Unit[] {
  if (kind === 'managed-config') return askingDefaults.map(defaultUnit);
  if (kind !== 'requirements') return [];
  return requirementsControls.filter((control) => control.kind !== 'own').map((one) => controlUnit(one, profile));
}

function controlUnit(control: Control, profile: ProfileId): Unit {
  const { id, title } = control;
  return {
    id,
    title,
    table: control.kind === 'switch' ? 'features' : id,
    state: (document) => assess(document, control, profile).state,
    write: (document) => writeControl(document, control, profile),
    writeApart: (document) => writeControlApart(document, control, profile),
    describe: (state) => reason(state, control, profileTitle(profile)),
  };
}

function defaultUnit(row: AskingDefault): Unit {
  const write = (document: TomlDocument) => writeDefault(document, row);
  return {
    id: row.id,
    title: row.title,
    table: row.id,
    state: ({ root }) => assessDefault(root, row).state,
    write,
    writeApart: write,
    describe: (state) => reason(state, row, 'every profile'),
  };
}

function reason(state: UnitState, { absent, risk }: Pick<Control, 'absent' | 'risk'>, profile: string): string {
  switch (state) {
    case 'missing':
      return `Not set: ${absent} ${risk}`;
    case 'weaker':
      return `Weaker than ${profile}. ${risk}`;
    case 'unreadable':
      return `Not a value that Codex takes. ${risk}`;
    case 'met':
      return `Stricter than ${profile}, or written otherwise: this may loosen it.`;
  }
}
