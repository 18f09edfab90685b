import { hookGroups } from '../codex/hooks.ts';
import { codexVersion } from '../codex/version.ts';
import { chosenSandbox } from '../risk/settings-sandbox.ts';
import { fileOfSession, isKeptFromCommands, wordsOf } from '../risk/workspace-program.ts';
import { type Item, textOf } from '../toml/document.ts';
import type { Context } from './context.ts';
import { configKinds, type Draft, type Rule } from './rule.ts';
import { startedServers } from './unpinned-server.ts';

/** A program that Codex runs by itself, outside the sandbox, and that others may put there. */
export const programOfWorkspace: Rule<undefined> = {
  id: 'program-of-workspace',
  kinds: configKinds,
  summary: 'Codex runs a file of the workspace outside the sandbox, where a repository or the agent may put another.',
  severity: 'warning',
  verdict: 'accepts',
  whole: true,

  *check(context) {
    const { root } = context.document;
    // Where commands cannot write, or need no file to get out of a sandbox, the file gives them nothing.
    const mode = context.isProject ? chosenSandbox(root)?.mode : undefined;
    if (mode !== undefined && mode !== 'workspace-write') return;
    for (const server of startedServers(root)) yield* ofServer(context, server);
    if (!root.children.has('hooks')) return;
    for (const { handlers } of hookGroups(root)) {
      for (const handler of handlers) yield* ofHook(context, handler);
    }
  },
};

function* ofServer(context: Context, server: Item): Generator<Draft<undefined>> {
  const folder = textOf(server.children.get('cwd'));
  if (folder !== undefined && hasRoot(folder)) return;
  const command = server.children.get('command');
  const items = [command, ...(server.children.get('args')?.elements ?? [])];
  const words = items.map(textOf);
  const index = fileOfSession(words);
  const item = index === undefined ? undefined : items[index];
  const file = textOf(item);
  if (!item?.value || file === undefined || isSafe(context, file)) return;
  yield {
    ...severityIn(context),
    message: `${startsHere(context, file)} ${context.isProject ? rewritten : foreign}`,
    keyPath: item.path,
    span: item.value,
    control: 'mcp_servers',
    data: undefined,
  };
}

function* ofHook(context: Context, handler: Item): Generator<Draft<undefined>> {
  const item = handler.children.get('command');
  const line = textOf(item);
  const words = line === undefined ? [] : wordsOf(line);
  const index = fileOfSession(words);
  const file = index === undefined ? undefined : words[index];
  if (!item?.value || file === undefined || isSafe(context, file)) return;
  yield {
    ...severityIn(context),
    message: `Codex ${codexVersion} runs \`${file}\` of the folder that a session is in, outside the sandbox, and the trust that users give a hook does not cover the content of the file. ${context.isProject ? rewritten : foreign}`,
    keyPath: item.path,
    span: item.value,
    control: 'hooks',
    data: undefined,
  };
}

/** A project that brings its own server means to; that any folder may bring one, nobody does. */
function severityIn({ isProject }: Context): { readonly severity?: 'info' } {
  return isProject ? { severity: 'info' } : {};
}

function startsHere({ isProject }: Context, file: string): string {
  const folder = isProject ? 'of the workspace' : 'of whichever folder a session is in';
  return `Codex ${codexVersion} starts \`${file}\` ${folder}, outside the sandbox and without asking.`;
}

const rewritten =
  'Commands of the agent may write that file, and so get out of the sandbox; below `.codex` they may not.';

const foreign = 'A repository that has a file of that name runs it here, trusted or not: give the whole path.';

/** Whether a folder is the same whichever folder a session is in. */
function hasRoot(folder: string): boolean {
  return /^(?:[\\/~$%{]|[a-z]:)/i.test(folder);
}

/** In a project, what the sandbox keeps from commands is changed by people alone. */
function isSafe({ isProject }: Context, file: string): boolean {
  return isProject && isKeptFromCommands(file);
}
