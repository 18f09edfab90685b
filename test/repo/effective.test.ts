import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('codex-policy effective, as it is built', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
    writeFileSync(path.join(dir, 'requirements.toml'), 'allowed_sandbox_modes = ["read-only"]\n');
    writeFileSync(path.join(dir, 'config.toml'), 'sandbox_mode = "workspace-write"\n');
    writeFileSync(path.join(dir, 'broken.toml'), 'model =\n');
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function run(...layers: string[]) {
    const words = layers.flatMap((layer) => ['--layer', layer]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'effective', ...words], {
      cwd: dir,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it('ends with 0 and says where each value is from', () => {
    assert.deepEqual(run('system-requirements=requirements.toml', 'user=config.toml'), {
      status: 0,
      stdout: `Files
  system requirements  requirements.toml
  user config          config.toml

Requirements of Codex 0.169
  allowed_sandbox_modes = ["read-only"]  # requirements.toml:1

Settings of Codex 0.169
  sandbox_mode = "read-only"  # fallback: requirements.toml:1 does not allow config.toml:1 "workspace-write"
`,
      stderr: '',
    });
  });

  it('ends with 1 where Codex refuses to start', () => {
    const { status, stdout } = run('user=broken.toml');
    assert.equal(status, 1);
    assert.match(stdout, /^Codex 0\.169 refuses to start with these files:\n {2}broken\.toml:1: it is no TOML: /m);
  });

  it('ends with 2 and one line where it could not run', () => {
    assert.deepEqual(run('user=none.toml'), {
      status: 2,
      stdout: '',
      stderr: 'codex-policy: none.toml: no such file\n',
    });
  });
});
