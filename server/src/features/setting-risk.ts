import { configKeyAt } from '../codex/config-keys.ts';
import type { FileKind } from '../codex/file-kind.ts';
import { roleSentence } from '../codex/roles/index.ts';
import { codexVersion } from '../codex/version.ts';
import { assessDefault } from '../risk/assess-default.ts';
import type { AllowlistControl, Control } from '../risk/control.ts';
import { managedConfigDefaults } from '../risk/controls/managed-config.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import type { Default } from '../risk/default.ts';
import { keyRiskAt } from '../risk/key-risks.ts';
import { profileIds, profileTitle } from '../risk/profiles.ts';
import { defaultAsToml, describeDefault } from '../risk/write-default.ts';
import { type Item, type KeyPath, textOf } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import { code } from './markdown.ts';
import { writtenStates } from './posture/words.ts';

/** What the risk tables say of a setting. */
export interface SettingRisk {
  readonly title?: string;
  readonly paragraphs: readonly string[];
}

/** The risk of a setting: its row of managed_config.toml, else that of the requirement that limits it. */
export function settingRisk(root: Item, item: Item, kind: FileKind): SettingRisk {
  const { path } = item;
  const inRole = kind === 'agent-role' ? roleSentence(String(path[0])) : undefined;
  // The key itself has it as its note.
  if (inRole !== undefined) return { paragraphs: path.length > 1 ? [inRole] : [] };
  const row = managedConfigDefaults.find((candidate) => isOfRow(path, candidate));
  if (row) return { title: row.title, paragraphs: rowText(root, row, kind) };
  const control = requirementsControls.find((candidate) => limits(candidate, path));
  if (control) return { title: control.title, paragraphs: controlText(control, item) };
  const known = keyRiskAt(path);
  return { paragraphs: known ? [`**Risk** (${known.facet}): ${known.risk}`] : [] };
}

function isOfRow(path: KeyPath, row: Default): boolean {
  const olderName = row.kind === 'value' ? row.olderName : undefined;
  return isWithin(path, row.path) || (olderName !== undefined && isWithin(path, olderName));
}

/** Whether a control says what a setting may be. */
function limits(control: Control, path: KeyPath): boolean {
  if (control.kind === 'switch') return path[0] === 'features' && path[1] === control.feature;
  if (control.kind === 'servers') return path[0] === 'mcp_servers' && keyRiskAt(path) === undefined;
  return control.path.length === 1 && configKeyAt(path)?.conversion?.key === control.id;
}

function rowText(root: Item, row: Default, kind: FileKind): string[] {
  return [...wish(root, row, kind), `**Risk** (limits ${row.facet}): ${row.risk} ${row.advice}`, ...articleText(row)];
}

function wish(root: Item, row: Default, kind: FileKind): string[] {
  if (row.kind !== 'value' && row.kind !== 'collector') return [];
  const value = row.kind === 'value' ? code(describeDefault(row)) : describeDefault(row);
  return kind === 'managed-config'
    ? [`*Every profile:* ${value} · *this file:* ${writtenStates[assessDefault(root, row).state]}`]
    : [`*Every profile*, as a default in managed_config.toml: ${value}`];
}

function articleText(row: Default): string[] {
  if (row.article === undefined) return [];
  const form = row.kind === 'own' ? defaultAsToml(row) : undefined;
  return [
    `The article writes:\n\n${block(row.article)}`,
    ...(form === undefined ? [] : [`Codex ${codexVersion} takes:\n\n${block(form.trimEnd())}`]),
  ];
}

function block(toml: string): string {
  return `\`\`\`toml\n${toml}\n\`\`\``;
}

function controlText(control: Control, item: Item): string[] {
  const value = control.kind === 'allowlist' ? textOf(item) : undefined;
  return [
    ...(control.kind === 'allowlist' && value !== undefined ? profilesOf(control, value) : []),
    `**Risk** (limits ${control.facet}): ${control.risk}`,
    `${code(control.id)} in requirements.toml enforces it.`,
  ];
}

/** Which profiles allow a value. */
function profilesOf({ profiles, readsAs, always, valueRisks }: AllowlistControl, value: string): string[] {
  const meant = readsAs[value] ?? value;
  const allows = (id: (typeof profileIds)[number]) => profiles[id].includes(meant) || always.includes(value);
  const risk = Object.hasOwn(valueRisks, value) ? [`${code(value)}: ${valueRisks[value]}.`] : [];
  const list = profileIds.map((id) => `${allows(id) ? '✓' : '✗'} ${profileTitle(id)}`);
  return [...risk, `*Allowed by:* ${list.join(' · ')}`];
}
