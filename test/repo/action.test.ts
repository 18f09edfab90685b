/** The GitHub Action, run as a runner does: its entry with variables of the environment, and files for what it says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = readFileSync(path.join(root, 'action.yml'), 'utf8');

/** The inputs of action.yml with their defaults. */
function inputs(): Record<string, string> {
  const [, section = ''] = /^inputs:\n([\s\S]*?)^outputs:/m.exec(manifest) ?? [];
  const found = section.matchAll(/^ {2}([\w-]+):\n {4}description: .*\n {4}default: (.*)$/gm);
  return Object.fromEntries(Array.from(found, ([, name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')]));
}

describe('the GitHub Action, as it is built', () => {
  let dir: string;
  let work: string;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
    work = path.join(dir, 'work');
    mkdirSync(path.join(work, 'a b'), { recursive: true });
    for (const name of ['output', 'summary']) writeFileSync(path.join(dir, name), '');
    writeFileSync(path.join(work, 'a b', 'requirements.toml'), 'allowed_web_search_modes = ["live"]\n');
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** Runs the step with what stands in its `with`. */
  function step(given: Record<string, string> = {}) {
    const all = { ...inputs(), ...given };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, /main: (\S+)/.exec(manifest)?.[1] ?? '')],
      {
        cwd: work,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
          GITHUB_OUTPUT: path.join(dir, 'output'),
          GITHUB_STEP_SUMMARY: path.join(dir, 'summary'),
          GITHUB_WORKSPACE: work,
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_ACTION_REPOSITORY: 'someone/codex-policy',
          GITHUB_ACTION_REF: 'v1',
          RUNNER_TEMP: dir,
        },
      },
    );
    const outputs = readFileSync(path.join(dir, 'output'), 'utf8').matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
    return {
      status,
      stdout,
      stderr,
      outputs: Object.fromEntries(Array.from(outputs, ([, name = '', , value = '']) => [name, value])),
      summary: readFileSync(path.join(dir, 'summary'), 'utf8'),
    };
  }

  it('annotates the lines, writes the summary and the outputs, and fails by the findings', () => {
    const { status, stdout, stderr, outputs, summary } = step();
    assert.deepEqual([status, stderr], [1, '']);
    const lines = stdout.trimEnd().split('\n');
    assert.match(
      lines[0] ?? '',
      /^::notice file=a b\/requirements\.toml,line=1,endLine=1,col=1,endColumn=1,title=codex-policy%3A missing-control::/,
    );
    assert.match(
      lines[1] ?? '',
      /^::warning file=a b\/requirements\.toml,line=1,endLine=1,col=29,endColumn=34,title=codex-policy%3A weaker-than-profile::/,
    );
    assert.equal(lines.length, 2);
    const { 'markdown-file': markdown = '', ...rest } = outputs;
    assert.deepEqual(rest, { errors: '0', warnings: '1', failed: 'true' });
    assert.match(summary, /^### Codex Policy: 1 warning, 1 info\n/);
    assert.equal(readFileSync(markdown, 'utf8'), summary);
  });

  it('writes SARIF with addresses that everybody can open', () => {
    const { outputs } = step({ 'sarif-file': 'out.sarif' });
    assert.equal(outputs['sarif-file'], 'out.sarif');
    const [{ results, tool }] = JSON.parse(readFileSync(path.join(work, 'out.sarif'), 'utf8')).runs;
    assert.equal(results.length, 2);
    const [rule] = tool.driver.rules;
    assert.equal(rule.helpUri, 'https://github.com/someone/codex-policy/blob/v1/docs/rules/missing-control.md');
    assert.match(rule.help.markdown, /^# missing-control\n/);
  });

  it('takes every input', () => {
    writeFileSync(path.join(work, 'ci.toml'), 'profile = "security-oriented"\n');
    assert.equal(step({ 'fail-on': 'error' }).status, 0);
    assert.equal(step({ profile: 'high-utility' }).status, 0);
    assert.equal(step({ rules: 'weaker-than-profile=off\nmissing-control=off' }).stdout, '');
    assert.equal(step({ 'min-severity': 'error' }).stdout, '');
    assert.match(step({ config: 'ci.toml' }).stdout, /Weaker than Security-oriented/);
    assert.match(step({ 'codex-version': '0.200' }).stdout, /^::notice::codex-policy: Codex 0\.200 is newer/);
    assert.equal(step({ paths: '"a b/*.toml"', annotations: 'false' }).stdout, '');
    writeFileSync(path.join(dir, 'summary'), '');
    assert.equal(step({ summary: 'false' }).summary, '');
    writeFileSync(path.join(work, 'known.json'), '{"version":1,"findings":[]}');
    assert.equal(step({ baseline: 'known.json' }).status, 1);
  });

  it('says in one annotation why it could not run', () => {
    const said = (given: Record<string, string>) => {
      const { status, stdout, stderr } = step(given);
      assert.deepEqual([status, stderr], [2, '']);
      return stdout;
    };
    assert.equal(said({ paths: 'none.toml' }), '::error::none.toml: no such file\n');
    assert.equal(
      said({ profile: 'strict%\n::warning::x' }),
      "::error::--profile takes one of high-utility, balanced, security-oriented, not 'strict%25<U+000A>::warning::x'\n",
    );
    assert.equal(said({ annotations: 'maybe' }), "::error::annotations takes true or false, not 'maybe'\n");
    assert.match(said({ 'sarif-file': 'none/x.sarif' }), /::error::none\/x\.sarif: cannot be written: no such file\n$/);
    assert.ok(!existsSync(path.join(work, 'none')));
  });

  it('goes on after a file that cannot be read, and says which', () => {
    writeFileSync(path.join(work, 'x.toml'), Uint8Array.of(0xff));
    const line = '::error file=x.toml::not UTF-8 text, which Codex refuses\n';
    const { status, stdout, outputs } = step({ 'fail-on': 'never' });
    assert.deepEqual([status, outputs.warnings], [2, '1']);
    assert.ok(stdout.endsWith(line), stdout);
    assert.equal(step({ annotations: 'false' }).stdout, '::error::x.toml: not UTF-8 text, which Codex refuses\n');
  });

  it('describes what it takes and gives', () => {
    assert.equal(Object.keys(inputs()).length, 11);
    const [, outputs = ''] = /^outputs:\n([\s\S]*?)^runs:/m.exec(manifest) ?? [];
    const names = Array.from(outputs.matchAll(/^ {2}([\w-]+):$/gm), ([, name]) => name);
    assert.deepEqual(names.sort(), Object.keys({ ...step({ 'sarif-file': 'x.sarif' }).outputs }).sort());
  });
});

describe('the hooks for pre-commit', () => {
  const text = readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8');
  const values = (key: string) =>
    Array.from(text.matchAll(new RegExp(`^ {2}${key}: (.*)$`, 'gm')), ([, value = '']) => value);

  it('run what is built, on the files of Codex', () => {
    for (const entry of values('entry')) {
      const [file = '', command = ''] = entry.split(' ');
      assert.ok(existsSync(path.join(root, file)), entry);
      const { status } = spawnSync(process.execPath, [path.join(root, file), command, '--help'], { encoding: 'utf8' });
      assert.equal(status, 0);
    }
    const [files = '', ...others] = values('files');
    assert.deepEqual(others, [files]);
    const isMeant = (name: string) => new RegExp(files).test(name);
    for (const name of [
      'requirements.toml',
      'a/team.requirements.toml',
      'managed_config.toml',
      'x/.codex/config.toml',
    ]) {
      assert.ok(isMeant(name), name);
    }
    for (const name of ['Cargo.toml', 'pyproject.toml', 'requirements.txt', 'codex-cli/Cargo.toml']) {
      assert.ok(!isMeant(name), name);
    }
  });
});
