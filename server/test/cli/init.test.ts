import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { initCommand } from '../../src/cli/init.ts';
import { newPolicy } from '../../src/features/new-policy/new-policy.ts';

function run(...words: string[]): string {
  let out = '';
  const code = initCommand(words, (text) => {
    out += text;
  });
  assert.equal(code, 0);
  return out;
}

function usage(...words: string[]): string {
  try {
    run(...words);
  } catch (error) {
    assert.ok(error instanceof CannotRunError);
    return error.message;
  }
  return assert.fail('the command ran');
}

describe('codex-policy init', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('prints the whole profile of the settings unless told otherwise', () => {
    const balanced = newPolicy({ kind: 'requirements', profile: 'balanced' });
    assert.ok('text' in balanced);
    assert.equal(run(), balanced.text);
  });

  it('takes a profile, controls and answers', () => {
    const text = run(
      ...['--profile', 'security', '--kind', 'requirements', '--control', 'allowed_sandbox_modes'],
      ...[
        '--control',
        'features.apps',
        '--deny-read',
        '~/.aws/**',
        '--otel-endpoint',
        'https://otel.acme.test/v1/logs',
      ],
    );
    assert.deepEqual(
      text.split('\n').filter((line) => line !== '' && !/^# [A-Z]/.test(line)),
      [
        '# codex-policy: kind = requirements',
        '# codex-policy: profile = security-oriented',
        'allowed_sandbox_modes = ["read-only"]',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*", "~/.aws/**"]',
        '[features]',
        'apps = false',
        '[otel]',
        'environment = "prod"',
        'log_user_prompt = true',
        '[otel.exporter.otlp-http]',
        'endpoint = "https://otel.acme.test/v1/logs"',
        'protocol = "binary"',
      ],
    );
    const servers = run('--control', 'mcp_servers', '--mcp-server', 'a=b', '--mcp-server', 'c=https://d.test/mcp');
    assert.ok(
      servers.endsWith(
        '[mcp_servers.a]\nidentity = { command = "b" }\n\n[mcp_servers.c]\nidentity = { url = "https://d.test/mcp" }\n',
      ),
    );
  });

  it('knows a kind by the name of its file', () => {
    const text = run('--kind', 'managed_config', '--control', 'allow_login_shell');
    assert.equal(text, run('--kind', 'managed-config', '--control', 'allow_login_shell'));
    assert.ok(text.endsWith('\nallow_login_shell = false\n'));
    assert.equal(usage('--kind', 'config'), "--kind takes one of requirements, managed-config, not 'config'");
  });

  it('writes a file, and over one only when told to', () => {
    const file = path.join(dir, 'requirements.toml');
    assert.equal(run('--output', file), '');
    const before = readFileSync(file, 'utf8');
    assert.equal(before, run());
    const words = ['--profile', 'security-oriented', '--output', file];
    assert.equal(usage(...words), `${file}: exists already; --force overwrites it`);
    assert.equal(readFileSync(file, 'utf8'), before);
    run(...words, '--force');
    assert.equal(readFileSync(file, 'utf8'), run('--profile', 'security-oriented'));
  });

  it('says what it cannot take', () => {
    assert.equal(usage('requirements.toml'), 'init takes its file as --output PATH');
    assert.equal(usage('--mcp-server', 'a'), "init: a server is NAME=COMMAND or NAME=URL, not 'a'");
    assert.match(usage('--control', 'x'), /^init: Balanced has no value for 'x', only for allowed_approval_policies, /);
  });
});
