/** The npm package: packed, installed in an empty folder without a registry, and used. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOfHelp } from '../../server/src/cli/help-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the npm package', function () {
  this.timeout(300_000);
  let folder: string;
  let home: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-npm-'));
    home = path.join(folder, 'home');
    mkdirSync(home);
    const built = spawnSync(process.execPath, ['scripts/build.mjs', '--npm'], { cwd: root, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const npm = (words: readonly string[], cwd: string) => {
    const { status, stdout, stderr } = spawnSync('npm', [...words], {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };

  const run = (words: readonly string[], input = '') => {
    const bin = path.join(home, 'node_modules', 'codex-policy', 'dist', 'start.js');
    return spawnSync(process.execPath, [bin, ...words], { cwd: home, encoding: 'utf8', input });
  };

  it('packs what it needs, and nothing that runs when it is installed', () => {
    const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], path.join(root, 'dist', 'npm')));
    const files: string[] = packed.files.map((file: { path: string }) => file.path);
    const pages = readdirSync(path.join(root, 'docs', 'rules')).map((name) => `docs/rules/${name}`);
    const schemas = readdirSync(path.join(root, 'schemas')).map((name) => `schemas/${name}`);
    const others = [
      ...[
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        'docs/ci.md',
        'docs/config.md',
        'docs/deploying.md',
        'docs/editors.md',
        'docs/requirements.md',
      ],
      ...[
        'api.d.mts',
        'api.mjs',
        'check.js',
        'cli.js',
        'commands.js',
        'formatter.js',
        'lane.js',
        'protocol.js',
        'server.js',
        'session.js',
        'start.js',
        'taplo.wasm',
      ].map((name) => `dist/${name}`),
    ];
    assert.deepEqual(files.sort(), [...pages, ...schemas, ...others].sort());
    const manifest = JSON.parse(readFileSync(path.join(root, 'dist', 'npm', 'package.json'), 'utf8'));
    const unwanted = ['scripts', 'dependencies', 'devDependencies', 'private', 'workspaces', 'contributes'];
    assert.deepEqual(
      unwanted.filter((key) => key in manifest),
      [],
    );
  });

  it('is the same in two builds', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const again = path.join(folder, 'again');
    mkdirSync(again);
    const built = spawnSync(process.execPath, ['scripts/build.mjs', '--npm'], { cwd: root, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    npm(['pack', '--pack-destination', again], path.join(root, 'dist', 'npm'));
    assert.ok(readFileSync(path.join(again, tarball)).equals(readFileSync(path.join(folder, tarball))));
  });

  it('is installed without a registry, alone', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    npm(['install', '--offline', '--no-audit', '--no-fund', path.join(folder, tarball)], home);
    const visible = readdirSync(path.join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(visible, ['codex-policy']);
    assert.ok(existsSync(path.join(home, 'node_modules', '.bin', 'codex-policy')));
  });

  it('says its version, and helps with every command', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(run(['--version']).stdout, `${version}\n`);
    for (const { name } of commandsOfHelp()) {
      const { status, stdout } = run([name, '--help']);
      assert.equal(status, 0, name);
      assert.ok(stdout.startsWith(`  codex-policy ${name} `), name);
    }
  });

  /** A call of each command, its exit code, and what it prints. */
  const calls: Readonly<Record<string, readonly [words: readonly string[], status: number, prints: RegExp]>> = {
    check: [['old.requirements.toml'], 1, /unknown-key|article-spelling/],
    fix: [['--dry-run', 'old.requirements.toml', '--fail-on', 'never'], 0, /^\+allowed_approvals_reviewers = /m],
    verify: [['--codex', './no-codex', 'old.requirements.toml'], 2, /^$/],
    effective: [['--layer', 'system-requirements=new.requirements.toml'], 0, /^ {2}allow_appshots = false /m],
    posture: [['--against', 'balanced', 'new.requirements.toml'], 1, /Balanced/],
    init: [['--profile', 'balanced'], 0, /^allowed_sandbox_modes = /m],
    export: [['new.requirements.toml', '--as', 'base64'], 0, /^[A-Za-z0-9+/]+=*$/m],
    import: [['payload.txt'], 0, /^allow_appshots = false$/m],
    versions: [['new.requirements.toml'], 0, /^allow_appshots /m],
    diff: [['old.requirements.toml', 'new.requirements.toml'], 0, /^Tightened \(1\)$/m],
    explain: [['unknown-key'], 0, /^unknown-key\n=+\n/],
    schema: [['requirements'], 0, /"urn:codex-policy:requirements"/],
    completion: [['bash'], 0, /^complete .* codex-policy$/m],
  };

  it('has a call of every command', () => {
    const commands = commandsOfHelp().map(({ name }) => name);
    assert.deepEqual([...Object.keys(calls), 'lsp'].sort(), commands.sort());
  });

  for (const [command, [words, status, prints]] of Object.entries(calls)) {
    it(`runs ${command}`, () => {
      writeFileSync(path.join(home, 'old.requirements.toml'), 'allowed_approval_reviewers = ["user"]\n');
      writeFileSync(path.join(home, 'new.requirements.toml'), 'allow_appshots = false\n');
      writeFileSync(path.join(home, 'payload.txt'), Buffer.from('allow_appshots = false\n').toString('base64'));
      const result = run([command, ...words]);
      assert.equal(result.status, status, result.stderr);
      assert.match(result.stdout, prints);
      // An export says where its result belongs.
      const tells = status === 2 || command === 'export';
      assert.match(result.stderr, tells ? /^codex-policy: .*\n$/ : /^$/);
    });
  }

  it('runs the language server', async () => {
    const bin = path.join(home, 'node_modules', 'codex-policy', 'dist', 'start.js');
    const server = spawn(process.execPath, [bin, 'lsp', '--stdio'], { cwd: home });
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let answers = '';
    const answered = (id: number) =>
      new Promise<void>((resolve) => {
        server.stdout.on('data', () => answers.includes(`"id":${id},"result"`) && resolve());
      });
    server.stdout.on('data', (piece) => {
      answers += piece;
    });
    const first = answered(1);
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await first;
    assert.match(answers, /"hoverProvider":true/);
    const second = answered(2);
    send({ id: 2, method: 'shutdown' });
    await second;
    const exit = new Promise((resolve) => server.on('exit', resolve));
    send({ method: 'exit' });
    assert.equal(await exit, 0);
  });

  /** Compiles a program beside the installed package with the compiler of the repository. */
  function compile(text: string) {
    const file = path.join(home, 'sample.mts');
    writeFileSync(file, text);
    const options = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--exactOptionalPropertyTypes',
    ];
    const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    return spawnSync(process.execPath, [compiler, ...options, '--types', '', file], { cwd: home, encoding: 'utf8' });
  }

  it('has an API that a TypeScript program compiles against', () => {
    const sample = `import { check, type Finding, fix, type FixResult } from 'codex-policy';
const { kind, findings } = check('allow_appshots = 1', { kind: 'requirements', profile: 'balanced', codexVersion: '0.169' });
const first: Finding | undefined = findings[0];
const line: number | undefined = first?.range.start.line;
const fixed: FixResult = fix('', { kind: 'requirements', applyProfile: 'security-oriented', all: true });
export default [kind satisfies string | undefined, line, fixed.text satisfies string];
`;
    const good = compile(sample);
    assert.deepEqual({ status: good.status, stdout: good.stdout }, { status: 0, stdout: '' });
    const bad = compile(`import { check } from 'codex-policy';\nexport default check('', { kind: 'policy' });\n`);
    assert.match(
      bad.stdout,
      /^sample\.mts\(2,28\): error TS2322: Type '"policy"' is not assignable to type 'FileKind \| undefined'\.$/m,
    );
  });

  it('has an API that finds and fixes', () => {
    const program = `import { check, fix } from 'codex-policy';
const text = 'allowed_approval_reviewers = ["user"]\\n';
const { kind, findings } = check(text, { kind: 'requirements' });
let error;
try { check('', { profile: 'strict' }); } catch (thrown) { error = String(thrown); }
console.log(JSON.stringify({
  kind,
  first: { ...findings.find(({ severity }) => severity === 'error'), message: undefined },
  none: check('x = 1'),
  fixed: fix(text, { kind: 'requirements' }),
  same: fix('x = 1'),
  profile: fix('', { kind: 'requirements', applyProfile: 'balanced' }).text.split('\\n')[0],
  error,
}));
`;
    writeFileSync(path.join(home, 'sample.mjs'), program);
    const { stdout, stderr } = spawnSync(process.execPath, ['sample.mjs'], { cwd: home, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), {
      kind: 'requirements',
      first: {
        code: 'article-spelling',
        severity: 'error',
        verdict: 'ignores',
        keyPath: ['allowed_approval_reviewers'],
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 26 } },
        control: 'allowed_approvals_reviewers',
      },
      none: { findings: [], ignored: [] },
      fixed: { text: 'allowed_approvals_reviewers = ["user"]\n', changed: true },
      same: { text: 'x = 1', changed: false },
      profile: 'allowed_approval_policies = ["untrusted"]',
      error: 'TypeError: profile is one of high-utility, balanced, security-oriented, not "strict"',
    });
  });
});
