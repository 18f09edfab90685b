import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
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
    assert.ok(text.startsWith('<!DOCTYPE html>\n<html lang="en">\n'));
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

  describe('on settings', () => {
    const settings = (name: string, text: string, ...words: readonly string[]) => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      const printed: string[] = [];
      const code = versionsCommand([file, ...words], (piece) => printed.push(piece));
      return { code, lines: printed.join('').split('\n').slice(1) };
    };

    const managed = lines(
      'approvals_reviewer = "auto_review"',
      'model_supports_reasoning_summaries = true',
      '[features]',
      'hooks = true',
      '[mcp_servers.docs.oauth]',
      'callback_url = "https://example.com"',
    );

    it('shows keys, features, words, and what came later inside of a table', () => {
      assert.deepEqual(settings('managed_config.toml', managed), {
        code: 0,
        lines: [
          '',
          'Codex                                0.66 to 0.113  0.116 to 0.123  0.125 to 0.128  0.130    0.133 to 0.144  0.146 to 0.150  0.152 to 0.169',
          'the file                             loads          refused         loads           loads    loads           loads           loads',
          'approvals_reviewer                   ignored        read            read            read     read            read            read',
          'approvals_reviewer "auto_review"     ignored        refused         read            read     read            read            read',
          'model_supports_reasoning_summaries   read           read            read            read     read            ignored         ignored',
          'features.hooks                       ignored        ignored         ignored         read     read            read            read',
          'mcp_servers                          read           read            read            read     read            read            read',
          'mcp_servers.docs.oauth               ignored        ignored         ignored         ignored  read            read            read',
          'mcp_servers.docs.oauth.callback_url  ignored        ignored         ignored         ignored  ignored         ignored         read',
          '',
          'From Codex 0.152 on all is read but `model_supports_reasoning_summaries`.',
          'Codex 0.116 to 0.123 refuse the file: the command line does not start; the app server of editors and the desktop starts, but no thread does.',
          'read: Codex loads the key, which is not to say that each was seen to have an effect. ignored: it passes over it. refused: it refuses the whole file for it.',
          '',
        ],
      });
    });

    it('shows what is gained and lost, and what Codex does otherwise', () => {
      assert.deepEqual(settings('managed_config.toml', managed, '--from', '0.125', '--to', '0.150').lines.slice(1), [
        'Codex                               0.125    0.150',
        'model_supports_reasoning_summaries  read     ignored',
        'features.hooks                      ignored  read',
        'mcp_servers.docs.oauth              ignored  read',
        '',
        '- Gained with Codex 0.150: `features.hooks` and `mcp_servers.docs.oauth`.',
        '- Lost with Codex 0.150: `model_supports_reasoning_summaries`.',
        '- From Codex 0.130 on: The feature `codex_hooks` is called `hooks`; the newest release still takes both.',
        '- From Codex 0.138 on: managed_config.toml outranks requirements.toml, and can loosen it: up to 0.136 requirements.toml wins. Remove what is left of managed_config.toml.',
        '- From Codex 0.148 on: The app server does not start with this file when it cannot read it; 0.90 to 0.146 do.',
        '',
      ]);
    });

    it('knows from when on Codex reads the file of a project, and what it takes from it', () => {
      const text = lines('model = "x"', '[model_providers.own]', 'name = "x"');
      assert.deepEqual(settings('project/.codex/config.toml', text).lines.slice(1, 7), [
        'Codex            0.66 to 0.77  0.80 to 0.128  0.130 to 0.169',
        'the file         unread        loads          loads',
        'model            ignored       read           read',
        'model_providers  ignored       read           ignored',
        '',
        'From Codex 0.80 on all is read but `model_providers`.',
      ]);
      assert.deepEqual(
        settings('project/.codex/config.toml', text, '--from', '0.128', '--to', '0.130').lines.slice(4, -1),
        [
          '- Lost with Codex 0.130: `model_providers`.',
          '- From Codex 0.130 on: Codex passes over settings that choose where prompts go and what runs; up to 0.128 it takes them from a project.',
        ],
      );
    });

    it('knows that what a project must not set inside a table is an unknown key to the releases before', () => {
      const text = lines('[features.multi_agent_v2]', 'message_board_remote = true');
      assert.deepEqual(settings('project/.codex/config.toml', text).lines.slice(1, 5), [
        'Codex                                         0.66 to 0.77  0.80 to 0.118  0.121 to 0.160  0.162 to 0.169',
        'the file                                      unread        refused        refused         loads',
        'features.multi_agent_v2                       ignored       refused        read            read',
        'features.multi_agent_v2.message_board_remote  ignored       refused        refused         ignored',
      ]);
    });

    it('says who cannot parse the file, and who starts all the same', () => {
      const { lines: shown } = settings('home/user/.codex/config.toml', 'tools = {\n  web_search = true,\n}\n');
      assert.deepEqual(shown.slice(2, 8), [
        'the file          refused       loads          refused  loads',
        'tools             read          read           read     read',
        'tools.web_search  read          read           refused  read',
        '',
        'From Codex 0.116 on the whole file is read.',
        'Codex 0.66 to 0.77 cannot parse the file: they read TOML 1.0, and this is TOML 1.1.',
      ]);
      assert.equal(shown[8], 'Codex 0.66 to 0.77 refuse the file: neither the command line nor the app server starts.');
    });

    it('does not say of older releases that they refuse what the newest refuses, where that was not asked', () => {
      const { code, lines: shown } = settings(
        'managed_config.toml',
        lines('profile = "x"', 'model_providers.ollama.name = "x"', 'colour = 1'),
      );
      assert.equal(code, 1);
      assert.deepEqual(shown.slice(1, 6), [
        'Codex                   0.66 to 0.133  0.136 to 0.166  0.169',
        'the file                not asked      refused         refused',
        'profile                 read           refused         refused',
        'model_providers         read           read            read',
        'model_providers.ollama  not asked      not asked       refused',
      ]);
      assert.equal(shown[6], 'colour                  ignored        ignored         ignored');
      assert.equal(shown[8], 'The newest release refuses the file.');
      assert.match(
        shown.at(-2) ?? '',
        / not asked: the newest release refuses it, and whether this one does is not known\.$/,
      );
    });

    it('knows which tables were strict about names that no release knows', () => {
      assert.deepEqual(settings('managed_config.toml', 'tui.keymap.chat.colour = "x"\n').lines.slice(1, 6), [
        'Codex                   0.66 to 0.125  0.128 to 0.162  0.165 to 0.169',
        'the file                loads          refused         loads',
        'tui                     read           read            read',
        'tui.keymap              ignored        read            read',
        'tui.keymap.chat.colour  ignored        refused         ignored',
      ]);
    });

    it('writes the other formats as for policies', () => {
      const text = 'approvals_reviewer = "auto_review"\n';
      const written = (format: string) => {
        const file = path.join(folder, 'managed_config.toml');
        writeFileSync(file, text);
        const printed: string[] = [];
        versionsCommand([file, '--format', format], (piece) => printed.push(piece));
        return printed.join('').replaceAll(folder, '').replaceAll(path.sep, '/');
      };
      const report = JSON.parse(written('json'));
      assert.equal(report.wholeFrom, '0.125');
      assert.equal(report.releases.length, 32);
      assert.deepEqual(report.releases.at(8), {
        release: '0.116',
        file: 'refused',
        appServerStarts: true,
        keys: { approvals_reviewer: 'read', 'approvals_reviewer "auto_review"': 'refused' },
      });
      assert.deepEqual(written('markdown').split('\n').slice(0, 8), [
        '## `/managed_config.toml`',
        '',
        '| Codex | 0.66 to 0.113 | 0.116 to 0.123 | 0.125 to 0.169 |',
        '| --- | --- | --- | --- |',
        '| the file | loads | refused | loads |',
        '| `approvals_reviewer` | ignored | read | read |',
        '| `approvals_reviewer "auto_review"` | ignored | refused | read |',
        '',
      ]);
      assert.match(
        written('html'),
        /^<tr><th scope="row"><code>approvals_reviewer &quot;auto_review&quot;<\/code><\/th><td class="ignored">ignored<\/td><td class="refused">refused<\/td><td class="read">read<\/td><\/tr>$/m,
      );
    });

    it('is told by --kind what a file is, and refuses roles', () => {
      const { lines: shown } = settings('settings.toml', 'tui.pet = "x"\n', '--kind', 'config');
      assert.equal(shown[3], 'tui       read           read');
      assert.throws(
        () => settings('.codex/agents/own.toml', 'name = "own"\n'),
        new CannotRunError(
          `${path.join(folder, '.codex/agents/own.toml')}: is a role file, and what older releases make of those was not asked`,
        ),
      );
    });
  });
});
