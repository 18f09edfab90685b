import assert from 'node:assert/strict';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
import { Workspace } from './workspace.ts';

/** One warning of a policy that is otherwise met. */
const policy = `# codex-policy: profile = high-utility
allowed_approval_policies = ["untrusted"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only"]
allowed_web_search_modes = ["cached"]
mcp_servers = {}
rules.prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]
colour = 1
`;

describe('check', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    workspace.write('requirements.toml', policy);
  });

  afterEach(() => workspace.leave());

  const check = (...words: string[]) => workspace.check([...words, 'requirements.toml']);
  const refuses = (message: string, ...words: string[]) =>
    assert.throws(() => check(...words), new UsageError(message));
  const fails = (message: string, ...words: string[]) =>
    assert.throws(() => check(...words), new CannotRunError(message));

  it('ends with 0 without findings, with 1 with some, and says that a folder has none of Codex’s files', () => {
    assert.equal(check().code, 1);
    workspace.write('other/Cargo.toml', '[package]\n');
    assert.deepEqual(workspace.check(['other']), { code: 0, printed: 'no Codex files\n', told: '' });
    assert.deepEqual(workspace.check(['--quiet', 'other']), { code: 0, printed: '', told: '' });
    assert.equal(workspace.check(['--format', 'json', 'other']).printed, '{"version":1,"files":[]}\n');
  });

  it('takes the text of standard input, by its name or by what it says', () => {
    const read = (...words: string[]) =>
      JSON.parse(workspace.check(['--format', 'json', ...words, '-'], { stdin: policy }).printed).files;
    assert.deepEqual(
      read('--stdin-filename', 'a/requirements.toml').map(({ path, kind }: { path: string; kind: string }) => [
        path,
        kind,
      ]),
      [['a/requirements.toml', 'requirements']],
    );
    assert.deepEqual([read()[0].path, read()[0].kind], ['<stdin>', 'requirements']);
    assert.equal(read('--stdin-filename', '.codex/config.toml')[0].kind, 'config');
    assert.equal(read('--kind', 'agent-role')[0].kind, 'agent-role');
    refuses('--stdin-filename is for the file - , which is not given', '--stdin-filename', 'x.toml');
  });

  it('says what it could not read after what it could, and ends with 2', () => {
    workspace.write('binary.requirements.toml', Uint8Array.of(0xff, 0xfe));
    const { code, printed, told } = workspace.check(['--format', 'json', '.']);
    const { files, problems } = JSON.parse(printed);
    assert.equal(code, 2);
    assert.equal(told, 'codex-policy: binary.requirements.toml: not UTF-8 text, which Codex refuses\n');
    assert.deepEqual(
      files.map(({ path }: { path: string }) => path),
      ['requirements.toml'],
    );
    assert.deepEqual(problems, [{ path: 'binary.requirements.toml', message: 'not UTF-8 text, which Codex refuses' }]);
  });

  it('leaves out findings below --min-severity, which then fail nothing', () => {
    workspace.write('requirements.toml', policy.replace('high-utility', 'balanced'));
    assert.deepEqual(workspace.codes('requirements.toml'), {
      'requirements.toml': ['missing-control', 'unknown-key'],
    });
    assert.deepEqual(workspace.codes('--min-severity', 'warning', 'requirements.toml'), {
      'requirements.toml': ['unknown-key'],
    });
    assert.deepEqual(workspace.codes('--min-severity', 'error', 'requirements.toml'), { 'requirements.toml': [] });
    assert.equal(check('--min-severity', 'error').code, 0);
    refuses("--min-severity takes one of hint, info, warning, error, not 'fatal'", '--min-severity', 'fatal');
  });

  it('sets rules with --rule, but nothing that Codex refuses a file for', () => {
    assert.equal(check('--rule', 'unknown-key=off').printed.split(';')[0], 'requirements.toml: no findings');
    assert.match(check('--rule', 'unknown-key=error').printed, /:8:1: error: .* \[unknown-key\]/);
    assert.equal(check('--rule', 'unknown-key=info').code, 0);
    workspace.write('requirements.toml', `${policy}[rules]\ncolour = 1\n`);
    refuses("--rule: there is no rule 'unknwn-key'; did you mean 'unknown-key'?", '--rule', 'unknwn-key=off');
    refuses("--rule takes RULE=off|info|warning|error, not 'unknown-key=hint'", '--rule', 'unknown-key=hint');
    refuses(
      '--rule: toml-syntax cannot be set, as Codex refuses a file for what it finds',
      '--rule',
      'toml-syntax=off',
    );
  });

  it('keeps a finding of a rule that is off where Codex refuses the file for it', () => {
    workspace.write('requirements.toml', `${policy}[application]\ncolour = 1\n`);
    const { code, printed } = check('--quiet', '--min-severity', 'error', '--rule', 'unknown-key=off');
    assert.equal(code, 1);
    assert.match(
      printed,
      /^requirements\.toml:10:1: error: Codex 0\.169 does not know `application\.colour` and refuses the file for it\. \[unknown-key\]\n.*\n.*\n$/,
    );
  });

  it('reports with --no-ignores what comments ignore', () => {
    workspace.write(
      'requirements.toml',
      policy.replace('colour = 1', 'colour = 1 # codex-policy: ignore[unknown-key] ours'),
    );
    assert.equal(check().code, 0);
    const { code, printed } = check('--no-ignores');
    assert.equal(code, 1);
    assert.match(printed, /:8:1: warning: .* \[unknown-key\]/);
    assert.match(printed, /: 1 warning; 14 of 14/);
  });

  it('writes the report to --output, and then nothing else', () => {
    assert.deepEqual(check('--format', 'json', '--output', 'report.json'), { code: 1, printed: '', told: '' });
    assert.equal(JSON.parse(workspace.read('report.json')).files.length, 1);
    fails('--output none/report.json: cannot be written: no such file', '--output', 'none/report.json');
  });

  it('says nothing but findings with --quiet', () => {
    workspace.write('other.toml', 'x = 1\n');
    const { printed } = workspace.check(['--quiet', 'other.toml', 'requirements.toml']);
    assert.deepEqual(printed.split('\n'), [
      'requirements.toml:8:1: warning: Codex 0.169 does not know `colour` and ignores it. [unknown-key]',
      '  8 | colour = 1',
      '    | ^^^^^^',
      '',
    ]);
  });

  it('paints on a terminal, unless NO_COLOR is set, and as --color says', () => {
    const isPainted = (words: string[], env: NodeJS.ProcessEnv, isTerminal: boolean) =>
      workspace.check([...words, 'requirements.toml'], { env, isTerminal }).printed.includes('\u001b[');
    assert.equal(isPainted([], {}, true), true);
    assert.equal(isPainted([], {}, false), false);
    assert.equal(isPainted([], { NO_COLOR: '1' }, true), false);
    assert.equal(isPainted([], { NO_COLOR: '' }, true), true);
    assert.equal(isPainted([], { TERM: 'dumb' }, true), false);
    assert.equal(isPainted(['--color', 'always'], { NO_COLOR: '1' }, false), true);
    assert.equal(isPainted(['--color', 'never'], {}, true), false);
  });

  describe('with a baseline', () => {
    const baseline = ['--baseline', 'known.json'];

    it('writes what is found, by the folder of the baseline, in a fixed order', () => {
      workspace.write('p/b.requirements.toml', policy);
      const { code, told } = workspace.check(['--baseline', 'p/known.json', '--write-baseline', '.']);
      assert.deepEqual([code, told], [0, 'codex-policy: wrote 2 findings to p/known.json\n']);
      assert.deepEqual(
        JSON.parse(workspace.read('p/known.json')).findings.map(
          ({ path, code: rule }: { path: string; code: string }) => [path, rule],
        ),
        [
          ['../requirements.toml', 'unknown-key'],
          ['b.requirements.toml', 'unknown-key'],
        ],
      );
      assert.equal(workspace.check(['--baseline', 'p/known.json', '.']).code, 0);
    });

    it('knows findings that have moved, and not the same ones of another key or value', () => {
      check(...baseline, '--write-baseline');
      workspace.write('requirements.toml', policy.replace('colour = 1', '# more\n\n\ncolour   =   1'));
      assert.equal(check(...baseline).code, 0);
      assert.match(check(...baseline).printed, /: no findings, 1 in the baseline; 14 of 14/);
      workspace.write('requirements.toml', `${policy}shade = 1\n`);
      const { code, printed } = check(...baseline);
      assert.equal(code, 1);
      assert.match(printed, /`shade`/);
      assert.doesNotMatch(printed, /`colour`/);
    });

    it('gives known findings as such to programs', () => {
      check(...baseline, '--write-baseline');
      const [{ findings, known }] = JSON.parse(check(...baseline, '--format', 'json').printed).files;
      assert.deepEqual([findings, known.map(({ code }: { code: string }) => code)], [[], ['unknown-key']]);
    });

    it('tells how many known findings are no longer there', () => {
      check(...baseline, '--write-baseline');
      workspace.write('requirements.toml', policy.replace('colour = 1\n', ''));
      assert.deepEqual(
        check(...baseline).told,
        'codex-policy: 1 finding of the baseline no longer there; --write-baseline brings it up to date\n',
      );
      assert.equal(check(...baseline, '--quiet').told, '');
    });

    it('refuses what is no baseline', () => {
      refuses('--write-baseline needs --baseline FILE', '--write-baseline');
      fails('--baseline known.json: no such file', ...baseline);
      for (const text of ['', '{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[1]}']) {
        workspace.write('known.json', text);
        fails('--baseline known.json: not a baseline; --write-baseline makes one', ...baseline);
      }
    });
  });
});
