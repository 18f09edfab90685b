import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../../src/cli/arguments.ts';
import { versionsCommand } from '../../src/cli/versions.ts';
import { lines } from '../rules/golden.ts';

describe('codex-policy versions', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'versions-'));
  after(() => rmSync(folder, { recursive: true }));

  const run = (text: string, ...words: readonly string[]) => {
    const file = path.join(folder, 'requirements.toml');
    writeFileSync(file, text);
    const printed: string[] = [];
    const code = versionsCommand([file, ...words], (piece) => printed.push(piece));
    return { code, text: printed.join('').replaceAll(folder, '').replaceAll(path.sep, '/') };
  };

  const policy = lines(
    'allowed_approvals_reviewers = ["user", "auto_review"]',
    '[features]',
    'hooks = true',
    'apps = false',
  );

  it('shows a row for each key and a column for releases that are alike', () => {
    assert.deepEqual(run(policy).text.split('\n').slice(0, 10), [
      '/requirements.toml',
      '',
      'Codex                                      0.66     0.77 to 0.104  0.110 to 0.118  0.121 to 0.123  0.125 to 0.128  0.130 to 0.169',
      'the file                                   unread   loads          refused         refused         loads           loads',
      'allowed_approvals_reviewers                ignored  ignored        ignored         read            read            read',
      'allowed_approvals_reviewers "auto_review"  ignored  ignored        ignored         refused         read            read',
      'features.hooks                             ignored  ignored        refused         refused         ignored         read',
      'features.apps                              ignored  ignored        read            read            read            read',
      '',
      'From Codex 0.130 on the whole file is read.',
    ]);
  });

  it('shows it as Markdown', () => {
    const { text } = run('allow_appshots = false\n', '--format', 'markdown');
    assert.deepEqual(text.split('\n').slice(0, 8), [
      '## `/requirements.toml`',
      '',
      '| Codex | 0.66 | 0.77 to 0.133 | 0.136 to 0.169 |',
      '| --- | --- | --- | --- |',
      '| the file | unread | loads | loads |',
      '| `allow_appshots` | ignored | ignored | read |',
      '',
      'From Codex 0.136 on the whole file is read.',
    ]);
  });

  it('writes one page that needs nothing else', () => {
    const { text } = run('allow_appshots = false\n', '--format', 'html');
    assert.ok(text.startsWith('<!doctype html>\n<html lang="en">\n'));
    assert.match(text, /^<h1>\/requirements\.toml in the releases of Codex<\/h1>$/m);
    assert.match(
      text,
      /^<thead><tr><th scope="col">Codex<\/th><th scope="col">0\.66<\/th><th scope="col">0\.77 to 0\.133<\/th><th scope="col">0\.136 to 0\.169<\/th><\/tr><\/thead>$/m,
    );
    assert.match(
      text,
      /^<tr><th scope="row"><code>allow_appshots<\/code><\/th><td class="ignored">ignored<\/td><td class="ignored">ignored<\/td><td class="read">read<\/td><\/tr>$/m,
    );
    assert.match(text, /^<p>From Codex 0\.136 on the whole file is read\.<\/p>$/m);
    assert.doesNotMatch(text, /<script|https?:|src=|href=|url\(/i);
  });

  it('escapes what the file says', () => {
    const evil = '"<img src=x onerror=alert(1)>|`x`" = 1\n';
    const { text } = run(evil, '--format', 'html');
    assert.doesNotMatch(text, /<img/);
    assert.match(text, /<code>&quot;&lt;img src=x onerror=alert\(1\)&gt;\|`x`&quot;<\/code>/);
    const markdown = run(evil, '--format', 'markdown').text;
    assert.match(markdown, /^\| ``"<img src=x onerror=alert\(1\)>\\\|`x`"`` \| ignored \| ignored \|$/m);
    assert.match(markdown, /^From Codex 0\.77 on all is read but ``"<img src=x onerror=alert\(1\)>\\\|`x`"``\.$/m);
  });

  it('writes every release for programs', () => {
    const report = JSON.parse(run('allow_appshots = false\n', '--format', 'json').text);
    assert.equal(report.version, 1);
    assert.equal(report.wholeFrom, '0.136');
    assert.equal(report.releases.length, 32);
    assert.deepEqual(report.releases.at(16), { release: '0.136', file: 'loads', keys: { allow_appshots: 'read' } });
    assert.deepEqual(report.releases.at(15), { release: '0.133', file: 'loads', keys: { allow_appshots: 'ignored' } });
  });

  it('shows what changes from one release to another', () => {
    assert.equal(
      run(policy, '--from', '0.125', '--to', '0.138.0').text,
      lines(
        '/requirements.toml',
        '',
        'Codex           0.125    0.138',
        'features.hooks  ignored  read',
        '',
        '- Gained with Codex 0.138: `features.hooks`.',
        '- From Codex 0.130 on: The feature `codex_hooks` is called `hooks`; the newest release still takes both.',
        '- From Codex 0.138 on: managed_config.toml outranks requirements.toml, and can loosen it: up to 0.136 requirements.toml wins. Remove what is left of managed_config.toml.',
      ),
    );
    assert.equal(
      run('allow_appshots = false\n', '--from', '0.140', '--to', '0.146').text,
      lines('/requirements.toml', '', 'Codex      0.140      0.146', 'every key  as before  as before', ''),
    );
  });

  it('says what is gained and lost, and who refuses the file', () => {
    const below = (text: string, from: string, to: string) =>
      run(text, '--from', from, '--to', to)
        .text.split('\n')
        .filter((line) => line.startsWith('- ') && !line.startsWith('- From Codex'));
    assert.deepEqual(below(policy, '0.123', '0.125'), [
      '- Codex 0.123 refuses the file: the command line does not start; the app server of editors and the desktop starts with its defaults, where no thread starts, but `command/exec` of a client runs without a sandbox.',
      '- Gained with Codex 0.125: `allowed_approvals_reviewers`, `allowed_approvals_reviewers "auto_review"` and `features.apps`.',
    ]);
    assert.deepEqual(below('[permissions.network]\nenabled = false\n', '0.130', '0.150'), [
      '- Codex 0.150 refuses the file: neither the command line nor the app server starts.',
    ]);
    const desktop = lines('[windows]', 'sandbox_private_desktop = true');
    assert.deepEqual(below(desktop, '0.155', '0.157'), ['- Lost with Codex 0.157: `windows.sandbox_private_desktop`.']);
    const report = JSON.parse(run(desktop, '--from', '0.144', '--to', '0.155', '--format', 'json').text);
    assert.deepEqual([report.gained, report.lost], [['windows.sandbox_private_desktop'], []]);
  });

  it('says that the features of the file get other names', () => {
    const renames = (feature: string, from: string, to: string) =>
      run(`features.${feature} = true\n`, '--from', from, '--to', to).text.match(/The feature .+/g);
    const sentence = 'The feature `codex_hooks` is called `hooks`; the newest release still takes both.';
    assert.deepEqual(renames('codex_hooks', '0.128', '0.130'), [sentence]);
    assert.deepEqual(renames('hooks', '0.66', '0.169'), [sentence]);
    assert.equal(renames('hooks', '0.130', '0.169'), null);
    assert.equal(renames('apps', '0.66', '0.169'), null);
  });

  it('takes the oldest and the newest release where one is left out', () => {
    const report = JSON.parse(run('', '--to', '0.90', '--format', 'json').text);
    assert.deepEqual([report.from, report.to, report.turns.length], ['0.66', '0.90', 2]);
    assert.equal(JSON.parse(run('', '--from', '0.166', '--format', 'json').text).to, '0.169');
  });

  it('fails where the newest release refuses the file', () => {
    assert.equal(run(policy).code, 0);
    const refused = run('allowed_sandbox_modes = []\n');
    assert.equal(refused.code, 1);
    assert.match(refused.text, /^The newest release refuses the file\.$/m);
  });

  it('says what is wrong with its arguments', () => {
    const faults: readonly (readonly [words: readonly string[], message: string])[] = [
      [['--from', '0.138', '--to', '0.125'], '--from must be an older release than --to'],
      [['--to', '>=0.138'], "--to takes one release, not the range '>=0.138'"],
      [
        ['--from', 'now'],
        "--from: 'now' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169",
      ],
      [['other.toml'], 'versions takes one file'],
    ];
    for (const [words, message] of faults) assert.throws(() => run('', ...words), new UsageError(message));
  });

  it('says where settings are told', () => {
    const file = path.join(folder, 'managed_config.toml');
    writeFileSync(file, 'sandbox_mode = "read-only"\n');
    assert.throws(
      () => versionsCommand([file], () => assert.fail('nothing is printed')),
      new UsageError(
        `${file}: is no requirements.toml; what older releases make of settings is a finding of check --codex-version RANGE`,
      ),
    );
  });
});
