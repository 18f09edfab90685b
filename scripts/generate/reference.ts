import { configSchema } from '../../server/src/codex/config/index.ts';
import { conditions, takes } from '../../server/src/codex/describe.ts';
import { featureAliases, features } from '../../server/src/codex/features.ts';
import type { FileKind } from '../../server/src/codex/file-kind.ts';
import { fileReferences } from '../../server/src/codex/file-reference.ts';
import { historyOf } from '../../server/src/codex/history/of-kind.ts';
import { askedReleases, releaseName } from '../../server/src/codex/history/releases.ts';
import { type Place, walk } from '../../server/src/codex/lookup.ts';
import { roleSchema } from '../../server/src/codex/roles/index.ts';
import type { Schema, TableSchema } from '../../server/src/codex/schema.ts';
import { codexVersion } from '../../server/src/codex/version.ts';
import { facts } from './facts.ts';
import { markdownTable } from './markdown.ts';
import { type PageKind, pages } from './pages.ts';

/** A place on the page. Where another place contains the same keys, these are written only there. */
interface Entry extends Place {
  readonly sameAs: readonly string[] | undefined;
}

/** Tables with fewer keys are written out wherever they stand. */
const worthReferring = 4;

/** Every key of a kind of file as a page, a section for each key at the top level. */
export function referencePage(kind: PageKind): string {
  const root = fileReferences[kind].schema;
  const all = entries(root);
  const contents = Object.keys(root.keys).map((key) => `[\`${key}\`](#${key})`);
  const sections = Object.keys(root.keys).map((key) =>
    section(
      kind,
      all.filter(({ path }) => path[0] === key),
    ),
  );
  const roles = kind === 'config' ? [roleSection()] : [];
  return `${[intro(kind, root), contents.join(' ·\n'), ...sections, ...roles, featureTable(kind)].join('\n\n')}\n`;
}

/** What a role file has beside the keys of config.toml. */
function roleSection(): string {
  const { description, note = '', keys } = roleSchema;
  const own = Object.entries(keys).filter(
    ([name, schema]) => configSchema.keys[name]?.description !== schema.description,
  );
  const list = own.map(([name, schema]) => {
    return `- **\`${name}\`**: ${text('agent-role', { path: [name], schema, sameAs: undefined })}`;
  });
  const beside = 'Beside the keys of config.toml it has:';
  return ['## Role files', `${description} ${note} ${beside}`, list.join('\n')].join('\n\n');
}

/** A path as the page writes it: `hooks.Stop[].matcher`. */
export function pathName(path: readonly string[]): string {
  return path.join('.').replaceAll('.[]', '[]');
}

function entries(root: TableSchema): Entry[] {
  const places = [...walk(root)];
  // Keys are written below a name of the author’s choosing rather than below one that is Codex’s.
  const written = new Map(
    places
      .filter(({ path }) => path.at(-1)?.startsWith('<'))
      .map(({ path, schema }): [string, readonly string[]] => [contentsOf(schema), path])
      .reverse(),
  );
  const result: Entry[] = [];
  for (const { path, schema } of places) {
    const above = result.findLast((entry) => entry.path.every((step, index) => path[index] === step));
    if (above?.sameAs) continue;
    const contents = contentsOf(schema);
    const first = written.get(contents);
    if (!first) written.set(contents, path);
    const isWorthIt = first !== path && [...walk(schema)].length >= worthReferring;
    result.push({ path, schema, sameAs: isWorthIt ? first : undefined });
  }
  return result;
}

function contentsOf(schema: Schema): string {
  return JSON.stringify([...walk(schema)]);
}

function intro(kind: PageKind, { description, note, source }: TableSchema): string {
  const { title, points } = pages[kind];
  return `# ${title}

${description}
This is what Codex ${codexVersion} makes of each key, observed with the binary on Linux. The reference of its makers is
<${source}>.

- _First seen_ says which of ${askedReleases.length} releases, from Codex ${releaseName(askedReleases[0])} on, is the first that knows a key, where that
  is a later one than for the table around it.
- A name in angle brackets, such as \`<id>\`, is of your choosing. \`[]\` stands for every element of a list.
- Codex rejects the file, and does not start, when a value is not what is said after the key. It is lenient in that it
  reads a bare date as a string, and some tables also from a list of their values.
- ${note}
${points.map((point) => `- ${point}`).join('\n')}`;
}

function section(kind: PageKind, entries: readonly Entry[]): string {
  const [root, ...below] = entries.map((entry) => [`\`${pathName(entry.path)}\``, text(kind, entry)] as const);
  const list = below.map(([name, about]) => `- **${name}**: ${about.replaceAll('\n', '\n  ')}`);
  return [...(root ? [`## ${root[0]}`, root[1]] : []), ...(list.length > 0 ? [list.join('\n')] : [])].join('\n\n');
}

function text(kind: FileKind, { path, schema, sameAs }: Entry): string {
  const { source } = schema;
  const sentences = [
    `${upperFirst(takes(schema))}.`,
    schema.description,
    ...facts(kind, schema, path).map((fact) => fact.replace(/^(When absent|Deprecated|Risk):/, '_$1:_')),
    ...seen(kind, path),
    ...(sameAs ? [`The keys in it are those of [\`${pathName(sameAs)}\`](#${sameAs[0]}).`] : []),
    ...(source ? [`Source: Codex ${codexVersion} and <${source}>.`] : []),
  ];
  const list = details(schema);
  // In a list, the paragraph before it is that of its own item.
  const gap = path.length === 1 && list.length > 0 ? [''] : [];
  return [escaped(sentences.join(' ')), ...gap, ...list].join('\n');
}

/** The release from which on a key is known, where it came later than what is around it. */
function seen(kind: FileKind, path: readonly string[]): string[] {
  const at = path.map((step) => (step === '[]' ? 0 : step));
  const history = historyOf(kind);
  const since = history?.since(at)?.since ?? 0;
  const around = history?.since(at.slice(0, -1))?.since ?? askedReleases[0];
  return since > around ? [`First seen in Codex ${releaseName(since)}.`] : [];
}

/** What single values mean, and what holds for each shape that a value may have. */
function details(schema: Schema): string[] {
  if (schema.type === 'anyOf') return schema.options.map(shape);
  const notes = schema.type === 'string' ? Object.entries(schema.valueNotes ?? {}) : [];
  return notes.map(([value, note]) => `- \`${value}\`: ${escaped(note)}`);
}

function shape(option: Schema): string {
  const sentences = [`${upperFirst(takes(option))}.`, option.description, ...conditions(option)];
  const inner = details(option).map((line) => `\n  ${line}`);
  return `- ${escaped(sentences.join(' '))}${inner.join('')}`;
}

function featureTable(kind: PageKind): string {
  const { features: about, pinned } = pages[kind];
  const rows = features.map(({ name, stage, default: byDefault, pinEffective }) => {
    const older = Object.keys(featureAliases).filter((alias) => featureAliases[alias] === name);
    const names = older.map((alias) => `\`${alias}\``).join(', ');
    const effect = pinned ? [pinEffective ? 'yes' : 'no'] : [];
    return [`\`${name}\``, stage, byDefault ? 'on' : 'off', ...effect, names];
  });
  const effect = pinned ? ['A pin has an effect'] : [];
  return [
    '## Names of features',
    about,
    markdownTable(['Feature', 'Stage', 'Default', ...effect, 'Older names'], rows),
  ].join('\n\n');
}

/** Our own data may use code quotes; `<` and `|` outside of them mean something in Markdown. */
function escaped(sentence: string): string {
  const parts = sentence.split(/(`[^`]*`|<https:[^>]*>|\]\(#[^)]*\))/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[<*]/g, '\\$&'))).join('');
}

function upperFirst(sentence: string): string {
  return sentence.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
