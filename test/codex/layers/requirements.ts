/** Lists, fixed keys and pins of requirements over settings, and what managed_config.toml turns into. */
import type { LayerCase } from './case.ts';

const lists =
  'allowed_approval_policies = ["on-request"]\nallowed_sandbox_modes = ["read-only"]\nallowed_approvals_reviewers = ["user"]\nallowed_web_search_modes = ["cached"]\n';

const granular = (rules: boolean) =>
  `{ granular = { sandbox_approval = true, rules = ${rules}, mcp_elicitations = true } }`;

const policies = (...names: string[]) => `allowed_approval_policies = ${JSON.stringify(names)}\n`;

const searches = (...names: string[]) => `allowed_web_search_modes = ${JSON.stringify(names)}\n`;

export const requirements: readonly LayerCase[] = [
  {
    id: 'lists against everything',
    requirements: lists,
    user: 'approval_policy = "never"\nsandbox_mode = "workspace-write"\nweb_search = "live"\napprovals_reviewer = "auto_review"\n',
  },
  { id: 'lists and nothing set', requirements: lists },
  {
    id: 'managed policy replaces the list',
    requirements: lists,
    managed: 'approval_policy = "never"\n',
    user: 'approval_policy = "on-request"\n',
  },
  { id: 'managed on-failure', requirements: lists, managed: 'approval_policy = "on-failure"\n' },
  { id: 'managed granular', requirements: lists, managed: `approval_policy = ${granular(false)}\n` },
  {
    id: 'managed granular and a granular user',
    managed: `approval_policy = ${granular(true)}\n`,
    user: 'approval_policy = { granular = { sandbox_approval = false, rules = false, mcp_elicitations = true, skill_approval = true } }\n',
  },
  { id: 'managed workspace-write', requirements: lists, managed: 'sandbox_mode = "workspace-write"\n' },
  { id: 'managed danger-full-access', requirements: lists, managed: 'sandbox_mode = "danger-full-access"\n' },
  { id: 'managed read-only', managed: 'sandbox_mode = "read-only"\n', user: 'sandbox_mode = "workspace-write"\n' },
  { id: 'managed auto_review', requirements: lists, managed: 'approvals_reviewer = "auto_review"\n' },
  { id: 'managed guardian_subagent', requirements: lists, managed: 'approvals_reviewer = "guardian_subagent"\n' },
  {
    id: 'managed user reviewer',
    managed: 'approvals_reviewer = "user"\n',
    user: 'approvals_reviewer = "auto_review"\n',
  },
  { id: 'managed web search is no requirement', requirements: lists, managed: 'web_search = "live"\n' },
  {
    id: 'policies: first of the list when the setting is not allowed',
    requirements: policies('untrusted', 'on-request'),
    user: 'approval_policy = "never"\n',
  },
  { id: 'policies: on-request when nothing is set', requirements: policies('untrusted', 'on-request') },
  { id: 'policies: first when on-request is not allowed', requirements: policies('never', 'untrusted') },
  {
    id: 'policies: on-failure in both',
    requirements: policies('on-failure'),
    user: 'approval_policy = "on-failure"\n',
  },
  {
    id: 'policies: on-failure against never',
    requirements: policies('never'),
    system: 'approval_policy = "on-failure"\n',
  },
  {
    id: 'policies: the same granular policy',
    requirements: `allowed_approval_policies = ["never", ${granular(false)}]\n`,
    user: `approval_policy = ${granular(false)}\n`,
  },
  {
    id: 'policies: another granular policy',
    requirements: `allowed_approval_policies = ["never", ${granular(false)}]\n`,
    user: `approval_policy = ${granular(true)}\n`,
  },
  {
    id: 'policies: granular alone',
    requirements: `allowed_approval_policies = [${granular(false)}]\n`,
    session: 'approval_policy = "never"\n',
  },
  {
    id: 'reviewers: only the automatic one',
    requirements: 'allowed_approvals_reviewers = ["guardian_subagent"]\n',
    user: 'approvals_reviewer = "user"\n',
  },
  { id: 'reviewers: both, nothing set', requirements: 'allowed_approvals_reviewers = ["auto_review", "user"]\n' },
  {
    id: 'reviewers: only the automatic one, nothing set',
    requirements: 'allowed_approvals_reviewers = ["auto_review"]\n',
  },
  {
    id: 'search: live and indexed, cached asked',
    requirements: searches('live', 'indexed'),
    user: 'web_search = "cached"\n',
  },
  { id: 'search: live alone, nothing set', requirements: searches('live') },
  { id: 'search: none, live asked', requirements: searches(), managed: 'web_search = "live"\n' },
  { id: 'search: disabled is always allowed', requirements: searches('live'), user: 'web_search = "disabled"\n' },
  {
    id: 'windows sandbox',
    requirements: '[windows]\nallowed_sandbox_implementations = ["elevated"]\n',
    user: 'windows.sandbox = "unelevated"\n',
  },
  {
    id: 'fixed keys',
    requirements:
      'log_dir = "logs"\nsqlite_home = "/srv/db"\nallow_login_shell = false\ncli_auth_credentials_store = "keyring"\nchatgpt_base_url = "https://c.example/"\ncheck_for_update_on_startup = false\nfeedback.enabled = false\n',
    user: 'log_dir = "/tmp/l"\nallow_login_shell = true\ncli_auth_credentials_store = "file"\n[feedback]\nenabled = true\n',
    managed: 'sqlite_home = "/tmp/db"\ncheck_for_update_on_startup = true\n',
    session: 'chatgpt_base_url = "https://u.example/"\n',
  },
  { id: 'relative paths', user: 'log_dir = "logs"\n', system: 'sqlite_home = "db"\n' },
  {
    id: 'telemetry merges, exporters replace',
    requirements:
      '[otel]\nenvironment = "r"\nspan_attributes = { k = "r" }\nexporter = { otlp-http = { endpoint = "https://r.example", protocol = "json" } }\n',
    user: '[otel]\nenvironment = "u"\nlog_user_prompt = true\nspan_attributes = { k = "u", m = "u" }\nexporter = { otlp-grpc = { endpoint = "https://u.example" } }\n',
  },
  {
    id: 'no telemetry, whatever the user says',
    requirements: '[otel]\nexporter = "none"\ntool_result = { max_bytes = 5 }\ntracestate = { a = { x = "1" } }\n',
    session: 'otel.exporter.otlp-http.endpoint = "https://u.example"\notel.exporter.otlp-http.protocol = "binary"\n',
    user: '[otel]\ntrace_exporter = "none"\ntracestate = { a = { y = "2" }, b = { z = "3" } }\n',
  },
  {
    id: 'a provider replaces the user’s of its name',
    requirements: 'model_provider = "acme"\n[model_providers.acme]\nname = "R"\nbase_url = "https://r.example"\n',
    user: 'model_provider = "other"\n[model_providers.acme]\nname = "U"\nbase_url = "https://u.example"\nenv_key = "K"\n[model_providers.other]\nname = "O"\nbase_url = "https://o.example"\n',
  },
  {
    id: 'models for new threads are only suggested',
    requirements: 'models.new_thread = { model = "r" }\n',
    user: 'model = "u"\n',
  },
  {
    id: 'pins',
    requirements: 'features = { memories = true, apps = false, personality = true }\n',
    user: 'features = { memories = false, apps = true, personality = false }\n',
  },
  {
    id: 'a pin over managed and session',
    requirements: 'features.memories = false\n',
    managed: 'features.memories = true\n',
    session: 'features.memories = true\n',
  },
  { id: 'a pin by an older name', requirements: 'features.collab = false\n', user: 'features.multi_agent = true\n' },
  {
    id: 'pins by both names',
    requirements: 'features = { collab = false, multi_agent = true }\n',
    user: 'features.collab = false\n',
  },
  {
    id: 'pins in the other table',
    requirements: 'feature_requirements.apps = false\n',
    user: 'features.apps = true\n',
  },
  {
    id: 'two names: the later in the alphabet is the user’s',
    managed: 'features.collab = false\n',
    user: 'features.multi_agent = true\n',
  },
  {
    id: 'two names: the later in the alphabet is older',
    managed: 'features.memories = true\n',
    user: 'features.memory_tool = false\n',
  },
  {
    id: 'two names in one file',
    user: 'features = { codex_hooks = false, hooks = true, web_search = true, web_search_request = false }\n',
  },
  {
    id: 'features of several layers',
    system: 'features = { apps = false, memories = true }\n',
    user: 'features.apps = true\n',
    project: 'features.browser_use = false\n',
  },
  {
    id: 'keys that are ignored',
    requirements:
      'allowed_approval_reviewers = ["user"]\n[history]\npersistence = "none"\n[browser_use]\nnonsense = 1\n',
    user: 'approvals_reviewer = "auto_review"\n',
  },
];
