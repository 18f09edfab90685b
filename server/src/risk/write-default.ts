import { find, isTable, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { isWithin } from '../toml/remove.ts';
import { setValue } from '../toml/set.ts';
import type { TextEdit } from '../toml/text-edit.ts';
import { type Quote, writeString } from '../toml/write.ts';
import { assessDefault, keyOf } from './assess-default.ts';
import type { AskingDefault, CollectorDefault, Default, Setting, ValueDefault } from './default.ts';
import { afterSteps, type Step } from './write.ts';

/**
 * A document's text with one row set to what the table says. Undefined when it cannot be written safely; the same text
 * when it stands so already.
 */
export function writeDefault(document: TomlDocument, row: AskingDefault): string | undefined {
  if (assessDefault(document.root, row).state === 'met') return document.text;
  const after = afterSteps(document, stepsOf(document, row));
  if (!after) return undefined;
  const sound = after.faults.length <= document.faults.length && assessDefault(after.root, row).state === 'met';
  return sound ? after.text : undefined;
}

/** Writes several rows one after the other; one that cannot be written is left out. */
export function writeDefaults(document: TomlDocument, rows: readonly AskingDefault[]): string {
  let current = document;
  for (const row of rows) {
    const text = writeDefault(current, row);
    if (text !== undefined && text !== current.text) current = parseDocument(text);
  }
  return current.text;
}

/** A row as it stands alone in a file; undefined where Codex has no such key. */
export function defaultAsToml({ settings }: Default): string | undefined {
  return settings.length === 0 ? undefined : afterSteps(parseDocument(''), settings.map(inserted))?.text;
}

/** What a row asks for, as TOML or in words without a full stop. */
export function describeDefault(row: AskingDefault): string {
  return row.kind === 'value' ? `${row.id} = ${valueText(row)}` : 'a collector of your own';
}

/** The same where it is written, in words for a title: a collector is an example, to be replaced. */
export function describeWritten(row: AskingDefault): string {
  return row.kind === 'value' ? valueText(row) : 'an example of a collector';
}

function stepsOf(document: TomlDocument, row: AskingDefault): Step[] {
  return row.kind === 'value' ? [(current) => one(writeValue(current, row))] : collectorSteps(document, row);
}

/** The value in the kind of quotes that stand there. */
function writeValue(document: TomlDocument, row: ValueDefault): TextEdit | undefined {
  const item = keyOf(document.root, row);
  const isLiteral = item?.value?.kind === 'string' && item.value.style.endsWith('literal');
  return setValue(document, item?.path ?? row.path, valueText(row, isLiteral ? "'" : '"'));
}

function valueText({ value }: ValueDefault, quote: Quote = '"'): string {
  return typeof value === 'string' ? writeString(value, quote) : String(value);
}

/** What an existing table has of its own stays: it gets the collector only. */
function collectorSteps({ root }: TomlDocument, { path, settings }: CollectorDefault): Step[] {
  if (!find(root, path)) return settings.map(inserted);
  const exporterPath = [...path, 'exporter'];
  const ofExporter = settings.filter((setting) => isWithin(setting.path, exporterPath));
  const exporter = find(root, exporterPath);
  if (!exporter) return ofExporter.map(inserted);
  if (isTable(exporter)) return [];
  return [(document) => one(setValue(document, exporterPath, inlineTable(ofExporter, exporterPath.length)))];
}

/** The settings of one collector as the value of `exporter`. */
function inlineTable(settings: readonly Setting[], depth: number): string {
  const kind = settings[0]?.path[depth];
  const pairs = settings.map(({ path, value }) => `${path.at(-1)} = ${value}`);
  return `{ ${kind} = { ${pairs.join(', ')} } }`;
}

function inserted({ path, value }: Setting): Step {
  return (document) => one(insertKey(document, path, value));
}

function one<T>(edit: T | undefined): T[] | undefined {
  return edit && [edit];
}
