/** Documents whose values are well formed each by itself: what Codex refuses about them, and what it does not. */
import type { Document } from './index.ts';
import { networkAndServers } from './network-and-servers.ts';
import { permissions } from './permissions.ts';

const rules: Readonly<Record<string, string>> = {
  'rules: word': 'rules.prefix_rules = [{ pattern = [{ token = "git" }], decision = "prompt" }]',
  'rules: words': 'rules.prefix_rules = [{ pattern = [{ any_of = ["git", "hg"] }], decision = "prompt" }]',
  'rules: word and words':
    'rules.prefix_rules = [{ pattern = [{ token = "a", any_of = ["b"] }], decision = "prompt" }]',
  'rules: neither': 'rules.prefix_rules = [{ pattern = [{}], decision = "prompt" }]',
  'rules: blank word': 'rules.prefix_rules = [{ pattern = [{ token = " " }], decision = "prompt" }]',
  'rules: blank among words': 'rules.prefix_rules = [{ pattern = [{ any_of = ["a", ""] }], decision = "prompt" }]',
  'rules: no words': 'rules.prefix_rules = [{ pattern = [{ any_of = [] }], decision = "prompt" }]',
  'rules: word of two': 'rules.prefix_rules = [{ pattern = [{ token = "a b" }], decision = "forbidden" }]',
  'rules: allow': 'rules.prefix_rules = [{ pattern = [{ token = "a" }], decision = "allow" }]',
  'rules: string': 'rules.prefix_rules = [{ pattern = ["git"], decision = "prompt" }]',
  'rules: blank justification':
    'rules.prefix_rules = [{ pattern = [{ token = "a" }], decision = "prompt", justification = " " }]',
  'rules: justification':
    'rules.prefix_rules = [{ pattern = [{ token = "a" }], decision = "prompt", justification = "Because." }]',
  'rules: headers': '[[rules.prefix_rules]]\ndecision = "prompt"\n[[rules.prefix_rules.pattern]]\ntoken = "git"',
  'rules: second one wrong':
    'rules.prefix_rules = [{ pattern = [{ token = "a" }], decision = "prompt" }, { pattern = [{}], decision = "prompt" }]',
};

const hooks: Readonly<Record<string, string>> = {
  'hooks: command': 'hooks.Stop = [{ hooks = [{ type = "command", command = "a" }] }]',
  'hooks: command without': 'hooks.Stop = [{ hooks = [{ type = "command" }] }]',
  'hooks: empty command': 'hooks.Stop = [{ hooks = [{ type = "command", command = "" }] }]',
  'hooks: blank command': 'hooks.Stop = [{ hooks = [{ type = "command", command = "  " }] }]',
  'hooks: tool': 'hooks.Stop = [{ hooks = [{ type = "mcp_tool", server = "s", tool = "t" }] }]',
  'hooks: tool without server': 'hooks.Stop = [{ hooks = [{ type = "mcp_tool", tool = "t" }] }]',
  'hooks: tool without tool': 'hooks.Stop = [{ hooks = [{ type = "mcp_tool", server = "s" }] }]',
  'hooks: prompt': 'hooks.Stop = [{ hooks = [{ type = "prompt" }] }]',
  'hooks: agent': 'hooks.Stop = [{ hooks = [{ type = "agent" }] }]',
  'hooks: unknown event': 'hooks.Stopped = [{ hooks = [{ type = "command" }] }]',
  'hooks: second handler wrong':
    'hooks.Stop = [{ hooks = [{ type = "command", command = "a" }, { type = "command" }] }]',
  'hooks: second group wrong': 'hooks.Stop = [{}, { hooks = [{ type = "mcp_tool" }] }]',
  'hooks: root key among arguments':
    '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "mcp_tool"\nserver = "s"\ntool = "t"\n[hooks.Stop.hooks.input]\nallowed_sandbox_modes = ["read-only"]',
  'hooks: empty list for a group': 'hooks.Stop = [[]]',
  'hooks: list for a handler': 'hooks.Stop = [{ hooks = [["command", "check"]] }]',
  'hooks: list for a handler without type': 'hooks.Stop = [{ hooks = [["check"]] }]',
  'hooks: expression that does not compile': 'hooks.Stop = [{ matcher = "(", hooks = [] }]',
};

function signInWith(urls: string, client = 'c'): string {
  return `config_server = { base_url = "https://config.example.com", oauth = { ${urls}, client_id = "${client}" } }`;
}

const signIn: Readonly<Record<string, string>> = {
  'login: none': 'allowed_login_methods = []',
  'login: chatgpt': 'allowed_login_methods = ["chatgpt"]',
  'login: api': 'allowed_login_methods = ["api"]',
  'login: no workspace': 'allowed_login_methods = ["chatgpt"]\nallowed_chatgpt_workspaces = []',
  'login: blank workspace': 'allowed_login_methods = ["chatgpt"]\nallowed_chatgpt_workspaces = [" "]',
  'login: workspace': 'allowed_login_methods = ["chatgpt"]\nallowed_chatgpt_workspaces = ["w", ""]',
  'login: no workspace but api': 'allowed_login_methods = ["chatgpt", "api"]\nallowed_chatgpt_workspaces = []',
  'login: no workspace, any method': 'allowed_chatgpt_workspaces = []',
  'provider: built in': 'model_provider = "openai"',
  'provider: bedrock': 'model_provider = "amazon-bedrock"',
  'provider: unknown': 'model_provider = "corp"',
  'provider: defined': 'model_provider = "corp"\n[model_providers.corp]\nname = "Corp"',
  'provider: other defined': 'model_provider = "corp"\n[model_providers.other]\nname = "Other"',
  'provider: openai anew': '[model_providers.openai]\nname = "Own"',
  'provider: ollama anew': '[model_providers.ollama]\nname = "Own"',
  'provider: lmstudio anew': '[model_providers.lmstudio]\nname = "Own"',
  'provider: bedrock changed': '[model_providers.amazon-bedrock]\nbase_url = "https://example.com"',
  'provider: bedrock renamed': '[model_providers.amazon-bedrock]\nname = "Own"',
  'provider: blank name': '[model_providers.corp]\nname = " "',
  'provider: aws': '[model_providers.corp]\nname = "Corp"\naws = { region = "r" }',
  'provider: bedrock aws': '[model_providers.amazon-bedrock]\naws = { region = "r" }',
  'provider: token and key': '[model_providers.corp]\nname = "Corp"\nenv_key = "K"\nauth = { command = "c" }',
  'provider: token and OpenAI':
    '[model_providers.corp]\nname = "Corp"\nrequires_openai_auth = true\nauth = { command = "c" }',
  'provider: gateway by export':
    '[model_providers.corp]\nname = "Corp"\ngateway_oauth = { credential_export = { command = "c" } }',
  ...Object.fromEntries(
    ['own', '/srv/own', 'a/b', './own', '..', 'a/', 'own name'].map((command) => [
      `provider: exporter ${command}`,
      `[model_providers.amazon-bedrock]\naws = { credential_export = { command = "${command}" } }`,
    ]),
  ),
  'provider: gateway by a relative command':
    '[model_providers.corp]\nname = "Corp"\nbase_url = "https://a"\ngateway_oauth = { credential_export = { command = "a/b" } }',
  'provider: gateway by neither': '[model_providers.corp]\nname = "Corp"\ngateway_oauth = { client_id = "c" }',
  'config server: http': 'config_server.base_url = "http://config.example.com"',
  'config server: no address': 'config_server.base_url = "config"',
  'config server: user name': 'config_server.base_url = "https://user@config.example.com"',
  'config server: fragment': 'config_server.base_url = "https://config.example.com/#x"',
  'config server: query': 'config_server.base_url = "https://config.example.com/?x"',
  'config server: port': 'config_server.base_url = "https://config.example.com:99999"',
  'config server: sign-in over http': signInWith('authorization_url = "http://example.com", token_url = "https://a"'),
  'config server: sign-in without address': signInWith('authorization_url = "https://a", token_url = "own"'),
  'config server: blank client': signInWith('authorization_url = "https://a", token_url = "https://a"', ' '),
};

const other: Readonly<Record<string, string>> = {
  'otel: two kinds':
    '[otel.exporter]\notlp-http = { endpoint = "https://a", protocol = "json" }\notlp-grpc = { endpoint = "https://a" }',
  'otel: one kind': '[otel.exporter]\notlp-grpc = { endpoint = "https://a" }',
  'otel: no kind': 'otel.exporter = {}',
  'otel: word': 'otel = { exporter = "none", trace_exporter = "statsig" }',
  'otel: an address that cannot be read':
    'otel.exporter = { otlp-http = { endpoint = "example.com/v1/logs", protocol = "json" } }',
  'models: provider in the name': 'auto_review.required_on_models = ["openai/gpt"]',
  'models: blank': 'auto_review.required_on_models = [" "]',
  'models: blanks around': 'auto_review.required_on_models = ["gpt "]',
  'models: plain': 'auto_review.required_on_models = ["gpt"]',
  'models: ignored rules': 'auto_review.ignore_rules = ["openai/gpt", ""]',
  'models: empty effort': 'models.new_thread.model_reasoning_effort = ""',
  'models: blank effort': 'models.new_thread.model_reasoning_effort = " "',
  'models: effort': 'models.new_thread.model_reasoning_effort = "any"',
  'features: budget': 'features.rollout_budget = true',
  'features: no budget': 'features.rollout_budget = false',
  'features: both tables': '[features]\napps = true\n[feature_requirements]\napps = true',
  'features: both tables empty': '[features]\n[feature_requirements]',
  'features: two names': '[features]\nconnectors = true\napps = false',
  'features: unknown': '[features]\nbogus = true\nin-app-browser = false\nMemories = true',
  'features: unknown in the older table': '[feature_requirements]\nbogus = true',
  'features: table': '[features]\napps = { enabled = true }',
  'features: mode of instances': '[features]\nruntime_agent_instances = { enabled = true, mode = "dual_header" }',
  'features: mode of instances that is none': '[features]\nruntime_agent_instances = { mode = "own" }',
  'features: instances': '[features]\nruntime_agent_instances = { enabled = true }',
  'root: empty': '',
  'root: comment': '# Nothing.',
  'root: unknown': 'colour = 1\n[history]\nmax_bytes = 1',
  'lists: identity': 'mcp_servers.own.identity = ["own"]',
  'lists: a word and words': 'rules.prefix_rules = [{ pattern = [["git", "push"]], decision = "prompt" }]',
  'lists: paths': 'permissions.filesystem = [["/srv"]]',
  'lists: first of the keys': 'marketplaces = [true]',
  'root: no TOML': 'allow_appshots = yes',
  'root: line breaks beside an equals sign': 'feedback = { enabled\n  = # so\n  false }',
  'root: line break before an equals sign of a line': 'allow_appshots\n= true',
  'root: number that is too large': 'colour = 1e400',
  'root: gone in its table and unknown': '[windows]\nsandbox_private_desktop = true\ncolour = 1',
  'root: twice': 'allow_appshots = true\nallow_appshots = true',
  'root: table twice': '[feedback]\n[feedback]\nenabled = true',
  'root: date for a string': 'guardian_policy_config = 2026-01-01',
  'root: time for a string': 'guardian_policy_config = 10:00:00',
  'root: moment for a string': 'guardian_policy_config = 2026-01-01T00:00:00Z',
  'root: date among strings': 'allowed_chatgpt_workspaces = [2026-01-01]',
  'root: date for a word': 'enforce_residency = 2026-01-01',
  'plugins: unknown': '[plugins."own@market"]\nenabled = false',
};

const asksIgnored = /unknown|identity: |two names|ignored/;

export const constraintDocuments: readonly Document[] = [rules, hooks, signIn, other, permissions, networkAndServers]
  .flatMap((table) => Object.entries(table))
  .map(([id, text]) => ({ id, text: `${text}\n`, ...(asksIgnored.test(id) && { asksIgnored: true as const }) }));
