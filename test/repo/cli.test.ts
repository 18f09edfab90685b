import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));

const met = `# codex-policy: profile = high-utility
allowed_approval_policies = ["untrusted"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only"]
allowed_web_search_modes = ["cached"]
mcp_servers = {}
rules.prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]
`;

describe('codex-policy', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): string {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return name;
  }

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: dir, encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  it('keeps what was compiled of it for the next run, and says the same with it, without it and with another', function () {
    if (process.platform !== 'linux') this.skip();
    write('requirements.toml', met);
    const check = (env: NodeJS.ProcessEnv) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', 'requirements.toml'], {
        cwd: dir,
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    const without = check({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.equal(without.stderr, '');
    const env = { XDG_CACHE_HOME: path.join(dir, 'caches'), NODE_DISABLE_COMPILE_CACHE: '' };
    const kept = path.join(dir, 'caches', 'codex-policy', 'compiled');
    assert.deepEqual(check(env), without);
    const [file = '', ...others] = readdirSync(kept);
    assert.match(file, /^cli-check\.js-/);
    assert.deepEqual(others, []);
    const before = statSync(path.join(kept, file));
    assert.deepEqual(check(env), without);
    assert.equal(statSync(path.join(kept, file)).ino, before.ino, 'was kept again');
    writeFileSync(path.join(kept, file), readFileSync(path.join(kept, file)).subarray(0, before.size - 1000));
    assert.deepEqual(check(env), without);
    assert.notEqual(statSync(path.join(kept, file)).ino, before.ino, 'half a file was left');
  });

  it('prints its version and its help', () => {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    assert.deepEqual(run('--version'), { status: 0, stdout: `${version}\n`, stderr: '' });
    const help = run('--help');
    assert.equal(help.status, 0);
    for (const word of [
      'check',
      'fix',
      'verify',
      'lsp --stdio',
      '--codex',
      '--prove',
      '--profile',
      '--fail-on',
      '--dry-run',
    ]) {
      assert.ok(help.stdout.includes(word), word);
    }
  });

  it('refuses what it does not know with one line and exit code 2', () => {
    write('requirements.toml', met);
    const line = (message: string) => `codex-policy: ${message} (see codex-policy --help)\n`;
    assert.deepEqual(run(), { status: 2, stdout: '', stderr: line('no command given') });
    assert.deepEqual(run('chek'), { status: 2, stdout: '', stderr: line("unknown command 'chek'") });
    assert.deepEqual(run('check'), { status: 2, stdout: '', stderr: line('check: no files given') });
    assert.deepEqual(run('check', '--profil', 'x', 'requirements.toml'), {
      status: 2,
      stdout: '',
      stderr: line("Unknown option '--profil'"),
    });
    assert.deepEqual(run('check', '--profile', 'strict', 'requirements.toml'), {
      status: 2,
      stdout: '',
      stderr: line("--profile takes one of high-utility, balanced, security-oriented, not 'strict'"),
    });
  });

  it('says why a file cannot be read', () => {
    write('binary.requirements.toml', Uint8Array.of(0xff, 0xfe, 0, 1));
    write('requirements.toml', met);
    write('settings.toml', 'profil = "balanced"\n');
    write('known.json', '{}\n');
    const calls = [
      ['check', 'none.toml'],
      ['check', 'none/*.toml'],
      ['check', 'binary.requirements.toml'],
      ['check', '--baseline', 'known.json', 'requirements.toml'],
      ['check', '--config', 'settings.toml', 'requirements.toml'],
      ['check', '--output', 'none/report', 'requirements.toml'],
      ['versions', '.'],
      ['posture', 'settings.toml'],
    ];
    const messages = calls.map((words) => {
      const { status, stdout, stderr } = run(...words);
      assert.deepEqual([status, stdout], [2, '']);
      return stderr;
    });
    // None of them is a mistake in the call, for which the help would know a way out.
    assert.deepEqual(messages, [
      'codex-policy: none.toml: no such file\n',
      'codex-policy: none/*.toml: no file matches\n',
      'codex-policy: binary.requirements.toml: not UTF-8 text, which Codex refuses\n',
      'codex-policy: --baseline known.json: not a baseline; --write-baseline makes one\n',
      'codex-policy: settings.toml:1:1: unknown key `profil`. Did you mean `profile`?\n',
      'codex-policy: --output none/report: cannot be written: no such file\n',
      'codex-policy: .: is a folder; name the files in it\n',
      'codex-policy: settings.toml: is neither a requirements.toml nor a managed_config.toml of Codex; --kind can say so\n',
    ]);
  });

  describe('check', () => {
    it('reports JSON by its contract', () => {
      write('requirements.toml', 'allowed_approval_policies = ["untrusted", "ünever"]\nfeatures.computer_use = true\n');
      const { status, stdout } = run('check', '--format', 'json', 'requirements.toml');
      assert.equal(status, 1);
      const { version, files } = JSON.parse(stdout);
      assert.equal(version, 1);
      assert.equal(files.length, 1);
      assert.deepEqual([files[0].path, files[0].kind], ['requirements.toml', 'requirements']);
      assert.deepEqual(
        files[0].findings.find(({ control }: { control?: string }) => control === 'features.computer_use'),
        {
          code: 'weaker-than-profile',
          severity: 'warning',
          verdict: 'accepts',
          message:
            'Weaker than Balanced: Computer use is forced on. The agent sees what is on the screen and acts with every account that is signed in there. Balanced says false.',
          keyPath: ['features', 'computer_use'],
          range: { start: { line: 1, character: 24 }, end: { line: 1, character: 28 } },
          control: 'features.computer_use',
          profile: 'balanced',
        },
      );
    });

    it('leaves out what comments ignore, and counts it', () => {
      const text = `${met}colour = 1 # codex-policy: ignore[unknown-key] read by our own tools\n`;
      write('requirements.toml', text);
      assert.deepEqual(run('check', '--fail-on', 'hint', 'requirements.toml'), {
        status: 0,
        stdout:
          'requirements.toml: no findings, 1 ignored; 14 of 14 controls meet High Utility; posture: High Utility\n',
        stderr: '',
      });
      const [{ findings, ignored }] = JSON.parse(run('check', '--format', 'json', 'requirements.toml').stdout).files;
      assert.deepEqual(findings, []);
      assert.deepEqual(
        ignored.map(({ code, keyPath }: { code: string; keyPath: string[] }) => [code, keyPath]),
        [['unknown-key', ['colour']]],
      );
      write('requirements.toml', text.replace(' read by our own tools', ''));
      const { status, stdout } = run('check', 'requirements.toml');
      assert.equal(status, 1);
      assert.match(stdout, /: 1 warning, 1 ignored; 14 of 14/);
    });

    it('takes the release of Codex, and tells on stderr when it is not described', () => {
      write('requirements.toml', `${met}colour = 1\n`);
      const described = run('check', '--codex-version', '0.169.0', 'requirements.toml');
      assert.equal(described.stderr, '');
      assert.match(described.stdout, /does not know `colour` and ignores it\. \[unknown-key\]/);
      const newer = run('check', '--codex-version', '0.200', 'requirements.toml');
      assert.equal(
        newer.stderr,
        'codex-policy: Codex 0.200 is newer than every release that is described; files are checked against Codex 0.169.\n',
      );
      assert.match(newer.stdout, /ignores it\. Codex 0\.200 may know it\. \[unknown-key\]/);
      assert.deepEqual([described.status, newer.status], [1, 1]);
      const wrong = run('fix', '--codex-version', 'latest', 'requirements.toml');
      assert.deepEqual(wrong, {
        status: 2,
        stdout: '',
        stderr:
          "codex-policy: --codex-version: 'latest' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169 (see codex-policy --help)\n",
      });
      assert.equal(run('fix', '--codex-version', '0.66', 'requirements.toml').stderr.split('\n').length, 2);
    });

    it('finds a policy where Codex never reads one, also when named from within its folder', () => {
      write('.codex/requirements.toml', met);
      const codes = (cwd: string, file: string) =>
        spawnSync(process.execPath, [cli, 'check', file], { cwd, encoding: 'utf8' }).stdout.match(/\[[\w-]+\]/g);
      assert.deepEqual(codes(dir, '.codex/requirements.toml'), ['[never-read-here]']);
      assert.deepEqual(codes(path.join(dir, '.codex'), 'requirements.toml'), ['[never-read-here]']);
    });

    it('gives array positions as numbers', () => {
      write('requirements.toml', 'allowed_web_search_modes = ["cached", "live"]\n');
      const { stdout } = run('check', '--format', 'json', 'requirements.toml');
      const [, weaker] = JSON.parse(stdout).files[0].findings;
      assert.deepEqual(weaker.keyPath, ['allowed_web_search_modes', 1]);
    });

    it('ends with 0 without findings, and by --fail-on with them', () => {
      write('requirements.toml', met);
      assert.deepEqual(run('check', 'requirements.toml'), {
        status: 0,
        stdout:
          'requirements.toml: no findings; 14 of 14 controls meet High Utility; posture: High Utility; read in full from Codex 0.121 on\n',
        stderr: '',
      });
      write('requirements.toml', met.replace('high-utility', 'balanced'));
      assert.equal(run('check', 'requirements.toml').status, 0);
      assert.equal(run('check', '--fail-on', 'info', 'requirements.toml').status, 1);
      write('requirements.toml', met.replace('"cached"', '"live"').replace('high-utility', 'balanced'));
      assert.equal(run('check', 'requirements.toml').status, 1);
      assert.equal(run('check', '--fail-on', 'error', 'requirements.toml').status, 0);
      assert.equal(run('check', '--fail-on', 'never', 'requirements.toml').status, 0);
    });

    it('reports lines and columns from 1 for people', () => {
      write('requirements.toml', 'features.computer_use = true\n');
      const [, second] = run('check', 'requirements.toml').stdout.split('\n');
      assert.match(second ?? '', /^requirements\.toml:1:25: warning: .* \[weaker-than-profile\]$/);
    });

    it('says nothing about a file that is not Codex’s, and checks another name by its content or when told', () => {
      write('app/requirements.toml', '[project]\nname = "x"\n');
      write('policy.toml', 'features.computer_use = true\n');
      write('other.toml', 'x = 1\n');
      const report = (...args: string[]) =>
        JSON.parse(run('check', '--format', 'json', ...args).stdout).files.map(
          ({ kind, findings }: { kind: string | null; findings: unknown[] }) => [kind, findings.length > 0],
        );
      assert.deepEqual(report('app/requirements.toml', 'policy.toml', 'other.toml'), [
        [null, false],
        ['requirements', true],
        [null, false],
      ]);
      assert.deepEqual(report('--kind', 'requirements', 'other.toml'), [['requirements', true]]);
      assert.deepEqual(report('--kind', 'managed-config', 'other.toml'), [['managed-config', true]]);
    });

    it('checks settings by where they lie or when told, and says nothing of a posture', () => {
      const text = 'modle = "a"\nallowed_sandbox_modes = ["read-only"]\n';
      write('.codex/config.toml', text);
      write('settings.toml', 'modle = "a"\n');
      const lines = (...args: string[]) => run('check', ...args).stdout.split('\n');
      assert.deepEqual(lines('.codex/config.toml'), [
        '.codex/config.toml:1:1: warning: Codex 0.169 does not know `modle` and ignores it. Did you mean `model`? [unknown-key]',
        '  1 | modle = "a"',
        '    | ^^^^^',
        '.codex/config.toml:2:1: warning: `allowed_sandbox_modes` is a key of requirements.toml, which Codex 0.169 ignores in config.toml: it restricts nobody here. [requirements-key]',
        '  2 | allowed_sandbox_modes = ["read-only"]',
        '    | ^^^^^^^^^^^^^^^^^^^^^',
        '.codex/config.toml: 2 warnings',
        '',
      ]);
      assert.equal(lines('settings.toml')[0], 'settings.toml: not a Codex file, not checked');
      assert.equal(lines('--kind', 'config', 'settings.toml').at(-2), 'settings.toml: 1 warning');
    });
  });

  describe('fix', () => {
    it('prints a unified diff and writes nothing with --dry-run', () => {
      const text = 'allowed_websearch_modes = ["live"] # why\n';
      write('requirements.toml', text);
      const { stdout } = run('fix', '--dry-run', 'requirements.toml');
      assert.equal(
        stdout,
        [
          '--- a/requirements.toml',
          '+++ b/requirements.toml',
          '@@ -1,1 +1,1 @@',
          '-allowed_websearch_modes = ["live"] # why',
          '+allowed_web_search_modes = ["live"] # why',
          '',
        ].join('\n'),
      );
      assert.equal(readFileSync(path.join(dir, 'requirements.toml'), 'utf8'), text);
    });

    it('applies a profile, keeps mode, links, byte order mark and line ends, and is done after one time', () => {
      write('real.toml', '\ufeff# ours\r\nallowed_sandbox_modes = ["read-only", "danger-full-access"]');
      chmodSync(path.join(dir, 'real.toml'), 0o640);
      symlinkSync('real.toml', path.join(dir, 'requirements.toml'));
      assert.deepEqual(run('fix', '--profile', 'security', 'requirements.toml'), {
        status: 0,
        stdout: 'requirements.toml: fixed\n',
        stderr: '',
      });
      const text = readFileSync(path.join(dir, 'real.toml'), 'utf8');
      assert.ok(text.startsWith('\ufeff# ours\r\nallowed_sandbox_modes = ["read-only"]\r\n'), JSON.stringify(text));
      assert.doesNotMatch(text, /[^\r]\n|\n$/);
      assert.equal(statSync(path.join(dir, 'real.toml')).mode & 0o777, 0o640);
      assert.ok(lstatSync(path.join(dir, 'requirements.toml')).isSymbolicLink());
      assert.equal(
        run('fix', '--profile', 'security', 'requirements.toml').stdout,
        'requirements.toml: nothing to fix\n',
      );
      assert.deepEqual(readdirSync(dir).sort(), ['real.toml', 'requirements.toml']);
    });

    it('judges the result by the profile that it was asked for, not by the comment in the file', () => {
      write('requirements.toml', '# codex-policy: profile = balanced\nallowed_sandbox_modes = ["read-only"]\n');
      assert.equal(run('fix', '--profile', 'high-utility', 'requirements.toml').status, 0);
      assert.equal(run('check', 'requirements.toml').status, 1);
    });

    it('changes no file when one of them cannot be read', () => {
      const text = 'features.computer_use = true\n';
      write('requirements.toml', text);
      assert.equal(run('fix', 'requirements.toml', 'none.toml').status, 2);
      assert.equal(readFileSync(path.join(dir, 'requirements.toml'), 'utf8'), text);
    });

    it('repairs settings, and tells that they take no profile', () => {
      write('.codex/config.toml', 'modle = "a"\napproval_policy = "never"\n');
      assert.deepEqual(run('fix', '--profile', 'security', '.codex/config.toml'), {
        status: 0,
        stdout: '.codex/config.toml: fixed\n',
        stderr: 'codex-policy: .codex/config.toml: only requirements.toml and managed_config.toml take a profile\n',
      });
      assert.equal(
        readFileSync(path.join(dir, '.codex/config.toml'), 'utf8'),
        'model = "a"\napproval_policy = "never"\n',
      );
    });

    it('leaves other people’s files alone', () => {
      write('app/requirements.toml', '[project]\nname = "x"\n');
      assert.equal(run('fix', 'app/requirements.toml').stdout, 'app/requirements.toml: not a Codex file, left alone\n');
    });
  });

  it('verify says in one line which Codex cannot be asked', () => {
    write('requirements.toml', met);
    assert.deepEqual(run('verify', '--codex', './codex', 'requirements.toml'), {
      status: 2,
      stdout: '',
      stderr: `codex-policy: verify: ${path.join(realpathSync(dir), 'codex')} does not exist: install Codex with \`npm install -g @openai/codex\`, or name it with --codex PATH\n`,
    });
  });
});
