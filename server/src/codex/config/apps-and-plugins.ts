import { lazy } from '../../toml/lazy.ts';
import { anything, choice, count, flag, list, mapOf, silentTable, table, text } from '../requirements/build.ts';
import { reviewer } from './approvals-and-sandbox.ts';
import { hiddenFrom, toolApproval } from './mcp.ts';

const answers = lazy(() => ({ ...reviewer(), description: 'Who answers when a tool needs an approval.' }));

const plain = { plainOnly: true } as const;

const limits = lazy(() => ({
  enabled: flag('Whether apps are offered.'),
  approvals_reviewer: answers(),
  default_tools_approval_mode: toolApproval('When tools without an entry of their own need an approval.'),
  destructive_enabled: flag('Whether tools are offered that call themselves destructive.'),
  open_world_enabled: flag('Whether tools are offered that reach the open world.'),
}));

const defaults = () => table('What holds for apps that do not say.', limits(), { shortList: 0 });

const tool = () =>
  silentTable(
    'What holds for one tool.',
    {
      enabled: flag('Whether the tool is offered.'),
      approval_mode: toolApproval('When the tool needs an approval.', plain),
    },
    { shortList: 0 },
  );

const app = lazy(() =>
  silentTable(
    'What holds for one app.',
    {
      enabled: flag('False hides the app.', { absence: 'True.' }),
      omit_tools_from: hiddenFrom(plain),
      approvals_reviewer: { ...answers(), ...plain },
      destructive_enabled: limits().destructive_enabled,
      open_world_enabled: limits().open_world_enabled,
      default_tools_approval_mode: toolApproval('When tools without an entry of their own need an approval.', plain),
      default_tools_enabled: flag('Whether tools without an entry of their own are offered.'),
      tools: silentTable('What holds for single tools.', {}, { others: tool(), othersName: 'tool' }),
      links: silentTable(
        'Links of the app. No public page explains them.',
        {},
        {
          others: silentTable('One link.', {}, { others: anything('A setting.'), othersName: 'key', shortList: 0 }),
          othersName: 'id',
        },
      ),
    },
    { note: 'Codex ignores other keys here without a word, with `--strict-config` too.', shortList: 0 },
  ),
);

const pluginServer = () =>
  silentTable(
    'What holds for one MCP server of the plugin.',
    {
      enabled: flag('False keeps the server from being started.', { absence: 'True.' }),
      default_tools_approval_mode: toolApproval('When tools without an entry of their own need an approval.', plain),
      enabled_tools: list(text('A tool.'), 'The only tools that are offered.'),
      disabled_tools: list(text('A tool.'), 'Tools that are not offered.'),
      tools: silentTable(
        'What holds for single tools.',
        {},
        {
          others: silentTable(
            'What holds for one tool.',
            {
              approval_mode: toolApproval('When the tool needs an approval.', plain),
              output_token_limit: count('How many tokens of its output are kept; not 0.', { min: 1 }),
            },
            { shortList: 0 },
          ),
          othersName: 'tool',
        },
      ),
    },
    { note: 'How the server is started is up to the plugin: a command here is ignored.', shortList: 0 },
  );

const plugin = () =>
  silentTable(
    'What holds for one plugin.',
    {
      enabled: flag('False switches the plugin off.', { absence: 'True.' }),
      remote_plugin_id: text('The id of the plugin on the server.'),
      release_id: text('The release of the plugin.'),
      auto_provision: flag('A switch that no public page explains.'),
      mcp_servers: silentTable(
        'What holds for MCP servers of the plugin.',
        {},
        { others: pluginServer(), othersName: 'server' },
      ),
      apps: silentTable('What holds for apps of the plugin.', {}, { others: app(), othersName: 'app' }),
    },
    { note: 'Codex ignores other keys here without a word, with `--strict-config` too.', shortList: 0 },
  );

const suggestion = lazy(() =>
  table(
    'One connector or plugin.',
    { type: choice(['connector', 'plugin'], 'What it is.'), id: text('Its id.') },
    { required: ['type', 'id'] },
  ),
);

const marketplace = () =>
  table(
    'One marketplace.',
    {
      last_updated: text('When it was last fetched.', { note: 'Codex writes it.' }),
      last_revision: text('The commit that was used last.', { note: 'Codex writes it.' }),
      source_type: choice(['git', 'local'], 'What kind of place it is.'),
      source: text('The repository or folder.'),
      ref: text('The branch, tag or commit of a repository.'),
      sparse_paths: list(text('A path.'), 'The parts of a repository that are checked out.'),
    },
    { shortList: 0 },
  );

export const appsAndPlugins = () => ({
  apps: silentTable(
    'Settings for apps (connectors), by their id.',
    { _default: defaults() },
    {
      others: app(),
      othersName: 'id',
      note: 'requirements.toml may override enabled and the approval_mode of single tools.',
    },
  ),
  apps_mcp_product_sku: text('What product an embedding program is. Codex passes it on with requests for apps.'),
  plugins: silentTable('Settings for plugins, by `name@marketplace`.', {}, { others: plugin(), othersName: 'plugin' }),
  marketplaces: mapOf('name', marketplace(), 'Where plugins may be installed from.'),
  skills: table(
    'Skills, and whether they are offered.',
    {
      bundled: table(
        'The skills that come with Codex.',
        {
          enabled: flag('Whether they are offered.', { absence: 'True.' }),
        },
        { shortList: 0 },
      ),
      include_instructions: flag('Whether the model is told of the skills in every turn.'),
      max_context_tokens: count('How many tokens the list of skills may take; not 0.', { min: 1 }),
      config: list(
        table(
          'One skill, by name or path.',
          {
            name: text('The name of the skill.'),
            path: { ...text('The SKILL.md file.'), path: true },
            enabled: flag('Whether it is offered.'),
          },
          { required: ['enabled'] },
        ),
        'Settings for single skills.',
      ),
    },
    { shortList: 0 },
  ),
  tool_suggest: table(
    'Which connectors and plugins Codex may suggest to install.',
    {
      discoverables: list(suggestion(), 'More of them to suggest.'),
      disabled_tools: list(suggestion(), 'Those that are not suggested.'),
    },
    { shortList: 0 },
  ),
});
