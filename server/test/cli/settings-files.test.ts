/** The command line on a managed_config.toml that lies in a folder. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkCommand } from '../../src/cli/check.ts';
import { fixCommand } from '../../src/cli/fix.ts';

describe('the command line on managed_config.toml', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
    file = path.join(folder, 'managed_config.toml');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function output(command: typeof checkCommand, ...words: string[]): { code: number; printed: string; told: string } {
    let [printed, told] = ['', ''];
    const code = command(
      words,
      (text) => {
        printed += text;
      },
      (text) => {
        told += text;
      },
    );
    return { code, printed, told };
  }

  it('looks a role file up beside the file', () => {
    writeFileSync(file, 'approval_policy = "on-request"\n[agents.reviewer]\nconfig_file = "roles/reviewer.toml"\n');
    assert.match(output(checkCommand, file).printed, /:3:15: warning: There is no file `roles\/reviewer\.toml` beside/);
    mkdirSync(path.join(folder, 'roles', 'reviewer.toml'), { recursive: true });
    assert.match(output(checkCommand, file).printed, /missing-role-file/);
    rmSync(path.join(folder, 'roles', 'reviewer.toml'), { recursive: true });
    writeFileSync(path.join(folder, 'roles', 'reviewer.toml'), '');
    assert.doesNotMatch(output(checkCommand, file).printed, /missing-role-file/);
  });

  it('applies the risk tables with --profile, once', () => {
    writeFileSync(file, 'allow_login_shell = true # shells\ncli_auth_credentials_store = "file"\n');
    assert.deepEqual(output(fixCommand, '--profile', 'balanced', file), {
      code: 0,
      printed: `${file}: fixed\n`,
      told: '',
    });
    const after = readFileSync(file, 'utf8');
    assert.match(after, /^allow_login_shell = false # shells\ncli_auth_credentials_store = "keyring"\n\n\[otel\]\n/);
    assert.equal(output(fixCommand, '--profile', 'balanced', file).printed, `${file}: nothing to fix\n`);
    assert.equal(readFileSync(file, 'utf8'), after);
  });

  it('leaves weak values without --profile or --all', () => {
    writeFileSync(file, 'allow_login_shell = true\n');
    assert.equal(output(fixCommand, file).printed, `${file}: nothing to fix\n`);
    output(fixCommand, '--all', file);
    assert.match(readFileSync(file, 'utf8'), /^allow_login_shell = false\n/);
  });
});
