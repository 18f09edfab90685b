import type { ArraySchema } from '../schema.ts';
import { anything, choice, count, flag, list, path, silentTable, text } from './build.ts';

const commandOnly = { onlyWith: { key: 'type', values: ['command'] } };
const toolOnly = { onlyWith: { key: 'type', values: ['mcp_tool'] } };
const runOnly = { onlyWith: { key: 'type', values: ['command', 'mcp_tool'] } };

const commandWindows = text('The command line to use on Windows instead.', commandOnly);

const handler = silentTable(
  'What is run when the event occurs.',
  {
    type: choice(['command', 'mcp_tool', 'prompt', 'agent'], 'What kind of handler it is.', {
      plainOnly: true,
      valueNotes: {
        command: 'Runs a shell command.',
        mcp_tool: 'Calls a tool of an MCP server.',
        prompt: 'Accepted, then skipped when hooks run.',
        agent: 'Accepted, then skipped when hooks run.',
      },
    }),
    command: text('The shell command line; the event arrives as JSON on its standard input.', {
      note:
        'Required for the type command. Exit code 2 with a reason on standard error blocks. Anything else fails ' +
        'open: another exit code, no reason, a missing script. It starts in the folder of the session, so ' +
        'name scripts by their full path.',
      ...commandOnly,
    }),
    commandWindows,
    command_windows: { ...commandWindows, note: 'Same as commandWindows.' },
    timeout: count('How many seconds the handler may take.', {
      absence: '600 seconds.',
      note: 'Codex ignores timeoutSec and similar spellings without a word.',
      ...runOnly,
    }),
    async: flag('True runs the handler in the background.', {
      absence: 'False.',
      note: 'Codex does not wait for it, so it blocks nothing. At SessionEnd it runs in the foreground all the same.',
      ...commandOnly,
    }),
    statusMessage: text('What users see while the handler runs.', { note: 'Only this spelling works.', ...runOnly }),
    additionalContextLimit: count(
      'How many tokens of added context are passed on directly; more goes to a file. 0 turns the limit off.',
      { absence: '2500 tokens.', ...commandOnly },
    ),
    server: text('The MCP server to call.', { note: 'Required for the type mcp_tool.', ...toolOnly }),
    tool: text('The tool of that server to call.', { note: 'Required for the type mcp_tool.', ...toolOnly }),
    input: silentTable(
      'The arguments for the tool. Strings may contain placeholders: a dollar sign, then a name in braces.',
      {},
      { others: anything('One argument.'), othersName: 'argument', ...toolOnly },
    ),
  },
  { required: ['type'], shortList: 1 },
);

const group = silentTable(
  'Handlers, and which tools or triggers they are for.',
  {
    matcher: text('A regular expression on the name of the tool or trigger. Absent or `*`: all of them.', {
      note:
        'Shell commands go by the tool name Bash. Letters, digits, _ and | alone are a list of names that must be ' +
        'equal; anything else is looked for in the name. With an expression that does not compile Codex drops ' +
        'the group when hooks run. PreModelRequest, PostModelRequest, UserPromptSubmit, Stop and Interrupt read none.',
    }),
    hooks: list(handler, 'The handlers to run.'),
  },
  { note: 'The keys of a handler do nothing here: they belong under [[hooks.<Event>.hooks]].', shortList: 0 },
);

function event(description: string, note?: string): ArraySchema {
  return list(group, description, note === undefined ? {} : { note });
}

const unlisted = 'Missing from the public list of events.';

export const hooks = {
  hooks: silentTable(
    'Hooks that run for every user, without asking whether to trust them.',
    {
      managed_dir: path('The folder with the hook scripts on macOS and Linux. Putting them there is up to you.', {
        note: 'Codex 0.169 on Linux runs the hooks even if the folder is missing or the path relative.',
      }),
      windows_managed_dir: path('The folder with the hook scripts on Windows. Putting them there is up to you.'),
      PreModelRequest: event('Handlers that run before a request to the model.', unlisted),
      PostModelRequest: event('Handlers that run after a request to the model.', unlisted),
      PreToolUse: event('Handlers that run before a tool is used, and can prevent it.'),
      PermissionRequest: event('Handlers that run when an approval is about to be asked for.'),
      PostToolUse: event('Handlers that run after a tool was used.'),
      PreCompact: event('Handlers that run before the context is compacted.'),
      PostCompact: event('Handlers that run after the context was compacted.'),
      SessionStart: event('Handlers that run when a session begins or is resumed.'),
      SessionEnd: event('Handlers that run when a session is over.', 'Never in the background.'),
      UserPromptSubmit: event('Handlers that run when the user sends a prompt.'),
      SubagentStart: event('Handlers that run when a sub-agent begins.'),
      SubagentStop: event('Handlers that run when a sub-agent is done.'),
      Stop: event('Handlers that run when the agent is done with its turn.'),
      Interrupt: event('Handlers that run when a turn is broken off.', unlisted),
    },
    {
      note:
        'Users can switch all hooks off unless features.hooks = true pins them. ' +
        'Codex drops unknown events without a word. ' +
        'The groups of all policy layers add up, but two layers with different folders stop Codex.',
    },
  ),
  allow_managed_hooks_only: flag('True skips the hooks of users, projects, sessions and plugins.', {
    note: 'Does not keep users from switching hooks off altogether: pin features.hooks = true for that.',
  }),
};
