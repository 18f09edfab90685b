/** The effective policy for people: a line per key. */
import { codexVersion } from '../codex/version.ts';
import { writeKeyPath } from '../toml/write.ts';
import { type Effective, evidenceOf } from './effective.ts';
import type { Found } from './found.ts';
import { layerKinds } from './layer.ts';
import type { Dropped } from './outcome.ts';
import { type Plain, writePlain } from './plain.ts';
import { shown } from './secrets.ts';
import type { Setting, Source } from './tree.ts';

/** A statement longer than this is cut, and moves other comments by no more than its brackets. */
const WIDTH = 72;

/** The report as text. */
export function effectiveText({ places }: Found, effective: Effective): string {
  const { requirements, settings, dropped, refusal } = effective;
  const files = columns(
    places.map(({ kind, path, state }) => [`  ${layerKinds[kind].title}`, path, stateOf(kind, state)]),
  );
  const parts = [['Files', ...files]];
  if (refusal) {
    const where = refusal.layer && refusal.span ? `${place({ layer: refusal.layer, span: refusal.span })}: ` : '';
    parts.push([
      `Codex ${codexVersion} refuses to start with these files${documented(refusal.evidence)}:`,
      `  ${where}${refusal.reason}.`,
    ]);
  } else {
    parts.push(
      [`Requirements of Codex ${codexVersion}`, ...statements(requirements)],
      [`Settings of Codex ${codexVersion}`, ...statements(settings)],
    );
    if (dropped.length > 0)
      parts.push([`Without effect in Codex ${codexVersion}`, ...columns(dropped.map(droppedRow))]);
  }
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function stateOf(kind: Found['places'][number]['kind'], state: string): string {
  const read = state === 'read' ? '' : state;
  return [read, documented(layerKinds[kind].evidence).trim()].filter((word) => word !== '').join(' ');
}

function statements(settings: readonly Setting[]): string[] {
  return settings.length === 0
    ? ['  none']
    : columns(settings.map((setting) => [statement(setting.path, setting.value), origin(setting)]));
}

function droppedRow({ path, source, why, evidence }: Dropped): string[] {
  return [statement(path, source.value), `# ${place(source)}: ${why}${documented(evidence)}`];
}

function statement(path: readonly string[], value: Plain): string {
  const text = `  ${writeKeyPath(path)} = ${writePlain(shown(path, value))}`;
  if (text.length <= WIDTH) return text;
  const cut = text.slice(0, WIDTH - 1);
  return `${cut}…${closing(cut)}`;
}

/** The brackets that close those of a text: an editor would show one that is open as a mistake. */
function closing(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    if (character === '[') open.unshift(']');
    else if (character === '{') open.unshift('}');
    else if (character === open[0]) open.shift();
  }
  return open.join('');
}

function origin(setting: Setting): string {
  const { path, how, sources, overrides } = setting;
  const places = sources.map(place).join(', ');
  const instead = overrides.map((source) => `${place(source)} ${writePlain(shown(path, source.value))}`).join(', ');
  const words = {
    set: `${places}${instead && ` (overrides: ${instead})`}`,
    required: `required by ${places}${instead && ` (overrides: ${instead})`}`,
    fallback: `fallback: ${places} does not allow ${instead || 'the default'}`,
  };
  return `# ${words[how]}${documented(evidenceOf(setting))}`;
}

function documented(evidence: string): string {
  return evidence === 'documented' ? ' [documented, not observed]' : '';
}

/** The file and the line of a source. */
function place({ layer, span }: Pick<Source, 'layer' | 'span'>): string {
  return `${layer.path}:${layer.document.text.slice(0, span.start).split('\n').length}`;
}

/** Rows with their cells below each other; what is last is not padded. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd(),
  );
}
