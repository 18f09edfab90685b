/** What a `taplo.toml` says of the layout of one file, by the rules that Taplo's own command line goes by. */
import picomatch from 'picomatch';
import { isPlainArray, isPlainTable, type Plain, type PlainTable, plainOf } from '../effective/plain.ts';
import type { LayoutFile, LayoutOptions, LeftAlone, TaploLayout } from '../features/format.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';

/** The options for a document at a path. Rules for all of its keys go before what is said of all files, the last one first. */
export function taploLayout({ path, text }: LayoutFile, file: string, { root }: TomlDocument): TaploLayout | LeftAlone {
  const config = tableOf(plainOf(parseDocument(text).root));
  const { rule: rules = [] } = config;
  const place = placeOf(file, path);
  const own = (isPlainArray(rules) ? rules.map(tableOf) : []).filter((rule) => isFor(rule, place) !== false);
  if ([config, ...own].some((table) => isFor(table, place) === undefined)) {
    return { leftAlone: `it is not certain which files a pattern in ${path} means` };
  }
  if (!isFor(config, place)) return { leftAlone: `${path} leaves it out` };
  if (own.some((rule) => isForSomeOf(root.children, rule))) {
    return { leftAlone: `${path} has a layout for some of its keys, which cannot be followed here` };
  }
  const tables = [config, ...own.filter(({ keys }) => keys === undefined)];
  return { path, options: Object.assign({}, ...tables.map(optionsIn)) };
}

function tableOf(value: Plain): PlainTable {
  return isPlainTable(value) ? value : {};
}

/** A file as patterns see it. */
interface Place {
  /** For those that begin with a slash. */
  readonly whole: string;
  /** From the folder of the configuration, for the others. */
  readonly below: string;
}

function placeOf(file: string, config: string): Place {
  const whole = file.replaceAll('\\', '/');
  return { whole, below: whole.slice(config.replaceAll('\\', '/').lastIndexOf('/') + 1) };
}

/** Whether a configuration, or a rule of it, is for a file; undefined where that is not certain. */
function isFor({ include, exclude }: PlainTable, place: Place): boolean | undefined {
  const isExcluded = exclude === undefined ? false : isAmong(exclude, place);
  const isIncluded = include === undefined ? true : isAmong(include, place);
  if (isExcluded === undefined || isIncluded === undefined) return undefined;
  return isIncluded && !isExcluded;
}

function isAmong(globs: Plain, { whole, below }: Place): boolean | undefined {
  if (!isPlainArray(globs) || !globs.every(isCertain)) return undefined;
  return globs.some((glob) => picomatch.isMatch(glob.startsWith('/') ? whole : below, glob, AS_TAPLO));
}

/** `*` goes across folders, too, and files that begin with a dot are like others. */
const AS_TAPLO = { bash: true, dot: true, noextglob: true, nonegate: true };

/** More would let a repository keep the editor busy: each multiplies the time that a path takes. */
const MAX_STARS = 4;

/** Whether a pattern means the same to Taplo and to the library here. */
function isCertain(glob: Plain): glob is string {
  if (typeof glob !== 'string' || !/^(?:[\w\- ./*]|\{[\w\- .*]+(?:,[\w\- .*]+)*\})+$/.test(glob)) return false;
  return !/(?:^|\/)\.\.?(?:\/|$)/.test(glob) && (glob.match(/\*+/g)?.length ?? 0) <= MAX_STARS;
}

/** Whether a rule says how keys are laid out that may be among those of a document. */
function isForSomeOf(present: ReadonlyMap<string, unknown>, rule: PlainTable): boolean {
  const { keys } = rule;
  if (keys === undefined || Object.keys(optionsIn(rule)).length === 0) return false;
  if (!isPlainArray(keys)) return true;
  const first = (key: Plain) => (typeof key === 'string' ? /^[\w-]+(?=\.|$)/.exec(key)?.[0] : undefined);
  return keys.map(first).some((name) => name === undefined || present.has(name));
}

const isFlag = (value: Plain) => typeof value === 'boolean';
const isNumber = (value: Plain) => typeof value === 'number' && value >= 0 && value <= 1000;

/** The options that are followed, and what each takes. Those that put keys or values into another order are not among them. */
const followed: Readonly<Record<string, (value: Plain) => boolean>> = {
  align_entries: isFlag,
  align_comments: isFlag,
  array_trailing_comma: isFlag,
  array_auto_expand: isFlag,
  array_auto_collapse: isFlag,
  compact_arrays: isFlag,
  compact_inline_tables: isFlag,
  compact_entries: isFlag,
  column_width: isNumber,
  indent_tables: isFlag,
  indent_entries: isFlag,
  indent_string: (value) => typeof value === 'string' && /^[ \t]*$/.test(value),
  trailing_newline: isFlag,
  allowed_blank_lines: isNumber,
  crlf: isFlag,
};

/** What the table `formatting` of a configuration, or of a rule of it, says. */
function optionsIn({ formatting = {} }: PlainTable): LayoutOptions {
  const options = Object.entries(tableOf(formatting)).flatMap(([name, value]) => {
    const plain = typeof value === 'bigint' ? Number(value) : value;
    const takes = Object.hasOwn(followed, name) ? followed[name] : undefined;
    return takes?.(plain) ? [[inCamelCase(name), plain] as const] : [];
  });
  return Object.fromEntries(options);
}

function inCamelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
