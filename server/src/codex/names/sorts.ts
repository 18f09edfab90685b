/** The names that authors of Codex's files choose and use in other places: which sorts there are, and where they stand. */
import { lazy } from '../../toml/lazy.ts';
import { builtInProviders } from '../built-in-providers.ts';
import { builtInProfiles } from '../constraints/permissions.ts';
import { type FileKind, fileKinds } from '../file-kind.ts';
import { fileReferences } from '../file-reference.ts';
import { schemaAt } from '../lookup.ts';

/** What a name is the name of. */
export type NameSort = 'permission-profile' | 'mcp-server' | 'model-provider' | 'agent';

export interface SortFacts {
  /** How messages call one. */
  readonly one: string;
  /** The names that every Codex has. */
  readonly builtIn: readonly string[];
  /** What Codex takes for a name, where it does not take any text. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
}

export const nameSorts: Readonly<Record<NameSort, SortFacts>> = {
  'permission-profile': {
    one: 'a permission profile',
    builtIn: builtInProfiles,
    form: { pattern: /^[^:]/, words: 'keeps names that begin with `:` for its own permission profiles' },
  },
  'mcp-server': {
    one: 'an MCP server',
    builtIn: [],
    form: {
      pattern: /^[A-Za-z\d_:@/.-]+$/,
      words: 'starts an MCP server only if its name is of ASCII letters, digits, `-`, `_`, `:`, `@`, `/` and `.`',
    },
  },
  'model-provider': { one: 'a model provider', builtIn: builtInProviders },
  agent: { one: 'an agent role', builtIn: [] },
};

/** Whether a place makes a name, or needs one that is made elsewhere. */
export type NameRole = 'definition' | 'use';

/** Stands for the name itself, where it is a key; a place without it is a string that is a name. */
export const NAME = '<name>';

/** A place where names of a sort stand. */
export interface NamePlace {
  readonly sort: NameSort;
  readonly role: NameRole;
  /** Keys from the top; `*` stands for any key, `[]` for each element of a list. */
  readonly path: readonly string[];
  /** The kinds of files that have it. */
  readonly kinds: readonly FileKind[];
  /** A name of Codex's own that cannot stand there. */
  readonly not?: string;
}

const settings: readonly FileKind[] = ['config', 'managed-config', 'agent-role'];

type Written = readonly [
  sort: NameSort,
  role: NameRole,
  path: string,
  more?: Partial<Pick<NamePlace, 'kinds' | 'not'>>,
];

const written: readonly Written[] = [
  ['permission-profile', 'definition', `permissions.${NAME}`],
  ['permission-profile', 'use', 'permissions.*.extends', { not: ':danger-full-access' }],
  ['permission-profile', 'use', 'default_permissions'],
  ['permission-profile', 'use', `allowed_permission_profiles.${NAME}`],
  ['mcp-server', 'definition', `mcp_servers.${NAME}`, { kinds: settings }],
  // There it says which server is allowed, and makes none.
  ['mcp-server', 'use', `mcp_servers.${NAME}`, { kinds: ['requirements'] }],
  ['mcp-server', 'use', 'hooks.*.[].hooks.[].server'],
  ['mcp-server', 'use', 'features.non_prefixed_mcp_tool_names.server_names.[]'],
  ['mcp-server', 'use', 'profiles.*.features.non_prefixed_mcp_tool_names.server_names.[]'],
  ['model-provider', 'definition', `model_providers.${NAME}`],
  ['model-provider', 'use', 'model_provider'],
  ['model-provider', 'use', 'profiles.*.model_provider'],
  ['agent', 'definition', `agents.${NAME}`],
  ['agent', 'definition', 'name', { kinds: ['agent-role'] }],
];

/** Every place of names. A kind of file has those that its reference has. */
export const namePlaces = lazy((): readonly NamePlace[] =>
  written.map(([sort, role, text, { kinds = fileKinds, not } = {}]) => {
    const path = text.split('.');
    const having = kinds.filter((kind) => schemaAt(fileReferences[kind].schema, exampleOf(path)) !== undefined);
    return { sort, role, path, kinds: having, ...(not !== undefined && { not }) };
  }),
);

/** A path that a place has; of all events any will do. */
function exampleOf(path: readonly string[]): (string | number)[] {
  return path.map((step, index) => {
    if (step === '[]') return 0;
    return step === '*' && path[index - 1] === 'hooks' ? 'PreToolUse' : step;
  });
}
