import { flag, list, text } from '../requirements/build.ts';
import type { Schema } from '../schema.ts';
import { byName } from './by-name.ts';

/**
 * The first asked release that knows a key of requirements.toml; keys that came with their table are left out.
 * `<name>` stands for a key of the author's choosing, `[]` for an element, `<Event>` for every event of hooks.
 */
const firstSeen: Readonly<Record<number, string>> = {
  77: 'allowed_approval_policies allowed_sandbox_modes',
  90: 'mcp_servers',
  98: 'rules enforce_residency',
  104: 'experimental_network allowed_web_search_modes',
  110: 'features feature_requirements experimental_network.dangerously_allow_all_unix_sockets',
  113: 'experimental_network.managed_allowed_domains_only',
  116: 'apps allowed_approval_policies[].granular',
  118: 'experimental_network.domains experimental_network.unix_sockets',
  121: 'allowed_approvals_reviewers guardian_policy_config',
  123: 'remote_sandbox_config permissions',
  125: 'hooks',
  128: 'plugins',
  130: 'hooks.PreCompact hooks.PostCompact',
  133: `allow_managed_hooks_only apps.<id>.tools computer_use hooks.SubagentStart hooks.SubagentStop
    hooks.<Event>[].hooks[].commandWindows hooks.<Event>[].hooks[].command_windows permissions.<profile>`,
  136: 'allow_appshots windows',
  138: 'allowed_permission_profiles default_permissions',
  140: 'allow_remote_control',
  144: `marketplaces models
    mcp_servers.<id>.identity.command.executable mcp_servers.<id>.identity.command.args
    mcp_servers.<id>.identity.url.match mcp_servers.<id>.identity.url.value mcp_servers.<id>.identity.url.expression
    plugins.<plugin>.mcp_servers.<server>.identity.command.executable
    plugins.<plugin>.mcp_servers.<server>.identity.command.args
    plugins.<plugin>.mcp_servers.<server>.identity.url.match plugins.<plugin>.mcp_servers.<server>.identity.url.value
    plugins.<plugin>.mcp_servers.<server>.identity.url.expression`,
  146: `allow_login_shell browser_use check_for_update_on_startup feedback hooks.SessionEnd
    hooks.<Event>[].hooks[].additionalContextLimit log_dir model_catalog_json sqlite_home`,
  148: `allowed_chatgpt_workspaces allowed_login_methods auto_review hooks.<Event>[].hooks[].server
    hooks.<Event>[].hooks[].tool hooks.<Event>[].hooks[].input`,
  150: `additional_developer_instructions allow_browser_and_computer_use browser_use.allow_history_access
    browser_use.allow_global_persistent_approval browser_use.default_origin_policy browser_use.origins chatgpt_base_url
    cli_auth_credentials_store computer_use.allow_persistent_approval computer_use.default_app_access computer_use.macos
    computer_use.windows hooks.Interrupt in_app_browser`,
  155: `application apps.<id>.tools.<tool>.analytics_result_source browser_use.allow_webmcp
    experimental_network.header_injections`,
  157: 'guardian_extra_policy model_provider model_providers',
  162: 'browser_use.extension model_providers.<id>.capabilities windows.allow_mxc',
  165: `application.storage config_server experimental_network.review_domains hooks.PreModelRequest
    hooks.PostModelRequest windows.require_mxc permissions.<profile>.network.mitm.version
    permissions.<profile>.network.mitm.actions.<name>.inject_request_headers[].placeholder
    permissions.<profile>.network.mitm.hooks.<name>.schemes permissions.<profile>.network.mitm.hooks.<name>.ports`,
  166: `model_providers.<id>.location model_providers.<id>.project_id model_providers.<id>.credential_file
    network_proxy otel permissions.<profile>.network.mitm.actions.<name>.aws_sigv4
    permissions.<profile>.network.mitm.actions.<name>.body_secret_substitution
    unsafe_enforce_sqlite_journal_mode`,
  169: `model_providers.<id>.gateway_oauth.credential_export model_providers.<id>.gateway_oauth.device_authorization_url
    model_providers.<id>.gateway_oauth.credentials_store
    model_providers.<id>.capabilities.cyber_access_programs
    features.runtime_agent_instances.enabled feature_requirements.runtime_agent_instances.enabled
    features.runtime_agent_instances.mode feature_requirements.runtime_agent_instances.mode
    otel.log_sse_deltas permissions.network rules.prefix_rules[].canonical_matching`,
};

/** Every key with the first asked release that knows it; keys that came with their table are not in it. */
export const keysSince: ReadonlyMap<string, number> = new Map(byName(firstSeen, (release) => release));

/** Tables that were asked as a whole: when their single keys came is not known. */
export const unaskedBelow: readonly string[] = [
  'model_providers.<id>.aws',
  'model_providers.<id>.capabilities',
  'model_providers.<id>.gateway_oauth',
  'permissions.<profile>.network.mitm',
];

/** The first asked release in which a table refuses keys that it does not know; before, it passes over them. */
export const strictSince: ReadonlyMap<string, number> = new Map([
  ['permissions.<profile>.network.mitm.actions.<name>', 165],
  ['permissions.<profile>.network.mitm.actions.<name>.inject_request_headers[]', 165],
  ['permissions.<profile>.network.mitm.hooks.<name>', 165],
]);

/** A key that older releases do not load its table without. */
export interface FormerNeed {
  readonly table: string;
  readonly key: string;
  /** The last asked release that needs it. */
  readonly last: number;
}

/** The keys that Codex no longer needs. */
export const formerNeeds: readonly FormerNeed[] = [
  { table: 'model_providers.<id>.gateway_oauth', key: 'delivery', last: 165 },
  { table: 'model_providers.gcp', key: 'name', last: 162 },
];

/** A key that some releases know and the newest does not. */
export interface FormerKey {
  readonly place: string;
  readonly since: number;
  /** The last asked release that knows it. */
  readonly last: number;
  readonly schema: Schema;
}

/** The keys that Codex has given up. */
export const formerKeys: readonly FormerKey[] = [
  {
    place: 'allowed_permissions',
    since: 133,
    last: 136,
    schema: list(text('The name of a profile.'), 'The permission profiles users may choose, by name.', { minItems: 1 }),
  },
  {
    place: 'windows.sandbox_private_desktop',
    since: 146,
    last: 155,
    schema: flag('A switch that Codex has given up.'),
  },
  {
    place: 'experimental_network.dangerously_allow_non_loopback_admin',
    since: 104,
    last: 110,
    schema: flag('A switch that Codex has given up.'),
  },
];
