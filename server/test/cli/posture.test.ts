import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
import { postureCommand } from '../../src/cli/posture.ts';
import { applyProfile } from '../../src/rules/apply.ts';
import { lines } from '../rules/golden.ts';

describe('codex-policy posture', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'posture-'));
  after(() => rmSync(folder, { recursive: true }));

  const runOn = (name: string, text: string, ...words: readonly string[]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const printed: string[] = [];
    const code = postureCommand([file, ...words], (piece) => printed.push(piece));
    return { code, text: printed.join('').replaceAll(folder, '').replaceAll(path.sep, '/') };
  };

  const run = (text: string, ...words: readonly string[]) => runOn('requirements.toml', text, ...words);

  const policy = lines(
    'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
    'allowed_web_search_mode = ["cached"]',
    '[features]',
    'browser_use = false',
  );

  it('shows a row for each control and a column for each profile', () => {
    assert.equal(
      run(policy).text,
      lines(
        '/requirements.toml',
        '',
        'Control                                This file                            High Utility  Balanced (target)  Security-oriented',
        'allowed_approval_policies              nothing                              – missing     – missing          – missing',
        'allowed_approvals_reviewers            nothing                              – missing     – missing          – missing',
        'guardian_policy_config                 nothing                              ✓ met         ✓ met              ✓ met',
        'rules.prefix_rules                     nothing                              – missing     – missing          – missing',
        'permissions.filesystem.deny_read       nothing                              ✓ met         – missing          – missing',
        'allowed_sandbox_modes                  ["read-only", "danger-full-access"]  ▲ stricter    ▼ weaker           ▼ weaker',
        'allowed_web_search_modes               ["cached"]                           ✗ ignored     ✗ ignored          ✗ ignored',
        'mcp_servers                            nothing                              – missing     – missing          – missing',
        'features.skill_mcp_dependency_install  nothing                              ✓ met         – missing          – missing',
        'features.memories                      nothing                              ✓ met         ✓ met              – missing',
        'features.computer_use                  nothing                              ✓ met         – missing          – missing',
        'features.browser_use                   false                                ▲ stricter    ✓ met              ✓ met',
        'features.in_app_browser                nothing                              ✓ met         ✓ met              – missing',
        'features.apps                          nothing                              ✓ met         ✓ met              – missing',
        'As strict as the profile                                                    9 of 14       5 of 14            2 of 14',
        '',
        'allowed_approval_policies: Users may run with any approval policy, `never` included.',
        'allowed_approvals_reviewers: Users may hand their approvals to the automatic reviewer.',
        'rules.prefix_rules: No command is singled out by the administrator.',
        'permissions.filesystem.deny_read: The agent can read every file that the user can.',
        'allowed_web_search_modes: Codex 0.169 does not know `allowed_web_search_mode` and ignores it. Did you mean `allowed_web_search_modes`?',
        'mcp_servers: Users may configure any MCP server.',
        'features.skill_mcp_dependency_install: The feature is on, and users may switch it off.',
        'features.computer_use: The feature is on, and users may switch it off.',
        'features.browser_use: `features.browser_use = false` leaves open `browser_use_external` and `browser_use_full_cdp_access`, which Codex 0.169 has on by default: the same can be done that way.',
        '',
        'It is less strict than every profile.',
      ),
    );
  });

  it('ends with 1 where the file is weaker than the profile that it is held against', () => {
    const balanced = applyProfile('', 'balanced');
    assert.equal(run(balanced).code, 0);
    assert.equal(run(balanced, '--against', 'high-utility').code, 0);
    assert.equal(run(balanced, '--against', 'balanced').code, 0);
    assert.equal(run(balanced, '--against', 'Security-oriented').code, 1);
    assert.equal(run(policy).code, 0);
    assert.equal(run(policy, '--against', 'high-utility').code, 1);
    assert.equal(run(`${balanced}\n[`, '--against', 'balanced').code, 1, 'Codex refuses the file');
  });

  it('marks the profile that the file names, and --against before it', () => {
    const text = '# codex-policy: profile = high-utility\nfeatures.apps = false\n';
    assert.match(run(text).text, / High Utility \(target\) +Balanced +Security-oriented$/m);
    assert.match(run(text, '--against', 'balanced').text, / High Utility +Balanced \(target\) +Security-oriented$/m);
  });

  it('writes everything for programs', () => {
    const report = JSON.parse(run(policy, '--format', 'json', '--against', 'security').text);
    const { controls, ...rest } = report;
    assert.deepEqual(rest, {
      version: 1,
      path: '/requirements.toml',
      kind: 'requirements',
      target: 'security-oriented',
      reached: null,
      met: { 'high-utility': 9, balanced: 5, 'security-oriented': 2 },
      total: 14,
      refused: false,
      ignoredKeys: 1,
      notes: [],
    });
    assert.equal(controls.length, 14);
    assert.deepEqual(controls[5], {
      id: 'allowed_sandbox_modes',
      title: 'Sandbox modes',
      facet: 'outputs',
      value: '["read-only", "danger-full-access"]',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 21 } },
      notes: [],
      absent: null,
      profiles: {
        'high-utility': { state: 'stricter', asks: '["read-only", "workspace-write", "danger-full-access"]' },
        balanced: { state: 'weaker', asks: '["read-only", "workspace-write"]' },
        'security-oriented': { state: 'weaker', asks: '["read-only"]' },
      },
    });
    assert.deepEqual(
      [controls[0].value, controls[0].range, controls[0].absent],
      [null, null, 'Users may run with any approval policy, `never` included.'],
    );
  });

  it('writes Markdown, and a page of its own', () => {
    assert.match(run(policy, '--format', 'markdown').text, /^# requirements\\\.toml\n/);
    assert.match(
      run(policy, '--format', 'html').text,
      /^<!DOCTYPE html>\n.*<h1>requirements\.toml<\/h1>.*<\/html>\n$/s,
    );
  });

  it('shows the defaults of a managed_config.toml', () => {
    const { code, text } = runOn('managed_config.toml', 'allow_login_shell = true\n', '--against', 'balanced');
    assert.equal(code, 1);
    assert.deepEqual(text.split('\n').slice(2, 6), [
      'Default                               This file  High Utility  Balanced   Security-oriented',
      'otel                                  nothing    – missing     – missing  – missing',
      'cli_auth_credentials_store            nothing    – missing     – missing  – missing',
      'allow_login_shell                     true       ▼ weaker      ▼ weaker   ▼ weaker',
    ]);
    const whole = applyProfile('', 'balanced', { kind: 'managed-config' });
    const report = runOn('managed_config.toml', whole, '--against', 'security-oriented');
    assert.equal(report.code, 0);
    assert.match(report.text, /^It has every default that the profiles ask for\.$/m);
  });

  it('cuts long values, and shows nothing that a terminal would act on', () => {
    const { text } = run(`allowed_web_search_modes = ["a\u001b[2J", "${'x'.repeat(60)}"]\n`);
    assert.match(text, /^allowed_web_search_modes +\["a\ufffd\[2J", "x{28}… {2}✗ ignored/m);
    assert.ok(!text.includes('\u001b'));
  });

  it('says what is wrong with its arguments', () => {
    const wrong: readonly (readonly [words: readonly string[], message: string])[] = [
      [['--against', 'strict'], "--against takes one of high-utility, balanced, security-oriented, not 'strict'"],
      [['--format', 'pdf'], "--format takes one of text, markdown, html, json, not 'pdf'"],
      [['--kind', 'config'], "--kind takes one of requirements, managed-config, not 'config'"],
      [['other.toml'], 'posture takes one file'],
      [['--layer', 'user=x'], 'posture takes one file, or files that count together as --layer KIND=PATH'],
      [['--hostname', 'x'], 'posture takes one file, or files that count together as --layer KIND=PATH'],
    ];
    for (const [words, message] of wrong) assert.throws(() => run('', ...words), new UsageError(message));
    const config = path.join(folder, 'Cargo.toml');
    assert.throws(
      () => runOn('Cargo.toml', '[package]\n'),
      new CannotRunError(
        `${config}: is neither a requirements.toml nor a managed_config.toml of Codex; --kind can say so`,
      ),
    );
    assert.equal(runOn('Cargo.toml', '', '--kind', 'requirements').code, 0);
  });

  describe('of all files that count together', () => {
    const together = (texts: Readonly<Record<string, string>>, ...words: readonly string[]) => {
      const layers = Object.entries(texts).flatMap(([kind, text]) => {
        writeFileSync(path.join(folder, `${kind}.toml`), text);
        return ['--layer', `${kind}=${path.join(folder, `${kind}.toml`)}`];
      });
      const printed: string[] = [];
      const code = postureCommand([...layers, ...words], (piece) => printed.push(piece));
      return { code, text: printed.join('').replaceAll(folder, '').replaceAll(path.sep, '/') };
    };

    const texts = {
      'system-requirements': `${policy}[[remote_sandbox_config]]\nhostname_patterns = ["ci-*"]\nallowed_sandbox_modes = ["read-only"]\n`,
      'mdm-requirements': 'allowed_approval_policies = ["untrusted"]\n',
      user: 'allow_login_shell = true\n',
    };

    it('has a column for where each value is from, and a table of the settings', () => {
      const { code, text } = together(texts);
      assert.equal(code, 0);
      const shown = text.split('\n').filter((line) => !/ nothing | – missing /.test(line));
      assert.deepEqual(
        shown.slice(0, 11),
        lines(
          'system requirements: /system-requirements.toml',
          'MDM requirements: /mdm-requirements.toml',
          'user config: /user.toml',
          '',
          'Control                                All files                            High Utility  Balanced (target)  Security-oriented  From',
          'allowed_approval_policies              ["untrusted"]                        ▲ stricter    ✓ met              ▼ weaker           /mdm-requirements.toml:1',
          'allowed_sandbox_modes                  ["read-only", "danger-full-access"]  ▲ stricter    ▼ weaker           ▼ weaker           /system-requirements.toml:1',
          'allowed_web_search_modes               ["cached"]                           ✗ ignored     ✗ ignored          ✗ ignored          /system-requirements.toml:2',
          'features.browser_use                   false                                ▲ stricter    ✓ met              ✓ met              /system-requirements.toml:4',
          'As strict as the profile                                                    10 of 14      6 of 14            2 of 14',
        ).split('\n'),
      );
      assert.match(text, /^allow_login_shell +true +▼ weaker +▼ weaker +▼ weaker +\/user\.toml:1$/m);
      assert.match(text, /^allow_login_shell: Nothing enforces it: a user can set it otherwise\.$/m);
    });

    it('goes by the name of the machine', () => {
      const row = /^allowed_sandbox_modes .*$/m;
      assert.match(together(texts, '--hostname', 'ci-1').text.match(row)?.[0] ?? '', /\["read-only"\] +▲ stricter/);
      assert.match(together(texts, '--hostname', 'pc').text.match(row)?.[0] ?? '', /"danger-full-access"/);
    });

    it('ends with 1 where what is required is weaker, whatever the settings are', () => {
      const balanced = { 'system-requirements': applyProfile('', 'balanced'), user: 'allow_login_shell = true\n' };
      assert.equal(together(balanced, '--against', 'balanced').code, 0);
      assert.equal(together(balanced, '--against', 'security-oriented').code, 1);
      assert.equal(
        together({ ...balanced, user: 'model = 1\n' }, '--against', 'balanced').code,
        1,
        'Codex does not start',
      );
    });

    it('writes everything for programs, with the places of each row', () => {
      const report = JSON.parse(together(texts, '--format', 'json', '--hostname', 'pc').text);
      assert.deepEqual(Object.keys(report), ['version', 'files', 'starts', 'requirements', 'settings']);
      assert.deepEqual(report.files[1], { kind: 'mdm-requirements', path: '/mdm-requirements.toml', state: 'read' });
      assert.deepEqual([report.starts, report.requirements.total, report.settings.total], [true, 14, 5]);
      assert.deepEqual(report.requirements.controls[0].sources, [
        {
          kind: 'mdm-requirements',
          path: '/mdm-requirements.toml',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 25 } },
        },
      ]);
      assert.deepEqual(report.settings.controls[0].sources, []);
    });

    it('is written as Markdown, and as a page of its own', () => {
      assert.match(together(texts, '--format', 'markdown').text, /^# Effective policy\n/);
      assert.match(together(texts, '--format', 'html').text, /^<!DOCTYPE html>\n.*<h1>Effective policy<\/h1>/s);
    });

    it('is that of the machine where nothing is named', () => {
      mkdirSync(path.join(folder, 'home'), { recursive: true });
      writeFileSync(path.join(folder, 'home', 'config.toml'), 'allow_login_shell = false\n');
      const printed: string[] = [];
      const surroundings = {
        platform: 'linux',
        env: { CODEX_HOME: path.join(folder, 'home') },
        home: folder,
        folder,
        exists: (file: string) => file.startsWith(folder) && existsSync(file),
      } as const;
      assert.equal(
        postureCommand([], (piece) => printed.push(piece), surroundings),
        0,
      );
      assert.match(printed.join(''), /^system requirements: \/etc\/codex\/requirements\.toml \(not there\)$/m);
      assert.match(printed.join(''), /^allow_login_shell +false +✓ met /m);
      assert.throws(
        () => postureCommand(['--kind', 'requirements'], () => {}, surroundings),
        new UsageError('--kind is for one file'),
      );
    });
  });
});
