import assert from 'node:assert/strict';
import { enforceableIn } from '../../src/codex/enforced-keys.ts';
import { withRequirement } from '../../src/features/enforce.ts';
import { parseDocument } from '../../src/toml/document.ts';

/** The requirements.toml after the first default of a managed_config.toml is enforced there. */
function enforced(settings: string, requirements = ''): string | undefined {
  const document = parseDocument(settings);
  const [first] = enforceableIn(document.root);
  assert.ok(first, 'there is something to enforce');
  return withRequirement(document, first, parseDocument(requirements));
}

describe('enforcing a default', () => {
  const cases: readonly (readonly [settings: string, requirement: string])[] = [
    ['sandbox_mode = "read-only"', 'allowed_sandbox_modes = ["read-only"]'],
    ['sandbox_mode = "workspace-write"', 'allowed_sandbox_modes = ["read-only", "workspace-write"]'],
    ["approval_policy = 'on-failure' # why", "allowed_approval_policies = ['on-request']"],
    ['approvals_reviewer = "auto_review"', 'allowed_approvals_reviewers = ["auto_review", "user"]'],
    ['web_search = "live"', 'allowed_web_search_modes = ["live"]'],
    ['forced_login_method = "chatgpt"', 'allowed_login_methods = ["chatgpt"]'],
    ['forced_chatgpt_workspace_id = ["a", "b"]', 'allowed_chatgpt_workspaces = ["a", "b"]'],
    ['cli_auth_credentials_store = "keyring"', 'cli_auth_credentials_store = "keyring"'],
    ['allow_login_shell = false', 'allow_login_shell = false'],
    ['features.apps = false', '[features]\napps = false'],
    ['[features]\ncollab = true', '[features]\nmulti_agent = true'],
    ['[windows]\nsandbox = "elevated"', '[windows]\nallowed_sandbox_implementations = ["elevated"]'],
    ['[auto_review]\npolicy = "Ask."', 'guardian_policy_config = "Ask."'],
    ['[apps."a.b"]\nenabled = false', '[apps."a.b"]\nenabled = false'],
    [
      '[otel]\nenvironment = "prod" # ours\n\n[otel.exporter."otlp-http"]\nendpoint = "https://e"\nprotocol = "binary"\nheaders = { k = "v" }',
      '[otel]\nenvironment = "prod"\n\n[otel.exporter.otlp-http]\nendpoint = "https://e"\nprotocol = "binary"\nheaders = { k = "v" }',
    ],
  ];

  for (const [settings, requirement] of cases) {
    it(`writes ${settings.replaceAll('\n', ' ')} as ${requirement.replaceAll('\n', ' ')}`, () => {
      const text = enforced(`${settings}\n`);
      assert.equal(text, `${requirement}\n`);
      assert.deepEqual(parseDocument(text).faults, []);
    });
  }

  it('keeps the other file as it is, with its line ends and byte order mark', () => {
    const before = '\ufeff# ours\r\nallow_appshots = false # here\r\n\r\n[features]\r\nplugins = false\r\n';
    assert.equal(
      enforced('sandbox_mode = "read-only"\n', before),
      '\ufeff# ours\r\nallow_appshots = false # here\r\nallowed_sandbox_modes = ["read-only"]\r\n\r\n[features]\r\nplugins = false\r\n',
    );
    assert.equal(enforced('[features]\napps = false\n', before), `${before}apps = false\r\n`);
  });

  it('leaves alone what says something of the key already', () => {
    assert.equal(enforced('sandbox_mode = "read-only"\n', 'allowed_sandbox_modes = ["read-only"]\n'), undefined);
    assert.equal(enforced('features.apps = false\n', 'feature_requirements.plugins = false\n'), undefined);
  });

  it('writes nothing that Codex would not take', () => {
    assert.equal(enforced('sandbox_mode = "none"\n'), undefined);
    assert.equal(enforced('web_search = 1\n'), undefined);
    assert.equal(enforced('allow_login_shell = "no"\n'), undefined);
    assert.equal(enforced('model_provider = "nobody"\n'), undefined);
    assert.equal(enforced('approval_policy = { granular = {} }\n'), undefined);
    assert.equal(enforced('log_dir = "/a"\nlog_dir = "/b"\n'), undefined);
  });

  it('touches no file that is not TOML', () => {
    assert.equal(enforced('log_dir = "/a"\n', 'allowed_sandbox_modes = [\n'), undefined);
  });
});
