import { isPlainArray, isPlainTable, isSame, type Plain, type PlainTable } from '../../effective/plain.ts';
import { changeAt, coded, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueAtPath, valueIn } from './side.ts';

/** What there is to know of a list of allowed servers. */
interface ServerList {
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly title: string;
  /** What holds without the list. */
  readonly absent: string;
  /** Whether an empty list counts as none, instead of one that allows nothing. */
  readonly emptyIsAbsent?: true;
}

/** Compares which MCP servers may be configured: by name, and by what they must be. */
export function compareServers(before: Side, after: Side, list: ServerList): PolicyChange[] {
  const path = list.path.map(String);
  const [old, fresh] = [serversIn(before, list), serversIn(after, list)];
  const change = (direction: Direction, words: string, at: readonly string[] = path) =>
    changeAt(at, [before, after], direction, words, list);
  if (!old && !fresh) return [];
  if (!fresh) return [change('loosened', `No longer limited. ${list.absent}`)];
  if (!old)
    return [
      change(
        'tightened',
        Object.keys(fresh).length === 0 ? 'No server is allowed.' : 'Only these servers are allowed.',
      ),
    ];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names.flatMap((name) => {
    const outcome = compareServer(name, identityOf(old[name]), identityOf(fresh[name]));
    return outcome ? [change(outcome[0], outcome[1], [...path, name])] : [];
  });
}

function serversIn(side: Side, { path, emptyIsAbsent }: ServerList): PlainTable | undefined {
  const servers = valueIn(side, path.map(String));
  if (!isPlainTable(servers)) return undefined;
  return emptyIsAbsent && Object.keys(servers).length === 0 ? undefined : servers;
}

function identityOf(server: Plain | undefined): Plain | undefined {
  return valueAtPath(server, ['identity']);
}

function compareServer(
  name: string,
  old: Plain | undefined,
  fresh: Plain | undefined,
): [Direction, string] | undefined {
  const server = `the server ${coded(name)}`;
  if (fresh === undefined) return old === undefined ? undefined : ['tightened', `No longer allows ${server}.`];
  if (old === undefined) return ['loosened', `Also allows ${server}, as ${coded(fresh)}.`];
  if (isSame(old, fresh)) return undefined;
  const [wider, narrower] = [accepts(fresh, old), accepts(old, fresh)];
  if (wider && narrower) return ['changed', `Another way to write what ${server} must be.`];
  if (narrower) return ['tightened', `Is stricter about what ${server} must be.`];
  if (wider) return ['loosened', `Is less strict about what ${server} must be: ${coded(fresh)}.`];
  return ['loosened', `Allows something else as ${server} than before: ${coded(fresh)}.`];
}

/** Whether an identity surely lets in everything that another one does. */
function accepts(wide: Plain, narrow: Plain): boolean {
  const [ofWide, ofNarrow] = [readIdentity(wide), readIdentity(narrow)];
  if (!ofWide || !ofNarrow || ofWide.by !== ofNarrow.by) return false;
  return ofWide.by === 'url' ? acceptsText(ofWide.value, ofNarrow.value) : acceptsCommand(ofWide.value, ofNarrow.value);
}

/** A command goes before a URL. */
function readIdentity(identity: Plain): { by: 'command' | 'url'; value: Plain } | undefined {
  const command = valueAtPath(identity, ['command']);
  if (command !== undefined) return { by: 'command', value: command };
  const url = valueAtPath(identity, ['url']);
  return url === undefined ? undefined : { by: 'url', value: url };
}

/** A plain command ignores arguments. */
function acceptsCommand(wide: Plain, narrow: Plain): boolean {
  const program = (command: Plain) => (typeof command === 'string' ? command : valueAtPath(command, ['executable']));
  if (program(wide) !== program(narrow)) return false;
  if (typeof wide === 'string') return true;
  const [args, others] = [valueAtPath(wide, ['args']), valueAtPath(narrow, ['args'])];
  if (!isPlainArray(args) || !isPlainArray(others) || args.length !== others.length) return false;
  return args.every((arg, index) => acceptsText(arg, others[index] ?? ''));
}

function acceptsText(wide: Plain, narrow: Plain): boolean {
  const [outer, inner] = [matcherOf(wide), matcherOf(narrow)];
  if (outer.match === inner.match && outer.text === inner.text) return true;
  if (outer.match === 'prefix' && inner.match !== 'regex') return inner.text.startsWith(outer.text);
  return outer.match === 'regex' && inner.match === 'exact' && matchesWhole(outer.text, inner.text);
}

function matcherOf(value: Plain): { match: string; text: string } {
  if (!isPlainTable(value)) return { match: 'exact', text: String(value) };
  return { match: String(value.match ?? ''), text: String(value.value ?? value.expression ?? '') };
}

/** A group that is repeated can take for ever: such an expression is not tried. */
const SLOW = /\)[*+?{]/;

function matchesWhole(expression: string, text: string): boolean {
  try {
    return !SLOW.test(expression) && new RegExp(`^(?:${expression})$`, 's').test(text);
  } catch {
    return false;
  }
}
