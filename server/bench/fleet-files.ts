/**
 * The policy files of an organisation that does not exist: hosts in groups, each group with a policy of its own that
 * some of its hosts depart from, and the settings of projects. The same index always gives the same file.
 */

export interface FleetFile {
  /** From the folder of the fleet on, with `/`. */
  readonly path: string;
  readonly text: string;
}

const GROUPS = 40;

/** So many of a hundred members depart from what their group has agreed on, in so many of a hundred of its choices. */
const DEPARTING = 12;
const DEPARTURES = 15;

/** The file of an index: more than half are policies, a quarter defaults, the others settings of projects. */
export function fleetFile(index: number): FleetFile {
  const group = index % GROUPS;
  const member = Math.floor(index / GROUPS);
  const sort = sorts[member % sorts.length] ?? sorts[0];
  const choices = new Choices(group, index);
  const name = `${sort.title}-${String(member).padStart(3, '0')}`;
  const text = `# ${name} of group ${two(group)}. Changes go through the platform team.\n${sort.text(group, choices)}`;
  return { path: `group-${two(group)}/${name}/${sort.file}`, text: faulty(text, index) };
}

interface Sort {
  readonly title: string;
  readonly file: string;
  text(group: number, choices: Choices): string;
}

const policy: Sort = { title: 'host', file: 'requirements.toml', text: requirements };
const shared: Sort = { title: 'host', file: 'managed_config.toml', text: defaults };
const ofImage: Sort = { title: 'image', file: 'codex/requirements.toml', text: requirements };
const own: Sort = { title: 'project', file: 'codex/config.toml', text: (_, choices) => settings(choices) };

const sorts: readonly [Sort, ...Sort[]] = [policy, policy, policy, policy, shared, shared, ofImage, own];

/** What a group has agreed on, from which some of its members depart here and there. */
class Choices {
  private ofGroup: number;
  private ofMember: number;
  private readonly departs: boolean;

  constructor(group: number, index: number) {
    this.ofGroup = group + 1;
    this.ofMember = next(index + 1);
    this.departs = this.ofMember % 100 < DEPARTING;
  }

  /** From 0 up to, but not with, the limit. */
  below(limit: number): number {
    this.ofGroup = next(this.ofGroup);
    this.ofMember = next(this.ofMember);
    const departs = this.departs && this.ofMember % 100 < DEPARTURES;
    return (departs ? this.ofMember >>> 7 : this.ofGroup >>> 3) % limit;
  }

  /** True in so many of a hundred cases. */
  in100(cases: number): boolean {
    return this.below(100) < cases;
  }

  of<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }
}

/** The next of a row of numbers that look random and are the same for the same beginning. */
function next(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function requirements(group: number, choices: Choices): string {
  const strict = (group + (choices.in100(10) ? 1 : 0)) % 3;
  const policies = ['["untrusted", "on-request"]', '["untrusted"]', '["never"]'][strict];
  const modes = choices.in100(5)
    ? '["read-only", "workspace-write", "danger-full-access"]'
    : ['["read-only", "workspace-write"]', '["read-only", "workspace-write"]', '["read-only"]'][strict];
  const parts = [
    `allowed_approval_policies = ${policies}`,
    'allowed_approvals_reviewers = ["user"]',
    `allowed_sandbox_modes = ${modes}`,
    `allowed_web_search_modes = ${strict === 2 ? '[]' : '["cached"]'}`,
  ];
  if (choices.in100(70)) parts.push('allow_managed_hooks_only = true');
  if (choices.in100(40)) parts.push('enforce_residency = "us"');
  parts.push('', '[features]');
  for (const name of ['memories', 'computer_use', 'browser_use', 'in_app_browser', 'apps']) {
    if (choices.in100(85)) parts.push(`${name} = ${strict === 0 && choices.in100(50)}`);
  }
  if (choices.in100(80)) {
    const paths = choices.of(['"~/**/.env", "~/.ssh/**"', '"~/.aws/**", "~/.ssh/**", "~/**/*.pem"', '".env"']);
    parts.push('', '[permissions.filesystem]', '# Secrets that nothing needs to read', `deny_read = [${paths}]`);
  }
  if (choices.in100(60)) parts.push('', '[rules]', 'prefix_rules = [', ...prefixRules(choices), ']');
  for (let server = choices.below(4); server > 0; server--) parts.push('', ...mcpServer(server, choices));
  if (choices.in100(40)) parts.push('', ...network(choices));
  if (choices.in100(35)) parts.push('', ...hooks(choices));
  return `${parts.join('\n')}\n`;
}

function prefixRules(choices: Choices): string[] {
  const rules = [
    '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Ask before a shell" },',
    '  { pattern = [{ token = "rm" }, { any_of = ["-rf", "-fr"] }], decision = "forbidden", justification = "No recursive deletes" },',
    '  { pattern = [{ token = "git" }, { token = "push" }], decision = "prompt", justification = "A person publishes" },',
    '  { pattern = [{ any_of = ["curl", "wget"] }], decision = "forbidden", justification = "Nothing is fetched by hand" },',
  ];
  return rules.slice(0, 1 + choices.below(rules.length));
}

function mcpServer(number: number, choices: Choices): string[] {
  const name = `${choices.of(['tickets', 'wiki', 'search', 'builds'])}_${number}`;
  const identity = choices.in100(60)
    ? `{ command = "/opt/tools/${name}" }`
    : `{ url = "https://${name}.corp.example/mcp" }`;
  return [`[mcp_servers.${name}]`, `identity = ${identity}`];
}

function network(choices: Choices): string[] {
  const hosts = ['mirror', 'registry', 'docs', 'tickets'].slice(0, 1 + choices.below(4));
  return [
    '[experimental_network]',
    'enabled = true',
    'allow_upstream_proxy = false',
    '',
    '[experimental_network.domains]',
    ...hosts.map((host) => `"${host}.corp.example" = "allow"`),
    '"*.paste.example" = "deny"',
  ];
}

function hooks(choices: Choices): string[] {
  return [
    '[hooks]',
    'managed_dir = "/etc/codex/hooks"',
    '',
    '[[hooks.PreToolUse]]',
    `matcher = "${choices.of(['^Bash$', 'Bash', '.*'])}"`,
    '',
    '[[hooks.PreToolUse.hooks]]',
    'type = "command"',
    'command = "/etc/codex/hooks/before.sh"',
    `timeout = ${10 + choices.below(50)}`,
  ];
}

function defaults(group: number, choices: Choices): string {
  const parts = [
    `approval_policy = "${choices.of(['on-request', 'on-request', 'never'])}"`,
    'approvals_reviewer = "user"',
    `sandbox_mode = "${choices.in100(80) ? 'workspace-write' : 'read-only'}"`,
    `web_search = "${choices.of(['cached', 'disabled', 'live'])}"`,
  ];
  if (choices.in100(60)) parts.push('cli_auth_credentials_store = "keyring"', 'allow_login_shell = false');
  if (choices.in100(70)) parts.push('', '[sandbox_workspace_write]', `network_access = ${choices.in100(20)}`);
  if (choices.in100(50)) parts.push('', '[history]', 'persistence = "none"');
  if (choices.in100(60)) {
    parts.push('', '[otel]', `environment = "group-${two(group)}"`, `log_user_prompt = ${choices.in100(10)}`);
    parts.push(
      '',
      '[otel.exporter.otlp-http]',
      'endpoint = "https://otel.corp.example/v1/logs"',
      'protocol = "binary"',
    );
  }
  return `${parts.join('\n')}\n`;
}

function settings(choices: Choices): string {
  const parts = [
    `model_reasoning_effort = "${choices.of(['low', 'medium', 'high'])}"`,
    `sandbox_mode = "${choices.of(['read-only', 'workspace-write'])}"`,
    `approval_policy = "${choices.of(['on-request', 'never'])}"`,
  ];
  for (let server = choices.below(3); server > 0; server--) {
    parts.push(
      '',
      `[mcp_servers.tool_${server}]`,
      'command = "/opt/tools/run"',
      `args = ["--port", "${4000 + server}"]`,
    );
  }
  if (choices.in100(50)) parts.push('', '[shell_environment_policy]', 'inherit = "core"', 'exclude = ["*TOKEN*"]');
  if (choices.in100(30)) parts.push('', '[tui]', 'notifications = true');
  return `${parts.join('\n')}\n`;
}

/** A few files have what people get wrong: a name, a type, a line that is not finished. */
function faulty(text: string, index: number): string {
  const kind = next(index + 7) % 100;
  if (kind < 4) return text.replace('_modes', '_mode').replace('sandbox_workspace', 'sandbox_workspaces');
  if (kind < 7) return text.replace(' = true', ' = "true"').replace(' = false', ' = "false"');
  if (kind < 8) return `${text}allowed_\n`;
  if (kind < 10) return text.replace(/\n/g, '\r\n');
  return text;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
