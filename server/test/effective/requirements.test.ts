import assert from 'node:assert/strict';
import { evidenceOf } from '../../src/effective/effective.ts';
import { droppedLines, effective, lines, refusalLine, type Texts } from './layers.ts';

const required = (texts: Texts, hostname?: string) => lines(effective(texts, { hostname }).requirements);

describe('requirements of several layers', () => {
  it('are, from low to high: system, cloud, managed config, MDM config, MDM', () => {
    const texts: Texts = {
      'mdm-requirements': 'allowed_approval_policies = ["never"]\n',
      'mdm-config': 'approval_policy = "on-request"\n',
      'managed-config': 'approval_policy = "never"\n',
      'cloud-requirements': 'allowed_approval_policies = ["untrusted"]\n',
      'system-requirements': 'allowed_approval_policies = ["on-request", "never"]\n',
    };
    const order = ['mdm-requirements', 'mdm-config', 'managed-config', 'cloud-requirements', 'system-requirements'];
    const [policies] = effective(texts).requirements;
    assert.deepEqual(
      [...(policies?.sources ?? []), ...(policies?.overrides ?? [])].map(({ layer }) => layer.kind),
      order,
    );
    assert.deepEqual(policies?.value, ['never']);
  });

  it('replace values and lists, with the place of both', () => {
    assert.deepEqual(
      required({
        'system-requirements': 'allowed_sandbox_modes = ["read-only"]\nallow_login_shell = true # why\n',
        'cloud-requirements': 'allow_login_shell = false\n',
        'managed-config': 'sandbox_mode = "workspace-write"\n',
      }),
      [
        'allow_login_shell = false < cloud-requirements ‹allow_login_shell = false› over system-requirements ‹allow_login_shell = true›',
        'allowed_sandbox_modes = ["read-only", "workspace-write"] < managed-config ‹sandbox_mode = "workspace-write"› over system-requirements ‹allowed_sandbox_modes = ["read-only"]›',
      ],
    );
  });

  it('merge tables key by key', () => {
    assert.deepEqual(
      required({
        'system-requirements': '[features]\napps = true\nmemories = false\n',
        'mdm-requirements': 'features.apps = false\n',
      }),
      [
        'features.apps = false < mdm-requirements ‹features.apps = false› over system-requirements ‹apps = true›',
        'features.memories = false < system-requirements ‹memories = false›',
      ],
    );
  });

  it('append rules and hooks, those of the higher layer first', () => {
    const rule = (token: string) =>
      `[[rules.prefix_rules]]\npattern = [{ token = "${token}" }]\ndecision = "forbidden"\n`;
    const hook = (command: string) =>
      `[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "${command}"\n`;
    assert.deepEqual(
      required({
        'system-requirements': rule('rm') + hook('/low'),
        'mdm-requirements': rule('dd') + hook('/high'),
      }),
      [
        'hooks.Stop = [{ hooks = [{ type = "command", command = "/high" }] }, { hooks = [{ type = "command", command = "/low" }] }] < mdm-requirements ‹[[hooks.Stop]]› & system-requirements ‹[[hooks.Stop]]›',
        'rules.prefix_rules = [{ pattern = [{ token = "dd" }], decision = "forbidden" }, { pattern = [{ token = "rm" }], decision = "forbidden" }] < mdm-requirements ‹[[rules.prefix_rules]]› & system-requirements ‹[[rules.prefix_rules]]›',
      ],
    );
  });

  it('unite denied paths and reviewed models', () => {
    const values = effective({
      'system-requirements':
        'permissions.filesystem.deny_read = ["/a", "/b"]\nauto_review.required_on_models = ["m"]\n',
      'cloud-requirements':
        'permissions.filesystem.deny_read = ["/b", "/c"]\nauto_review.required_on_models = ["n", "m"]\n',
    }).requirements;
    assert.deepEqual(
      values.map(({ path, value }) => [path.join('.'), value]),
      [
        ['auto_review.required_on_models', ['n', 'm']],
        ['permissions.filesystem.deny_read', ['/b', '/c', '/a']],
      ],
    );
  });

  it('keep an app that any layer disables disabled', () => {
    const app = (enabled: boolean) => `[apps.mail]\nenabled = ${enabled}\n`;
    assert.deepEqual(required({ 'system-requirements': app(false), 'mdm-requirements': app(true) }), [
      'apps.mail.enabled = false < system-requirements ‹enabled = false› over mdm-requirements ‹enabled = true›',
    ]);
    assert.deepEqual(required({ 'system-requirements': app(true), 'mdm-requirements': app(false) }), [
      'apps.mail.enabled = false < mdm-requirements ‹enabled = false› over system-requirements ‹enabled = true›',
    ]);
  });

  it('take the sandbox modes of the host before layers merge', () => {
    const remote = (pattern: string) =>
      `allowed_sandbox_modes = ["read-only"]\n[[remote_sandbox_config]]\nhostname_patterns = ["other", "${pattern}"]\nallowed_sandbox_modes = ["read-only", "workspace-write"]\n`;
    const [low, high] = ['system-requirements', 'mdm-requirements'] as const;
    assert.deepEqual(required({ [low]: remote('BUILD-?.example.') }, 'build-7.example'), [
      'allowed_sandbox_modes = ["read-only", "workspace-write"] < system-requirements ‹allowed_sandbox_modes = ["read-only", "workspace-write"]› over system-requirements ‹allowed_sandbox_modes = ["read-only"]›',
    ]);
    assert.deepEqual(required({ [low]: remote('build-?') }, 'build-7.example'), [
      'allowed_sandbox_modes = ["read-only"] < system-requirements ‹allowed_sandbox_modes = ["read-only"]›',
    ]);
    assert.deepEqual(required({ [low]: remote('*') }), [
      'allowed_sandbox_modes = ["read-only"] < system-requirements ‹allowed_sandbox_modes = ["read-only"]›',
    ]);
    assert.deepEqual(
      effective({ [low]: remote('*'), [high]: 'allowed_sandbox_modes = ["read-only"]\n' }, { hostname: 'h' })
        .requirements[0]?.value,
      ['read-only'],
    );
  });

  it('leave out what the cloud cannot set, and what Codex does not know', () => {
    const policy = effective({
      'cloud-requirements': 'chatgpt_base_url = "https://x.example"\nallow_login_shell = false\nallow_login = true\n',
    });
    assert.deepEqual(lines(policy.requirements), [
      'allow_login_shell = false < cloud-requirements ‹allow_login_shell = false›',
    ]);
    assert.deepEqual(droppedLines(policy), [
      'allow_login in cloud-requirements ‹allow_login = true›: Codex ignores it in requirements',
      'chatgpt_base_url in cloud-requirements ‹chatgpt_base_url = "https://x.example"›: cloud requirements cannot set it',
    ]);
  });

  it('go by the name that reports use where a table has two', () => {
    assert.deepEqual(
      required({ 'system-requirements': 'feature_requirements.apps = false\nnetwork_proxy.enabled = true\n' }),
      [
        'experimental_network.enabled = true < system-requirements ‹network_proxy.enabled = true›',
        'features.apps = false < system-requirements ‹feature_requirements.apps = false›',
      ],
    );
  });

  it('say what somebody has observed and what was only read', () => {
    const policy = effective({
      'system-requirements': 'features.apps = false\n',
      'mdm-requirements': 'allow_appshots = false\n',
    });
    assert.deepEqual(
      policy.requirements.map((one) => [one.path.join('.'), evidenceOf(one)]),
      [
        ['allow_appshots', 'documented'],
        ['features.apps', 'observed'],
      ],
    );
  });

  it('cannot name two folders of managed hooks for the running system', () => {
    const texts: Texts = {
      'system-requirements': 'hooks.managed_dir = "/a"\nhooks.windows_managed_dir = "C:\\\\a"\n',
      'mdm-requirements': 'hooks.managed_dir = "/b"\nhooks.windows_managed_dir = "C:\\\\a"\n',
    };
    const policy = effective(texts);
    assert.equal(
      refusalLine(policy),
      'mdm-requirements ‹hooks.managed_dir = "/b"›: another layer has another `hooks.managed_dir`',
    );
    assert.equal(policy.refusal?.evidence, 'documented');
    assert.equal(refusalLine(effective(texts, { windows: true })), undefined);
  });
});
