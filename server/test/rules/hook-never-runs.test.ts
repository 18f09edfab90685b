import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines, outline } from './golden.ts';

const id = 'hook-never-runs';

/** A group of one handler with a matcher. */
function withMatcher(matcher: string, event = 'PreToolUse'): string {
  return lines(
    `[[hooks.${event}]]`,
    `matcher = ${matcher}`,
    `[[hooks.${event}.hooks]]`,
    'type = "command"',
    'command = "/opt/check"',
  );
}

describe(id, () => {
  it('has nothing to say without hooks, nor of hooks that run', () => {
    assert.deepEqual(findings(id, ''), []);
    assert.deepEqual(findings(id, withMatcher('"^Bash$"')), []);
    assert.deepEqual(findings(id, lines('[hooks]', 'managed_dir = "/opt/hooks"') + withMatcher('"Bash"')), []);
  });

  describe('handlers in the group itself', () => {
    const text = lines(
      '[features]',
      'hooks = true',
      '',
      '[[hooks.PreToolUse]] # commands',
      'matcher = "Bash"',
      '# the check',
      'type = "command"',
      'command = "/opt/check" # all of it',
      '',
      '[otel]',
    );

    it('are ignored key by key, and told the way below the group', () => {
      assert.deepEqual(findings(id, text), [
        '7:1-5 warning ignores hooks.PreToolUse[0].type «type»',
        '  Codex 0.169 ignores `type` in the group itself, so this hook never runs: a handler stands below',
        '  `[[hooks.PreToolUse.hooks]]`.',
        '8:1-8 warning ignores hooks.PreToolUse[0].command «command»',
        '  Codex 0.169 ignores `command` here: it belongs to the same handler, below',
        '  `[[hooks.PreToolUse.hooks]]`.',
      ]);
      assert.deepEqual(
        outline(text, 'high-utility').filter((line) => !line.startsWith('missing-control')),
        ['hook-never-runs hooks.PreToolUse[0].type «type»', 'hook-never-runs hooks.PreToolUse[0].command «command»'],
      );
      const nested = {
        title: 'Put the handler below its group',
        text: text.replace('# the check', '\n[[hooks.PreToolUse.hooks]]\n# the check'),
      };
      assertFixes(id, text, [nested]);
    });

    it('keep the line ends of Windows, and what stands apart stays so', () => {
      const windows = crlf(
        '[[hooks.Stop]]',
        'command = "/opt/check"',
        'type = "command"',
        '',
        '[[hooks.Stop]]',
        'hooks = []',
      );
      const nested = {
        title: 'Put the handler below its group',
        text: windows.replace('[[hooks.Stop]]\r\n', '[[hooks.Stop]]\r\n[[hooks.Stop.hooks]]\r\n'),
      };
      assertFixes(id, windows, [nested]);
    });

    it('get braces in an inline table', () => {
      const inline = lines('hooks.Stop = [', '  { type = "command", command = "/opt/check" }, # end', ']');
      assertFixes(id, inline, [
        {
          title: 'Put the handler below its group',
          text: inline.replace('{ type', '{ hooks = [{ type').replace('check" }', 'check" }] }'),
        },
      ]);
    });

    const withoutFix: Readonly<Record<string, string>> = {
      'where the matcher follows': lines('[[hooks.Stop]]', 'type = "command"', 'command = "a"', 'matcher = "b"'),
      'without type': lines('[[hooks.Stop]]', 'command = "a"'),
      'beside handlers of its own': lines('[[hooks.Stop]]', 'hooks = []', 'type = "command"', 'command = "a"'),
      'with a table among them': lines('[[hooks.Stop]]', 'type = "mcp_tool"', 'server = "a"', '[hooks.Stop.input]'),
    };

    for (const [name, source] of Object.entries(withoutFix)) {
      it(`have no fix ${name}`, () => assertFixes(id, source, []));
    }
  });

  it('finds a group without handlers', () => {
    const text = lines('[[hooks.Stop]]', '', '[[hooks.PreToolUse]]', 'matcher = "Bash"', 'hooks = []');
    assert.deepEqual(findings(id, text), [
      '1:9-13 warning ineffective hooks.Stop[0] «Stop»',
      '  Codex 0.169 runs nothing for this group: it has no handler. One stands below `[[hooks.Stop.hooks]]`.',
      '3:9-19 warning ineffective hooks.PreToolUse[0] «PreToolUse»',
      '  Codex 0.169 runs nothing for this group: it has no handler. One stands below',
      '  `[[hooks.PreToolUse.hooks]]`.',
    ]);
    assertFixes(id, text, []);
  });

  it('leaves a value that is no list of handlers to another rule', () => {
    assert.deepEqual(findings(id, lines('[[hooks.Stop]]', 'hooks = "/opt/check"')), []);
  });

  it('finds folders without an event', () => {
    assert.deepEqual(
      findings(id, lines('[hooks]', 'managed_dir = "/opt/hooks"', "windows_managed_dir = 'C:\\hooks'")),
      [
        '2:1-12 info ineffective hooks.managed_dir «managed_dir»',
        '  A folder alone runs nothing: Codex 0.169 runs what stands below an event, such as',
        '  `[[hooks.PreToolUse]]`.',
      ],
    );
  });

  it('finds handlers that are skipped', () => {
    const text = lines(
      '[[hooks.PreToolUse]]',
      'hooks = [',
      '  { type = "prompt" },',
      '  { type = "agent" },',
      '  { type = "command", command = " " },',
      '  { type = "mcp_tool", server = "", tool = "check" },',
      '  { type = "command", command = "/opt/check" },',
      ']',
    );
    assert.deepEqual(findings(id, text), [
      '3:12-20 warning ineffective hooks.PreToolUse[0].hooks[0].type «"prompt"»',
      '  Codex 0.169 skips handlers of the type `prompt`: nothing runs. `command` and `mcp_tool` do.',
      '4:12-19 warning ineffective hooks.PreToolUse[0].hooks[1].type «"agent"»',
      '  Codex 0.169 skips handlers of the type `agent`: nothing runs. `command` and `mcp_tool` do.',
      '5:33-36 warning ineffective hooks.PreToolUse[0].hooks[2].command «" "»',
      '  Codex 0.169 skips this handler: its `command` is empty.',
      '6:33-35 warning ineffective hooks.PreToolUse[0].hooks[3].server «""»',
      '  Codex 0.169 skips this handler: its `server` is empty.',
    ]);
  });

  describe('a matcher', () => {
    it('that does not compile drops its group', () => {
      assert.deepEqual(findings(id, withMatcher('"Bash("')), [
        '2:11-18 warning ineffective hooks.PreToolUse[0].matcher «"Bash("»',
        '  Codex 0.169 cannot compile `Bash(` (a parenthesis is not closed) and drops the group: these handlers',
        '  never run.',
      ]);
    });

    it('is not read for every event', () => {
      assert.deepEqual(findings(id, withMatcher('"("', 'Stop')), [
        '2:11-14 info ineffective hooks.Stop[0].matcher «"("»',
        '  Codex 0.169 reads no matcher for Stop: these handlers run every time, whatever `(` says.',
      ]);
      for (const all of ['""', '"*"', '".*"']) assert.deepEqual(findings(id, withMatcher(all, 'Stop')), []);
    });

    it('names the shell as Codex does', () => {
      const text = withMatcher('"shell"');
      assert.deepEqual(findings(id, text), [
        '2:11-18 warning ineffective hooks.PreToolUse[0].matcher «"shell"»',
        '  Codex 0.169 never runs this for a command: `shell` is no tool, commands go by the name `Bash`, in',
        '  just this case.',
      ]);
      assertFixes(id, text, [{ title: 'Write `Bash`', text: withMatcher('"Bash"') }]);
    });

    const fixed: Readonly<Record<string, string>> = {
      '"^bash$"': '"^Bash$"',
      "'^(shell|exec_command|Edit)$'": "'^(Bash|Edit)$'",
      '"Edit|local_shell|apply_patch"': '"Edit|Bash|apply_patch"',
      '"(exec_command)"': '"(Bash)"',
    };

    for (const [written, meant] of Object.entries(fixed)) {
      it(`${written} means ${meant}`, () =>
        assertFixes(id, withMatcher(written, 'PostToolUse'), [
          { title: `Write \`${meant.slice(1, -1)}\``, text: withMatcher(meant, 'PostToolUse') },
        ]));
    }

    for (const open of ['"^(shell|functions\\\\.exec"', '"Bash,Edit"', '"Bash(git *)"', '"""bash"""', '"^shell.*"']) {
      it(`${open} has a finding and no fix`, () => assertFixes(id, withMatcher(open), []));
    }

    for (const other of [
      '"(?i)bash"',
      '"Bash|shell"',
      '"mcp__shell__run"',
      '"mcp__(shell|files)__.*"',
      '"Edit"',
      '".*sh"',
    ]) {
      it(`${other} is fine`, () => assert.deepEqual(findings(id, withMatcher(other)), []));
    }

    it('of another event has nothing to do with tools', () => {
      assert.deepEqual(findings(id, withMatcher('"shell"', 'SessionStart')), []);
    });
  });

  describe('a timeout by another name', () => {
    const text = (line: string) => withMatcher('"Bash"') + lines(line);

    it('is ignored', () => {
      assert.deepEqual(findings(id, text('timeoutSec = 30 # half a minute')), [
        '6:1-11 warning ignores hooks.PreToolUse[0].hooks[0].timeoutSec «timeoutSec»',
        '  Codex 0.169 ignores `timeoutSec` and waits for up to 600 seconds: the key is `timeout`.',
      ]);
      assertFixes(id, text('timeoutSec = 30 # half a minute'), [
        { title: 'Write `timeout = 30`', text: text('timeout = 30 # half a minute') },
      ]);
    });

    it('counts what it says', () => {
      assert.deepEqual(findings(id, text('timeout_ms = 1500')), [
        '6:1-11 warning ignores hooks.PreToolUse[0].hooks[0].timeout_ms «timeout_ms»',
        '  Codex 0.169 ignores `timeout_ms` and waits for up to 600 seconds: the key is `timeout`, in seconds.',
      ]);
      assertFixes(id, text('timeout_ms = 1500'), []);
      assertFixes(id, text('timeoutMs = 5000'), [{ title: 'Write `timeout = 5`', text: text('timeout = 5') }]);
      assertFixes(id, text('timeout_seconds = "5"'), []);
    });

    it('beside the right one is merely unknown', () => {
      assert.deepEqual(findings(id, text('timeout = 5\ntimeout_sec = 5')), []);
    });
  });

  it('bears everything that is no hook', () => {
    for (const text of ['hooks = 1', '[[hooks]]\nevent = "Stop"', 'hooks.Stop = 1', 'hooks.Stop = [1]', '[hooks.Stop]'])
      assert.deepEqual(findings(id, text), []);
  });
});
