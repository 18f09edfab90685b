import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { effectiveOf } from '../../src/effective/effective.ts';
import { type Layer, layerKinds } from '../../src/effective/layer.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { droppedLines, effective, lines, refusalLine, type Texts } from './layers.ts';

const settings = (texts: Texts) => lines(effective(texts).settings);

describe('settings of several layers', () => {
  it('are, from low to high: system, cloud, user, profile, project, session, managed, MDM', () => {
    const order = [
      'mdm-config',
      'managed-config',
      'session',
      'project',
      'profile',
      'user',
      'cloud-config',
      'system-config',
    ] as const;
    const texts = Object.fromEntries([...order].reverse().map((kind) => [kind, `model = "${kind}"\n`]));
    const [model] = effective(texts).settings;
    assert.deepEqual(
      [...(model?.sources ?? []), ...(model?.overrides ?? [])].map(({ layer }) => layer.kind),
      order,
    );
  });

  it('put an inner project over the outer one, in whatever order they come', () => {
    const project = (path: string): Layer => {
      return { kind: 'project', path, document: parseDocument(`model = "${path}"\n`) };
    };
    const [outer, inner] = [project('/w/.codex/config.toml'), project('/w/in/.codex/config.toml')];
    for (const layers of [
      [outer, inner],
      [inner, outer],
    ]) {
      const [model] = effectiveOf(layers).settings;
      assert.equal(model?.value, inner.path);
      assert.deepEqual(
        model?.overrides.map(({ layer }) => layer),
        [outer],
      );
    }
  });

  it('take what requirements fix, with what that overrides', () => {
    assert.deepEqual(
      settings({
        'system-requirements': 'log_dir = "/r"\nfeatures.collab = false\n',
        user: 'log_dir = "/u"\n[features]\nmulti_agent = true\n',
        'system-config': 'log_dir = "/s"\n',
      }),
      [
        'features.multi_agent = false < required system-requirements ‹features.collab = false› over user ‹multi_agent = true›',
        'log_dir = "/r" < required system-requirements ‹log_dir = "/r"› over user ‹log_dir = "/u"› & system-config ‹log_dir = "/s"›',
      ],
    );
  });

  it('fall back where a list does not allow them', () => {
    assert.deepEqual(
      settings({
        'system-requirements':
          'allowed_approval_policies = ["untrusted", "on-request"]\nallowed_sandbox_modes = ["read-only"]\nallowed_web_search_modes = ["live"]\n',
        user: 'approval_policy = "never"\nsandbox_mode = "workspace-write"\n',
      }),
      [
        'approval_policy = "untrusted" < fallback system-requirements ‹allowed_approval_policies = ["untrusted", "on-request"]› over user ‹approval_policy = "never"›',
        'sandbox_mode = "read-only" < fallback system-requirements ‹allowed_sandbox_modes = ["read-only"]› over user ‹sandbox_mode = "workspace-write"›',
        'web_search = "live" < fallback system-requirements ‹allowed_web_search_modes = ["live"]›',
      ],
    );
  });

  it('name the denied paths that rule full access out', () => {
    const denied = 'permissions.filesystem.deny_read = ["/secret"]';
    assert.deepEqual(
      settings({ 'system-requirements': `${denied}\n`, user: 'sandbox_mode = "danger-full-access"\n' }),
      [
        `sandbox_mode = "read-only" < fallback system-requirements ‹${denied}› over user ‹sandbox_mode = "danger-full-access"›`,
      ],
    );
  });

  it('list what does not count', () => {
    const policy = effective({
      'system-requirements': 'allow_managed_hooks_only = true\n',
      user: 'default_permissions = ":workspace"\nsandbox_mode = "read-only"\nfeatures = { collab = true, multi_agent = false }\nhooks.Stop = []\n',
      project: 'notify = ["x"]\n',
    });
    assert.deepEqual(droppedLines(policy), [
      'hooks in user ‹hooks›: `allow_managed_hooks_only` leaves it out',
      'notify in project ‹notify = ["x"]›: Codex ignores it in a project',
      'features.collab in user ‹collab = true›: `multi_agent` is the same feature, and counts',
      'sandbox_mode in user ‹sandbox_mode = "read-only"›: `default_permissions` decides instead',
    ]);
    assert.deepEqual(lines(policy.settings), [
      'default_permissions = ":workspace" < user ‹default_permissions = ":workspace"›',
      'features.multi_agent = false < user ‹multi_agent = false›',
    ]);
  });

  it('are the same whatever the order of the layers', () => {
    const texts: Texts = {
      user: 'model = "u"\nhistory.max_bytes = 1\n',
      'managed-config': 'model = "m"\n',
      'system-config': 'history = { persistence = "none", max_bytes = 2 }\n',
      'system-requirements': 'features.apps = false\n',
    };
    const reversed = Object.fromEntries(Object.entries(texts).reverse());
    assert.deepEqual(settings(texts), settings(reversed));
  });

  it('leave the names of JavaScript’s own objects alone', () => {
    const text = '[features]\nconstructor = true\n__proto__ = true\n[mcp_servers.toString]\ncommand = "x"\n';
    assert.deepEqual(
      effective({ user: text }).settings.map(({ path }) => path.join('.')),
      ['features.__proto__', 'features.constructor', 'mcp_servers.toString.command'],
    );
    assert.equal(
      refusalLine(effective({ user: 'approval_policy = "constructor"\n' })),
      'user ‹approval_policy = "constructor"›: Codex does not know that value of `approval_policy`',
    );
  });
});

describe('any document', () => {
  const folder = new URL('../goldens/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.toml'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));

  it('has an effective policy as any layer, or a reason why not', () => {
    assert.ok(texts.length > 20);
    for (const text of texts) {
      for (const kind of Object.keys(layerKinds)) {
        const policy = effective({ [kind]: text, user: 'features.apps = true\n' }, { hostname: 'h' });
        if (policy.refusal) assert.deepEqual([policy.settings, policy.requirements], [[], []]);
        else assert.ok(kind === 'user' || policy.settings.length > 0, `${kind}: ${text}`);
      }
    }
  });
});

describe('what keeps Codex from starting', () => {
  const reason = (texts: Texts) => refusalLine(effective(texts));

  it('is told with the place', () => {
    assert.equal(
      reason({ user: 'model = "a"\nmodel = "b"\n' }),
      'user ‹model›: it is no TOML: `model` is defined twice',
    );
    assert.equal(
      reason({ 'system-requirements': 'allow_appshots = "no"\n' }),
      'system-requirements ‹allow_appshots = "no"›: `allow_appshots` has the wrong type',
    );
    assert.equal(
      reason({ 'system-requirements': 'allowed_web_search_modes = ["on"]\n' }),
      'system-requirements ‹"on"›: Codex does not know that value of `allowed_web_search_modes`',
    );
    assert.equal(
      reason({ user: 'profile = "work"\n' }),
      'user ‹profile = "work"›: `profile` is no longer supported: choose `work` with `--profile`',
    );
    assert.equal(
      reason({
        user: '[mcp_servers.a]\ncommand = "a"\n',
        'managed-config': 'mcp_servers.a.url = "https://a.example"\n',
      }),
      'managed-config ‹mcp_servers.a.url = "https://a.example"›: `url` cannot stand beside `command`',
    );
  });

  it('leaves editors without a sandbox when requirements are no TOML', () => {
    assert.match(
      reason({ 'system-requirements': 'x =\n' }) ?? '',
      /app-server`, which editors use, starts all the same/,
    );
  });

  it('comes without any setting', () => {
    const policy = effective({ user: 'model =\n', 'system-requirements': 'features.apps = false\n' });
    assert.deepEqual([policy.requirements, policy.settings, policy.dropped], [[], [], []]);
  });

  it('is looked for in what the layers are together', () => {
    const server = '[mcp_servers.a]\n';
    assert.equal(reason({ user: 'model = 1\n' }), 'user ‹model = 1›: `model` has the wrong type');
    assert.equal(reason({ user: 'model = 1\n', 'managed-config': 'model = "m"\n' }), undefined);
    assert.equal(reason({ user: `${server}args = ["x"]\n`, 'system-config': `${server}command = "a"\n` }), undefined);
    assert.equal(
      reason({ user: `${server}args = ["x"]\n`, 'system-config': `${server}url = "https://a.example"\n` }),
      'user ‹args = ["x"]›: `args` cannot stand beside `url`',
    );
  });
});
