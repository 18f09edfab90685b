import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { diffCommand } from '../../src/cli/diff.ts';
import { lines } from '../rules/golden.ts';

describe('codex-policy diff', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'diff-'));
  after(() => rmSync(folder, { recursive: true }));

  const run = (old: string, fresh: string, ...words: readonly string[]) => {
    const [before, after] = ['old.requirements.toml', 'new.requirements.toml'].map((name) => path.join(folder, name));
    assert.ok(before && after);
    writeFileSync(before, old);
    writeFileSync(after, fresh);
    const printed: string[] = [];
    const code = diffCommand([before, after, ...words], (piece) => printed.push(piece));
    return { code, text: printed.join('').replaceAll(`${folder}${path.sep}`, '') };
  };

  const old = 'allowed_sandbox_modes = ["read-only"]\nallow_appshots = true\n';
  const fresh = lines(
    'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    'allow_appshots = false',
    'allow_remote = false',
  );

  it('says for people what to approve, and exits with 1', () => {
    const { code, text } = run(old, fresh);
    assert.equal(code, 1);
    assert.deepEqual(text.split('\n'), [
      'old.requirements.toml -> new.requirements.toml',
      'Codex 0.169 ignores in `new.requirements.toml`: `allow_remote`.',
      '',
      'Loosened (1)',
      '  Sandbox modes (allowed_sandbox_modes): Also allows `workspace-write` (the agent writes in the workspace without asking).',
      '    - ["read-only"]',
      '    + ["read-only", "workspace-write"]',
      '',
      'Tightened (1)',
      '  allow_appshots: Another value. False switches Appshots off.',
      '    - true',
      '    + false',
      '',
      'For Codex 0.169: 1 loosened, 1 tightened.',
      '',
    ]);
  });

  it('exits with 0 where nothing is loosened', () => {
    assert.equal(run(fresh, old.replace('true', 'false')).code, 0);
    assert.deepEqual(run(old, `# a comment\n${old}`), {
      code: 0,
      text: 'old.requirements.toml -> new.requirements.toml\n\nCodex 0.169 makes the same of both.\n',
    });
  });

  it('says that Codex refuses the new file', () => {
    const { code, text } = run(old, 'allowed_sandbox_modes = []\n');
    assert.equal(code, 1);
    assert.deepEqual(text.split('\n').slice(0, 5), [
      'old.requirements.toml -> new.requirements.toml',
      'Codex 0.169 refuses to start with `new.requirements.toml`, so nothing in it counts: `allowed_sandbox_modes` must not be empty.',
      '',
      'Loosened (1)',
      '  Sandbox modes (allowed_sandbox_modes): No longer limited. Users may switch the sandbox off.',
    ]);
  });

  it('writes Markdown in which the files cannot mean anything', () => {
    const { text } = run(
      '',
      '[mcp_servers."<img src=x>|`**b**"]\nidentity = { url = "https://a.example/`|" }\n',
      '--format',
      'markdown',
    );
    assert.deepEqual(text.split('\n').slice(0, 8), [
      '## `old.requirements.toml` → `new.requirements.toml`',
      '',
      'For Codex 0.169: 1 tightened.',
      '',
      '### Tightened (1)',
      '',
      '- **MCP servers** (`mcp_servers`): Only these servers are allowed.',
      '  not set → ``{ "<img src=x>\\|`**b**" = { identity = { url = "https://a.example/`\\|" } } }``',
    ]);
  });

  it('writes JSON for programs', () => {
    const report = JSON.parse(run(old, fresh, '--format', 'json').text);
    assert.deepEqual(report, {
      version: 1,
      codex: '0.169',
      kind: 'requirements',
      old: { path: 'old.requirements.toml', refusal: null, ignored: [] },
      new: { path: 'new.requirements.toml', refusal: null, ignored: ['allow_remote'] },
      counts: { loosened: 1, tightened: 1, changed: 0 },
      changes: [
        {
          direction: 'loosened',
          key: 'allowed_sandbox_modes',
          control: 'allowed_sandbox_modes',
          title: 'Sandbox modes',
          message: 'Also allows `workspace-write` (the agent writes in the workspace without asking).',
          before: '["read-only"]',
          after: '["read-only", "workspace-write"]',
        },
        {
          direction: 'tightened',
          key: 'allow_appshots',
          control: null,
          title: null,
          message: 'Another value. False switches Appshots off.',
          before: 'true',
          after: 'false',
        },
      ],
    });
  });

  it('takes the kind of the other file where one says nothing', () => {
    const nothing = path.join(folder, 'empty');
    const policy = path.join(folder, 'requirements.toml');
    writeFileSync(nothing, '');
    writeFileSync(policy, 'allow_appshots = false\n');
    assert.equal(
      diffCommand([nothing, policy], () => {}),
      0,
    );
    assert.equal(
      diffCommand([policy, nothing], () => {}),
      1,
    );
  });

  it('refuses what it cannot compare', () => {
    const refuses = (words: readonly string[], message: RegExp) =>
      assert.throws(
        () => diffCommand(words, () => {}),
        (error) => error instanceof CannotRunError && message.test(error.message),
      );
    const [plain, policy, config] = ['a.toml', 'requirements.toml', 'managed_config.toml'].map((name) =>
      path.join(folder, name),
    );
    assert.ok(plain && policy && config);
    writeFileSync(plain, 'x = 1\n');
    writeFileSync(policy, 'allow_appshots = false\n');
    writeFileSync(config, 'approval_policy = "never"\n');
    refuses([policy], /^diff takes two files/);
    refuses([policy, policy, policy], /^diff takes two files/);
    refuses([plain, plain], /neither is known as a file of Codex; name its kind with --kind$/);
    refuses([policy, config], /is requirements, .*managed_config\.toml is managed-config; name one kind with --kind$/);
    refuses([policy, path.join(folder, 'none.toml')], /none\.toml: no such file$/);
    refuses([policy, policy, '--format', 'html'], /^--format takes one of text, markdown, json, not 'html'$/);
  });
});
