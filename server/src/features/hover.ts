import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { choicesOf } from '../codex/choices.ts';
import { projectSentence } from '../codex/config/project.ts';
import { conditions, featureState, rejects, takes } from '../codex/describe.ts';
import { featureAliases, findFeature } from '../codex/features.ts';
import type { FileKind } from '../codex/file-kind.ts';
import { placeAt } from '../codex/lookup.ts';
import type { Schema, StringSchema } from '../codex/schema.ts';
import { codexVersion } from '../codex/version.ts';
import { assess } from '../risk/assess.ts';
import type { Control } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { describeValueAsMarkdown } from '../risk/describe.ts';
import { type ProfileId, profileIds, profileTitle } from '../risk/profiles.ts';
import type { Item, KeyPath } from '../toml/document.ts';
import { lazy } from '../toml/lazy.ts';
import { locate } from '../toml/locate.ts';
import { isWithin } from '../toml/remove.ts';
import { writeKeyPath } from '../toml/write.ts';
import type { Analysis } from './analysis.ts';
import { releaseFacts } from './hover-history.ts';
import { patternFacts } from './hover-patterns.ts';
import { code, row } from './markdown.ts';
import { writtenStates } from './posture/words.ts';
import { toRange } from './range.ts';
import { settingRisk } from './setting-risk.ts';

/** What stands at a position: what it controls, the profiles, the risk, and what Codex does with it. */
export function hover(analysis: Analysis, position: Position): Hover | undefined {
  const { document, textDocument, kind } = analysis;
  if (kind === undefined) return undefined;
  const location = locate(document, textDocument.offsetAt(position));
  if (!location || location.item.path.length === 0) return undefined;
  const value = explain(analysis, location.item);
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(textDocument, location.span) };
}

/** How the profiles of a control are set out: beside each other, below each other where there is little room, or without the file. */
export type ProfileLayout = 'table' | 'list' | 'table without file';

/** The same text for an item that need not be in the document. */
export function explain(analysis: Analysis, item: Item, layout: ProfileLayout = 'table'): string {
  const { kind, schema: root } = analysis.context;
  const { path } = item;
  const isPolicy = kind === 'requirements';
  const place = placeAt(root, path);
  const schema = place?.schema;
  const control = isPolicy ? controlOf(path) : undefined;
  const setting = isPolicy ? undefined : settingRisk(analysis.document.root, item, kind);
  const title = control?.title ?? setting?.title;
  return [
    `**${code(writeKeyPath(path) || String(path.at(-1)))}**${title === undefined ? '' : ` — ${title}`}`,
    schema
      ? [valueMeaning(schema, item), escapeSentence(schema.description), patternFacts(analysis, item)]
      : `Codex ${codexVersion} knows no key of this name here.`,
    // The profiles and the risk come first: an editor shows only so many lines at once.
    control ? controlText(analysis, control, layout) : [],
    setting?.paragraphs ?? [],
    schema ? [isPolicy ? pinFacts(path) : switchFacts(path), facts(schema, kind)] : [],
    schema && control?.path.length !== path.length ? absence(schema, path) : [],
    releaseFacts(item, kind, place?.name),
    kind === 'config' || kind === 'managed-config' ? projectFacts(path) : [],
    schema ? source(schema, isPolicy) : [],
  ]
    .flat(2)
    .join('\n\n');
}

/** The control that an item is, or is a value of. */
function controlOf(place: KeyPath): Control | undefined {
  return controlsBelow()
    .get(place[0])
    ?.find(({ path }) => isWithin(place, path));
}

/** The controls by the first name of their path. */
const controlsBelow = lazy(() => {
  const controls = new Map<KeyPath[number] | undefined, Control[]>();
  for (const control of requirementsControls) {
    const [root] = control.path;
    controls.set(root, [...(controls.get(root) ?? []), control]);
  }
  return controls;
});

function facts(schema: Schema, kind: FileKind): string[] {
  const { deprecated, note, systems, surface } = schema;
  return [
    values(schema),
    treatment(schema, kind),
    deprecated ? `*Deprecated:* ${escapeSentence(deprecated)}` : [],
    note ? escapeSentence(note) : [],
    systems ? `*Only for* ${systems.join(' and ')}.` : [],
    surface ? escapeSentence(surface) : [],
  ].flat();
}

/** What holds without a key. Controls themselves have a text of their own for it. */
function absence(schema: Schema, path: KeyPath): string[] {
  const name = path.at(-1);
  return typeof name === 'string' && schema.absence ? [`*When ${code(name)} is absent:* ${schema.absence}`] : [];
}

/** Texts of our own data may use Markdown's code quotes; everything else in them is plain. */
function escapeSentence(text: string): string {
  return text.replaceAll('<', '\\<');
}

function valueMeaning(schema: Schema, { value }: Item): string[] {
  if (value?.kind !== 'string' || schema.type !== 'string') return [];
  const note = schema.valueNotes?.[value.value];
  return note ? [`${code(value.value)}: ${escapeSentence(note)}`] : [];
}

function pinFacts(path: KeyPath): string[] {
  const name = path[1];
  if ((path[0] !== 'features' && path[0] !== 'feature_requirements') || typeof name !== 'string') return [];
  const alias = featureAliases[name];
  const feature = findFeature(alias ?? name);
  if (!feature) return [`Codex ${codexVersion} knows no feature ${code(name)} and ignores the pin.`];
  return [
    ...(alias ? [`An older name of ${code(alias)}, honoured with a warning.`] : []),
    `Feature: ${featureState(feature)}.${feature.pinEffective ? '' : ' A pin changes nothing any more.'}`,
  ];
}

function switchFacts(path: KeyPath): string[] {
  const feature = path[0] === 'features' && path.length === 2 ? findFeature(String(path[1])) : undefined;
  return feature ? [`Feature: ${featureState(feature)}.`] : [];
}

function projectFacts(path: KeyPath): string[] {
  const sentence = projectSentence(path);
  return sentence === undefined ? [] : [sentence];
}

function values(schema: Schema): string[] {
  const names = valueNames(schema);
  return names.length > 0 ? [`*Values:* ${names.map(code).join(' · ')}`] : [];
}

/** What Codex does with what stands there: the value it takes, and what it makes of everything else. */
function treatment(schema: Schema, kind: FileKind): string[] {
  const text = [...refusal(schema, kind), ...conditions(schema, kind)].join(' ');
  return text === '' ? [] : [escapeSentence(text)];
}

function refusal(schema: Schema, kind: FileKind): string[] {
  if (schema.type === 'any') return [];
  const refuses = `Codex ${codexVersion} ${rejects(kind)}`;
  // The values are listed above.
  const isListed = schema.type === 'boolean' || (schema.type === 'string' && schema.values !== undefined);
  return [isListed ? `For any other value ${refuses}.` : `Takes ${takes(schema)}; otherwise ${refuses}.`];
}

function valueNames(schema: Schema): readonly string[] {
  switch (schema.type) {
    case 'string':
      return choicesOf(schema as StringSchema);
    case 'boolean':
      return ['true', 'false'];
    case 'array':
      return valueNames(schema.items);
    case 'anyOf':
      return schema.options.flatMap(valueNames);
    default:
      return [];
  }
}

function controlText(analysis: Analysis, control: Control, layout: ProfileLayout): string[] {
  return [
    control.kind === 'own' ? [] : profilesText(analysis, control, layout),
    `**Risk** (limits ${control.facet}): ${control.risk} ${control.advice}`,
    remarks(analysis, control),
    `*When absent:* ${control.absent}`,
  ].flat();
}

function profilesText(analysis: Analysis, control: Control, layout: ProfileLayout): string {
  return layout === 'list' ? profileList(analysis, control) : profileTable(analysis, control, layout === 'table');
}

function profileTable(analysis: Analysis, control: Control, file: boolean): string {
  const titles = profileIds.map((id) =>
    id === analysis.profile && file ? `**${profileTitle(id)}** (target)` : profileTitle(id),
  );
  const described = profileIds.map((id) => describeValueAsMarkdown(control, id));
  const own = profileIds.map((id) => stateOf(analysis, control, id));
  return [
    row(['', ...titles]),
    row(['---', '---', '---', '---']),
    row(['Profile', ...described]),
    // It is narrow, and would be broken between its words.
    ...(file ? [row(['This\u00a0file', ...own])] : []),
  ].join('\n');
}

function profileList(analysis: Analysis, control: Control): string {
  return profileIds
    .map((id) => {
      const title = id === analysis.profile ? `**${profileTitle(id)}** (target)` : profileTitle(id);
      const own = stateOf(analysis, control, id);
      return `- ${title}: ${describeValueAsMarkdown(control, id)} (this file: ${own})`;
    })
    .join('\n');
}

/** How the file stands to a profile; to its own the rules have asked that already. */
function stateOf({ context, document, profile }: Analysis, control: Control, id: ProfileId): string {
  return writtenStates[(id === profile ? context.assess(control) : assess(document, control, id)).state];
}

function remarks({ profile }: Analysis, control: Control): string[] {
  const remark = control.remarks?.[profile];
  const article = control.article?.[profile];
  return [
    ...(remark ? [`${profileTitle(profile)}: ${remark}`] : []),
    ...(article ? [`The article writes ${code(article)}; the form above is the one that works.`] : []),
  ];
}

function source(schema: Schema, isPolicy: boolean): string {
  if (!isPolicy) return `*Codex ${codexVersion}: what it takes and refuses is observed with the binary.*`;
  const from = schema.source ? ` and <${schema.source}>` : '';
  return `*Codex ${codexVersion}, observed with the binary${from}.*`;
}
