import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { effectiveCommand } from '../../src/cli/effective.ts';
import type { Surroundings } from '../../src/cli/effective-places.ts';

const requirements = `allowed_approval_policies = ["on-request"]
allowed_sandbox_modes = ["read-only"]
allowed_approval_reviewers = ["user"]

[features]
apps = false

[mcp_servers]
`;

const user = `model = "mine"
sandbox_mode = "workspace-write"
features = { apps = true, memories = true }

[mcp_servers.docs]
url = "https://docs.example"
http_headers = { Authorization = "Bearer secret" }
`;

describe('codex-policy effective', () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'codex-effective-')));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(name: string, text: string): string {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Only what lies in the folder of the test is there. */
  function run(...words: string[]) {
    const surroundings: Surroundings = {
      platform: 'linux',
      env: { CODEX_HOME: path.join(root, 'home') },
      home: root,
      folder: path.join(root, 'work', 'in'),
      exists: (file) => file.startsWith(root) && existsSync(file),
    };
    const printed: string[] = [];
    const code = effectiveCommand(words, (text) => void printed.push(text), surroundings);
    return { code, printed: printed.join('').replaceAll(root, '~') };
  }

  const layers = () => [
    `--layer=system-requirements=${write('requirements.toml', requirements)}`,
    `--layer=managed-config=${write('managed_config.toml', 'approval_policy = "never"\nmodel = "ours"\n')}`,
    `--layer=user=${write('user.toml', user)}`,
    `--layer=project=${write('project.toml', 'notify = ["x"]\nweb_search = "live"\n')}`,
    `--layer=cloud-config=${write('cloud.toml', 'web_search = "cached"\n')}`,
  ];

  it('reports a line for each key', () => {
    assert.deepEqual(run(...layers()), {
      code: 0,
      printed: `Files
  system requirements  ~/requirements.toml
  managed config       ~/managed_config.toml
  user config          ~/user.toml
  project config       ~/project.toml
  cloud config         ~/cloud.toml           [documented, not observed]

Requirements of Codex 0.169
  allowed_approval_policies = ["never"]  # ~/managed_config.toml:1 (overrides: ~/requirements.toml:1 ["on-request"])
  allowed_sandbox_modes = ["read-only"]  # ~/requirements.toml:2
  features.apps = false                  # ~/requirements.toml:6
  mcp_servers = {}                       # ~/requirements.toml:8

Settings of Codex 0.169
  approval_policy = "never"                                 # ~/managed_config.toml:1
  features.apps = false                                     # required by ~/requirements.toml:6 (overrides: ~/user.toml:3 true)
  features.memories = true                                  # ~/user.toml:3
  mcp_servers.docs.enabled = false                          # required by ~/requirements.toml:8
  mcp_servers.docs.http_headers.Authorization = "[hidden]"  # ~/user.toml:7
  mcp_servers.docs.url = "https://docs.example"             # ~/user.toml:6
  model = "ours"                                            # ~/managed_config.toml:2 (overrides: ~/user.toml:1 "mine")
  sandbox_mode = "read-only"                                # fallback: ~/requirements.toml:2 does not allow ~/user.toml:2 "workspace-write"
  web_search = "live"                                       # ~/project.toml:2 (overrides: ~/cloud.toml:1 "cached") [documented, not observed]

Without effect in Codex 0.169
  allowed_approval_reviewers = ["user"]  # ~/requirements.toml:3: Codex ignores it in requirements
  notify = ["x"]                         # ~/project.toml:1: Codex ignores it in a project
`,
    });
  });

  it('cuts what is long, and closes its brackets', () => {
    const policy = `[mcp_servers.a.identity]
command = { executable = "/a]", args = [{ match = "exact", value = "${'b'.repeat(40)}" }] }
`;
    const { printed } = run(`--layer=system-requirements=${write('requirements.toml', policy)}`);
    const lines = printed.split('\n').filter((line) => line.includes('identity.command'));
    assert.deepEqual(
      lines.map((line) => line.replace(/ +#.*/, '')),
      [
        '  mcp_servers.a.identity.command.args = [{ match = "exact", value = "bb…}]',
        '  mcp_servers.a.identity.command.executable = "/a]"',
      ],
    );
  });

  it('reports JSON by its contract, without secrets', () => {
    const { code, printed } = run('--format', 'json', ...layers());
    assert.equal(code, 0);
    assert.ok(!printed.includes('secret'));
    const report = JSON.parse(printed);
    assert.deepEqual(Object.keys(report), [
      'version',
      'codex',
      'files',
      'starts',
      'refusal',
      'requirements',
      'settings',
      'withoutEffect',
    ]);
    assert.deepEqual([report.version, report.codex, report.starts, report.refusal], [1, '0.169', true, null]);
    assert.deepEqual(report.files[4], {
      kind: 'cloud-config',
      path: '~/cloud.toml',
      state: 'read',
      evidence: 'documented',
    });
    const range = (line: number, end: number) => ({ start: { line, character: 0 }, end: { line, character: end } });
    assert.deepEqual(report.requirements[0], {
      path: ['allowed_approval_policies'],
      value: ['never'],
      how: 'set',
      evidence: 'observed',
      sources: [{ kind: 'managed-config', path: '~/managed_config.toml', range: range(0, 25), value: 'never' }],
      overrides: [
        { kind: 'system-requirements', path: '~/requirements.toml', range: range(0, 42), value: ['on-request'] },
      ],
    });
    assert.deepEqual(report.settings.at(-2), {
      path: ['sandbox_mode'],
      value: 'read-only',
      how: 'fallback',
      evidence: 'observed',
      sources: [
        { kind: 'system-requirements', path: '~/requirements.toml', range: range(1, 37), value: ['read-only'] },
      ],
      overrides: [{ kind: 'user', path: '~/user.toml', range: range(1, 32), value: 'workspace-write' }],
    });
    assert.deepEqual(report.withoutEffect[1], {
      path: ['notify'],
      why: 'Codex ignores it in a project',
      evidence: 'observed',
      source: { kind: 'project', path: '~/project.toml', range: range(0, 14), value: ['x'] },
    });
  });

  it('says that Codex does not start, and stops', () => {
    const file = write('user.toml', '\nmodel = 1 2\n');
    assert.deepEqual(run(`--layer=user=${file}`), {
      code: 1,
      printed: `Files
  user config  ~/user.toml

Codex 0.169 refuses to start with these files:
  ~/user.toml:2: it is no TOML: expected the end of the line; one statement per line.
`,
    });
    const report = JSON.parse(run('--format=json', `--layer=user=${file}`).printed);
    assert.deepEqual([report.starts, report.settings, report.requirements], [false, [], []]);
    assert.equal(report.refusal.place.range.start.line, 1);
  });

  it('reads the machine’s own files, and those of a project that they trust', () => {
    write('work/.git/HEAD', '');
    write('work/.codex/config.toml', 'model = "outer"\n');
    write('work/in/.codex/config.toml', 'model = "inner"\n');
    const models = (projects: string) => {
      write('home/config.toml', `model = "user"\n${projects}`);
      return run().printed;
    };
    const trust = (folder: string, level: string) =>
      `[projects."${path.join(root, folder)}"]\ntrust_level = "${level}"\n`;
    assert.equal(
      models('').replace(/ {2,}/g, '  '),
      `Files
  system requirements  /etc/codex/requirements.toml  not there
  managed config  /etc/codex/managed_config.toml  not there
  project config  ~/work/.codex/config.toml  project not trusted
  project config  ~/work/in/.codex/config.toml  project not trusted
  user config  ~/home/config.toml
  system config  /etc/codex/config.toml  not there

Requirements of Codex 0.169
  none

Settings of Codex 0.169
  model = "user"  # ~/home/config.toml:1
`,
    );
    assert.match(models(trust('work', 'trusted')), /model = "inner" .*:1 \(overrides: .*"outer", .*"user"\)/);
    assert.match(models(trust('work/in', 'trusted')), /model = "inner" .*:1 \(overrides: [^,]*"user"\)/);
    assert.match(
      models(trust('work', 'trusted') + trust('work/in', 'untrusted')),
      /model = "outer" .*:1 \(overrides: [^,]*"user"\)/,
    );
  });

  it('takes the name of the host', () => {
    const file = write(
      'r.toml',
      'allowed_sandbox_modes = ["read-only"]\n[[remote_sandbox_config]]\nhostname_patterns = ["ci-*"]\nallowed_sandbox_modes = ["read-only", "workspace-write"]\n',
    );
    const layer = `--layer=system-requirements=${file}`;
    assert.match(
      run(layer, '--hostname', 'CI-4').printed,
      /allowed_sandbox_modes = \["read-only", "workspace-write"\]/,
    );
    assert.match(run(layer, '--hostname', 'desk').printed, /allowed_sandbox_modes = \["read-only"\] {2}#/);
  });

  it('refuses what it does not know', () => {
    const kinds =
      'system-requirements, cloud-requirements, managed-config, mdm-config, mdm-requirements, session, project, profile, user, cloud-config, system-config';
    const file = write('user.toml', '');
    const message = (...words: string[]) => {
      try {
        run(...words);
      } catch (error) {
        assert.ok(error instanceof CannotRunError);
        return error.message.replaceAll(root, '~');
      }
      return undefined;
    };
    assert.equal(message('--layer', 'users=x'), `--layer takes KIND=PATH with one of ${kinds}, not 'users=x'`);
    assert.equal(message('--layer', 'user'), `--layer takes KIND=PATH with one of ${kinds}, not 'user'`);
    assert.equal(
      message('--layer', `user=${file}`, '--layer', `user=${file}`),
      '--layer user is given twice; only projects can be several',
    );
    assert.equal(message('--layer', `user=${root}/none.toml`), '~/none.toml: no such file');
    assert.equal(message(file), 'effective takes files as --layer KIND=PATH');
    assert.equal(message('--format', 'yaml'), "--format takes one of text, json, not 'yaml'");
  });
});
