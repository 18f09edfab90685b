import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

describe('unknown-directive', () => {
  it('has nothing to say of profiles and other comments', () => {
    const text = lines(
      '# codex-policy: profile = security-oriented',
      '#codex-policy: profile: High Utility',
      '# codex-policy: kind = managed-config',
      '# codex-policy: kind = agent-role',
      '# codex-policy: kind none',
      '# codex-policy: codex-version = >=0.138',
      '# codex-policy: codex-version: 0.125 - 0.169',
      '# codex-policy: kind = Managed_Config.toml',
      '# codex-policy:profile balanced',
      '# codex-policy: ignore[unknown-key] a reason',
      '# codex-policy: ignore-file [unknown-key]',
      '# see codex-policy: docs',
      'x = "# codex-policy: no"',
    );
    assert.deepEqual(findings('unknown-directive', text), []);
  });

  it('finds a profile that is none', () => {
    const text = lines('# codex-policy: profile = strict', 'x = 1');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:27-33 warning accepts (file) «strict»',
      '  `strict` is not a profile; it is one of high-utility, balanced, security-oriented.',
    ]);
    assertFixes('unknown-directive', text, [
      {
        title: 'Hold this file to high-utility',
        text: lines('# codex-policy: profile = high-utility', 'x = 1'),
        ask: true,
      },
      { title: 'Hold this file to balanced', text: lines('# codex-policy: profile = balanced', 'x = 1'), ask: true },
      {
        title: 'Hold this file to security-oriented',
        text: lines('# codex-policy: profile = security-oriented', 'x = 1'),
        ask: true,
      },
    ]);
  });

  it('finds a release that is none', () => {
    const text = lines('# codex-policy: codex-version = latest', 'x = 1');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:33-39 warning accepts (file) «latest»',
      '  `latest` is not a release of Codex; it is a release such as 0.169, or a range such as >=0.138 or',
      '  0.125 - 0.169.',
    ]);
    assertFixes('unknown-directive', text, [
      {
        title: 'Check this file for Codex 0.169',
        text: lines('# codex-policy: codex-version = 0.169', 'x = 1'),
        ask: true,
      },
    ]);
  });

  it('finds a profile that is not named', () => {
    const text = lines('x = 1 # codex-policy: profile =');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:22-32 warning accepts (file) « profile =»',
      '  An empty name is not a profile; it is one of high-utility, balanced, security-oriented.',
    ]);
    assertFixes('unknown-directive', text, [
      {
        title: 'Hold this file to high-utility',
        text: lines('x = 1 # codex-policy: profile = high-utility'),
        ask: true,
      },
      { title: 'Hold this file to balanced', text: lines('x = 1 # codex-policy: profile = balanced'), ask: true },
      {
        title: 'Hold this file to security-oriented',
        text: lines('x = 1 # codex-policy: profile = security-oriented'),
        ask: true,
      },
    ]);
  });

  it('finds a kind of file that is none', () => {
    const text = lines('# codex-policy: kind = policy', 'x = 1');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:24-30 warning accepts (file) «policy»',
      '  `policy` is not a kind of file; it is one of requirements, managed-config, config, agent-role, none.',
    ]);
    const fix = (title: string, kind: string) => {
      return { title, text: lines(`# codex-policy: kind = ${kind}`, 'x = 1'), ask: true } as const;
    };
    assertFixes('unknown-directive', text, [
      fix('Check this file as requirements', 'requirements'),
      fix('Check this file as managed-config', 'managed-config'),
      fix('Check this file as config', 'config'),
      fix('Check this file as agent-role', 'agent-role'),
      fix('Leave this file alone', 'none'),
    ]);
  });

  it('finds another directive', () => {
    const text = lines('# codex-policy: ignore all', '# codex-policy:');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:24-27 warning accepts (file) «all»',
      '  No rule is named; write `# codex-policy: ignore[unknown-key] the reason`.',
      '2:16-16 warning accepts (file) «»',
      '  An empty name is not a directive; write `# codex-policy: profile = balanced` or `# codex-policy:',
      '  kind = config`.',
    ]);
    assertFixes('unknown-directive', text, []);
    assertFixes('unknown-directive', text, [], { finding: 1 });
  });

  it('keeps CRLF', () => {
    const text = crlf('# codex-policy: profile = strict  ', 'x = 1');
    assert.deepEqual(findings('unknown-directive', text), [
      '1:27-33 warning accepts (file) «strict»',
      '  `strict` is not a profile; it is one of high-utility, balanced, security-oriented.',
    ]);
    assertFixes('unknown-directive', text, [
      {
        title: 'Hold this file to high-utility',
        text: crlf('# codex-policy: profile = high-utility  ', 'x = 1'),
        ask: true,
      },
      { title: 'Hold this file to balanced', text: crlf('# codex-policy: profile = balanced  ', 'x = 1'), ask: true },
      {
        title: 'Hold this file to security-oriented',
        text: crlf('# codex-policy: profile = security-oriented  ', 'x = 1'),
        ask: true,
      },
    ]);
  });
});
