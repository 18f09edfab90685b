import { meantPatterns, patternReach } from '../../risk/patterns.ts';
import { writeString } from '../../toml/write.ts';

/** What an organization says of itself for a new policy. */
export interface Answers {
  /** The MCP servers that users may run: `NAME=COMMAND`, with its arguments, or `NAME=URL`. */
  readonly servers?: readonly string[];
  /** The address of its telemetry collector. */
  readonly otelEndpoint?: string | undefined;
  /** Files that no agent may read, besides those of the profile: absolute patterns, or ones from `~/`. */
  readonly denyRead?: readonly string[];
}

/** An entry of the list of servers: TOML below the table's header. */
export interface ServerEntry {
  readonly name: string;
  readonly identity: string;
}

/** Reads the servers of an answer. Gives the problem with the first that cannot be read. */
export function readServers(words: readonly string[]): { entries: readonly ServerEntry[] } | { problem: string } {
  const entries = new Map<string, ServerEntry>();
  for (const word of words) {
    const [, name = '', what = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(word) ?? [];
    if (name === '' || what === '') return { problem: `a server is NAME=COMMAND or NAME=URL, not '${word}'` };
    if (entries.has(name)) return { problem: `the server ${name} is named twice` };
    entries.set(name, { name, identity: identityOf(what) });
  }
  return { entries: [...entries.values()] };
}

/** Arguments are compared one by one: a command alone would allow them all. */
function identityOf(what: string): string {
  if (/^https?:\/\//i.test(what)) return `{ url = ${writeString(what)} }`;
  const [executable = what, ...args] = wordsOf(what);
  if (args.length === 0) return `{ command = ${writeString(executable)} }`;
  const matchers = args.map((value) => `{ match = "exact", value = ${writeString(value)} }`);
  return `{ command = { executable = ${writeString(executable)}, args = [${matchers.join(', ')}] } }`;
}

/** The words of a command; quotes hold one together. */
function wordsOf(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g),
    ([plain, double, single]) => double ?? single ?? plain,
  );
}

/** The address of a collector as TOML; undefined for what is none. */
export function readEndpoint(text: string): string | undefined {
  const address = text.trim();
  const isAddress = /^https?:\/\//i.test(address) && URL.canParse(address);
  return isAddress ? writeString(address) : undefined;
}

/** Patterns of an answer, each once. Gives the problem with the first that would guard nothing. */
export function readPatterns(words: readonly string[]): { patterns: readonly string[] } | { problem: string } {
  const patterns = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
  const inert = patterns.find((pattern) => patternReach(pattern) !== 'guards');
  if (inert === undefined) return { patterns };
  const meant = meantPatterns(inert).filter((pattern) => pattern !== inert);
  const way = meant.length > 0 ? `, such as ${meant.join(' and ')}` : '';
  return { problem: `the pattern ${inert} guards no workspace: it needs ~/ or a folder at its beginning${way}` };
}
