import { findPin } from '../../codex/pins.ts';
import { assess } from '../../risk/assess.ts';
import type { Control } from '../../risk/control.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import { describeValue } from '../../risk/describe.ts';
import { covers } from '../../risk/patterns.ts';
import { type ProfileId, perProfile } from '../../risk/profiles.ts';
import { guardingPatterns, isStricter, keepsStricter } from '../../risk/stricter.ts';
import { voids } from '../../rules/about.ts';
import { absentControls, misspeltControls } from '../../rules/absent-controls.ts';
import { partNameOf } from '../../rules/parts.ts';
import type { Finding } from '../../rules/rule.ts';
import { find, type Item, type TomlDocument } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import type { PostureRow } from './matrix.ts';
import { remarksOn } from './remarks.ts';
import { unwritten, written } from './shown-value.ts';
import type { CellState, RowStates } from './standing.ts';

/** The controls that profiles have values for. */
const rowControls: readonly Control[] = requirementsControls.filter(({ kind }) => kind !== 'own');

/** The rows of a requirements.toml. */
export function controlRows(analysis: Analysis, findings: readonly Finding[]): PostureRow[] {
  return rowControls.map((control) => controlRow(analysis, control, findings));
}

/** How they stand. */
export function controlStates(analysis: Analysis, findings: readonly Finding[]): RowStates[] {
  const grave = findings.filter(({ verdict }) => verdict !== 'accepts');
  const { meant } = absentControls(analysis.context);
  return rowControls.map((control) => {
    const mayBeVoid = grave.length > 0 || meant.has(control.id);
    const isVoid = mayBeVoid && placeOf(analysis, control, grave).isVoid;
    return { id: control.id, states: isVoid ? allIgnored : statesOf(analysis, control) };
  });
}

const allIgnored = perProfile((): CellState => 'ignored');

function controlRow(analysis: Analysis, control: Control, findings: readonly Finding[]): PostureRow {
  const { document } = analysis;
  const { item, named, isVoid } = placeOf(analysis, control, findings);
  const states = isVoid ? allIgnored : statesOf(analysis, control);
  const cells = perProfile((profile) => {
    const state = states[profile];
    const isKept = state === 'met' || (state === 'stricter' && keepsStricter(control, profile));
    return { state, asks: describeValue(control, profile), canSet: !isKept };
  });
  return {
    id: control.id,
    path: control.path,
    title: control.title,
    facet: control.facet,
    ...(item ? written(document, item, named?.span) : unwritten),
    ...remarksOn(control, item?.path, findings, cells),
    cells,
  };
}

/** Where a control stands in a file, and whether Codex goes by it there. */
function placeOf(analysis: Analysis, control: Control, findings: readonly Finding[]) {
  const { document } = analysis;
  const own = itemOf(document, control);
  const named = own ? undefined : findings.find((one) => one.control === control.id && voids(one, control));
  const item = own ?? (named ? find(document.root, named.keyPath) : misspeltItem(analysis, control));
  const isVoid = (item !== undefined && item !== own) || findings.some((finding) => voids(finding, control));
  return { item, named, isVoid };
}

/** Where a control stands in a file, under whichever name Codex takes. */
function itemOf({ root }: TomlDocument, control: Control): Item | undefined {
  if (control.kind === 'switch') return findPin(root, control.feature);
  const item = find(root, control.path);
  return item ?? (control.id === 'allowed_sandbox_modes' ? find(root, ['allowed_permission_profiles']) : undefined);
}

/** What was meant for a control that stands nowhere else, under a name that Codex does not know. */
function misspeltItem({ context }: Analysis, { id }: Control): Item | undefined {
  if (!absentControls(context).meant.has(id)) return undefined;
  return [...misspeltControls(context)].find(({ control }) => control === id)?.item;
}

/** What a control says decides, and with it what stands in the same part of the file. */
function statesOf({ context, document }: Analysis, control: Control): RowStates['states'] {
  const part = partNameOf(String(control.path[0]), 'requirements');
  const known = context.ofPart(part, statesOf, () => new Map<Control, RowStates['states']>());
  const states = known.get(control) ?? perProfile((profile) => stateOf(document, control, profile));
  known.set(control, states);
  return states;
}

function stateOf(document: TomlDocument, control: Control, profile: ProfileId): CellState {
  const { state } = assess(document, control, profile);
  if (state === 'unreadable') return 'ignored';
  if (state !== 'met') return state;
  return beyondReach(document, control, profile) ?? (isStricter(document, control, profile) ? 'stricter' : 'met');
}

/** Patterns count here for what they guard, not for what they were meant to guard. */
function beyondReach(document: TomlDocument, control: Control, profile: ProfileId): CellState | undefined {
  if (control.kind !== 'patterns') return undefined;
  const guarding = guardingPatterns(document, control);
  const isGuarded = (wanted: string) => guarding.some((pattern) => covers(pattern, wanted));
  if (control.profiles[profile].every(isGuarded)) return undefined;
  return guarding.length === 0 ? 'ignored' : 'weaker';
}
