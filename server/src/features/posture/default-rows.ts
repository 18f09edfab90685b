import { assessDefault, keyOf } from '../../risk/assess-default.ts';
import { askingDefaults } from '../../risk/controls/managed-config.ts';
import type { AskingDefault } from '../../risk/default.ts';
import { perProfile } from '../../risk/profiles.ts';
import { isStricterDefault } from '../../risk/stricter.ts';
import { describeDefault } from '../../risk/write-default.ts';
import { voids } from '../../rules/about.ts';
import type { Finding } from '../../rules/rule.ts';
import { find, type Item, type TomlDocument } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import type { PostureRow } from './matrix.ts';
import { remarksOn } from './remarks.ts';
import { unwritten, written } from './shown-value.ts';
import type { CellState, RowStates } from './standing.ts';

/** The rows of a managed_config.toml, which are the same for every profile. */
export function defaultRows({ document }: Analysis, findings: readonly Finding[]): PostureRow[] {
  return askingDefaults.map((row) => defaultRow(document, row, findings));
}

/** How they stand. */
export function defaultStates({ document }: Analysis, findings: readonly Finding[]): RowStates[] {
  return askingDefaults.map((row) => {
    const state = heardStateOf(document, row, findings);
    return { id: row.id, states: perProfile(() => state) };
  });
}

function defaultRow(document: TomlDocument, row: AskingDefault, findings: readonly Finding[]): PostureRow {
  const item = itemOf(document, row);
  const state = heardStateOf(document, row, findings);
  const cells = perProfile(() => ({
    state,
    asks: describeDefault(row),
    canSet: state !== 'met' && state !== 'stricter',
  }));
  return {
    id: row.id,
    path: row.path,
    title: row.title,
    facet: row.facet,
    ...(item ? written(document, item) : unwritten),
    ...remarksOn(row, item?.path, findings, cells),
    cells,
  };
}

/** Where a row stands in a file; of a collector the kind alone, as its settings may hold secrets. */
function itemOf({ root }: TomlDocument, row: AskingDefault): Item | undefined {
  if (row.kind === 'value') return keyOf(root, row);
  return find(root, [...row.path, 'exporter']) ?? find(root, row.path);
}

function heardStateOf(document: TomlDocument, row: AskingDefault, findings: readonly Finding[]): CellState {
  return findings.some((finding) => voids(finding, row)) ? 'ignored' : stateOf(document, row);
}

function stateOf(document: TomlDocument, row: AskingDefault): CellState {
  const { state } = assessDefault(document.root, row);
  if (state === 'unreadable') return 'ignored';
  return state === 'met' && isStricterDefault(document, row) ? 'stricter' : state;
}
