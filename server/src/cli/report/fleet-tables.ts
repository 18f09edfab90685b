import type { FileKind } from '../../codex/file-kind.ts';
import { fileReferences } from '../../codex/file-reference.ts';
import type { Force } from '../../features/posture/in-force.ts';
import type { CellState } from '../../features/posture/standing.ts';
import { askingDefaults } from '../../risk/controls/managed-config.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import type { Problem } from './reporter.ts';

/** A file as the report over all of them has it. */
export interface FleetFile extends FileStanding {
  readonly path: string;
  readonly kind: FileKind;
  readonly errors: number;
  readonly warnings: number;
}

/** What a file comes to. */
export interface FileStanding {
  readonly force: Force;
  readonly ignoredKeys: number;
  /** Where it is held to a profile. */
  readonly posture: FilePosture | undefined;
}

/** How a file stands to its profile. */
export interface FilePosture {
  readonly profile: string;
  readonly controls: number;
  readonly missed: readonly { readonly id: string; readonly state: CellState }[];
}

/** A value of a table: what it is sorted by where that is not its text. */
export interface Cell {
  readonly text: string;
  readonly sort?: number;
  readonly look?: 'code' | 'bad';
}

export interface Table {
  readonly title: string;
  readonly about: string;
  /** Of its columns, those that hold numbers. */
  readonly columns: readonly { readonly title: string; readonly isNumber?: true }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a page over all files shows. */
export interface FleetTables {
  readonly facts: readonly (readonly [name: string, count: number])[];
  readonly tables: readonly Table[];
}

const words: Readonly<Record<Force, string>> = {
  rejected: 'Codex refuses it',
  nothing: 'enforces nothing',
  some: 'in force',
};

/** Puts the files together: by group, by control, and one by one. */
export function fleetTables(files: readonly FleetFile[], problems: readonly Problem[]): FleetTables {
  const groups = groupsOf(files);
  const count = (is: (file: FleetFile) => boolean) => files.filter(is).length;
  return {
    facts: [
      ['files', files.length],
      ...kindsIn(files).map((kind) => [fileReferences[kind].name, count((file) => file.kind === kind)] as const),
      ['files that Codex refuses', count(({ force }) => force === 'rejected')],
      ['files that enforce nothing', count(({ force }) => force === 'nothing')],
      ['keys that Codex ignores', files.reduce((sum, { ignoredKeys }) => sum + ignoredKeys, 0)],
      ...(problems.length > 0 ? [['files that could not be read', problems.length] as const] : []),
    ],
    tables: [
      groupTable(groups),
      controlTable(groups),
      fileTable(files),
      ...(problems.length > 0 ? [problemTable(problems)] : []),
    ],
  };
}

function kindsIn(files: readonly FleetFile[]): FileKind[] {
  return [...new Set(files.map(({ kind }) => kind))].sort();
}

/** Files by the first folder in which their paths differ. */
function groupsOf(files: readonly FleetFile[]): ReadonlyMap<string, readonly FleetFile[]> {
  const folders = files.map(({ path }) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let shared = 0;
  while (shared < first.length && folders.every((folder) => folder[shared] === first[shared])) shared++;
  const groups = new Map<string, FleetFile[]>();
  for (const [index, file] of files.entries()) {
    const name = folders[index]?.[shared] ?? '.';
    const group = groups.get(name);
    if (group) group.push(file);
    else groups.set(name, [file]);
  }
  return groups;
}

function groupTable(groups: ReadonlyMap<string, readonly FleetFile[]>): Table {
  return {
    title: 'Groups',
    about: 'Files by folder, and the controls that most of their files miss.',
    columns: [
      { title: 'Group' },
      { title: 'Files', isNumber: true },
      { title: 'Refused', isNumber: true },
      { title: 'Enforce nothing', isNumber: true },
      { title: 'Ignored keys', isNumber: true },
      { title: 'Controls met', isNumber: true },
      { title: 'Missed controls' },
    ],
    rows: [...groups].map(([name, files]) => {
      const controls = files.reduce((sum, { posture }) => sum + (posture?.controls ?? 0), 0);
      const missed = missesIn(files);
      const met = controls - [...missed.values()].reduce((sum, one) => sum + one, 0);
      const share = controls === 0 ? -1 : met / controls;
      return [
        { text: name },
        number(files.length),
        alarm(files.filter(({ force }) => force === 'rejected').length),
        alarm(files.filter(({ force }) => force === 'nothing').length),
        number(files.reduce((sum, { ignoredKeys }) => sum + ignoredKeys, 0)),
        { text: share < 0 ? '–' : `${Math.floor(share * 100)} %`, sort: share },
        {
          text: mostFirst(missed)
            .map(([id, times]) => `${id} (${times})`)
            .join(', '),
          look: 'code',
        },
      ];
    }),
  };
}

/** How many of the files miss each control. */
function missesIn(files: readonly FleetFile[]): ReadonlyMap<string, number> {
  const misses = new Map<string, number>();
  for (const { posture } of files) {
    for (const { id } of posture?.missed ?? []) misses.set(id, (misses.get(id) ?? 0) + 1);
  }
  return misses;
}

function controlTable(groups: ReadonlyMap<string, readonly FleetFile[]>): Table {
  const all = [
    ...requirementsControls.map(({ id, title }) => ({ id, title, kind: 'requirements' as const })),
    ...askingDefaults.map(({ id, title }) => ({ id, title, kind: 'managed-config' as const })),
  ];
  const ofKind = [...groups].map(([name, files]) => ({
    name,
    requirements: missesIn(files.filter(({ kind }) => kind === 'requirements')),
    'managed-config': missesIn(files.filter(({ kind }) => kind === 'managed-config')),
  }));
  return {
    title: 'Controls',
    about:
      'Controls that some file misses: it says nothing of them, allows more than its profile, or Codex ignores what it says.',
    columns: [
      { title: 'Control' },
      { title: 'About' },
      { title: 'In' },
      { title: 'Files that miss it', isNumber: true },
      { title: 'Groups that miss it', isNumber: true },
      { title: 'Where' },
    ],
    rows: all.flatMap(({ id, title, kind }) => {
      const missing = new Map(
        ofKind.flatMap((group) => {
          const times = group[kind].get(id);
          return times === undefined ? [] : [[group.name, times] as const];
        }),
      );
      if (missing.size === 0) return [];
      const files = [...missing.values()].reduce((sum, times) => sum + times, 0);
      return [
        [
          { text: id, look: 'code' as const },
          { text: title },
          { text: fileReferences[kind].name },
          number(files),
          number(missing.size),
          {
            text: mostFirst(missing)
              .map(([name, times]) => `${name} (${times})`)
              .join(', '),
          },
        ],
      ];
    }),
  };
}

function fileTable(files: readonly FleetFile[]): Table {
  return {
    title: 'Files',
    about: 'Every file, and what it misses of its profile.',
    columns: [
      { title: 'File' },
      { title: 'Kind' },
      { title: 'Profile' },
      { title: 'Outcome' },
      { title: 'Controls met', isNumber: true },
      { title: 'Ignored keys', isNumber: true },
      { title: 'Errors', isNumber: true },
      { title: 'Warnings', isNumber: true },
      { title: 'Missed controls' },
    ],
    rows: files.map(({ path, kind, force, posture, ignoredKeys, errors, warnings }) => [
      { text: path, look: 'code' },
      { text: fileReferences[kind].name },
      { text: posture?.profile ?? '–' },
      { text: words[force], ...(force !== 'some' && { look: 'bad' as const }) },
      metOf(posture),
      number(ignoredKeys),
      alarm(errors),
      number(warnings),
      { text: posture ? missedIn(posture) : '', look: 'code' },
    ]),
  };
}

function missedIn({ missed, controls }: FilePosture): string {
  return missed.length === controls ? 'all' : missed.map(({ id, state }) => `${id}: ${state}`).join(', ');
}

function metOf(posture: FilePosture | undefined): Cell {
  if (!posture) return { text: '–', sort: -1 };
  const met = posture.controls - posture.missed.length;
  return { text: `${met} of ${posture.controls}`, sort: posture.controls === 0 ? 0 : met / posture.controls };
}

function problemTable(problems: readonly Problem[]): Table {
  return {
    title: 'Not read',
    about: 'Files and folders that could not be read.',
    columns: [{ title: 'File' }, { title: 'Why' }],
    rows: problems.map(({ path, message }) => [{ text: path, look: 'code' }, { text: message }]),
  };
}

function mostFirst(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([, one], [, other]) => other - one);
}

function number(value: number): Cell {
  return { text: String(value), sort: value };
}

function alarm(value: number): Cell {
  return { ...number(value), ...(value > 0 && { look: 'bad' as const }) };
}
