import assert from 'node:assert/strict';
import { relativeScript } from '../../src/rules/hook-fails-open.ts';
import { assertFixes, findings, lines } from './golden.ts';

const id = 'hook-fails-open';

function withHandler(event: string, ...keys: readonly string[]): string {
  return lines(`[[hooks.${event}]]`, `[[hooks.${event}.hooks]]`, 'type = "command"', ...keys);
}

describe(id, () => {
  it('has nothing to say of a script by its full path', () => {
    assert.deepEqual(findings(id, ''), []);
    assert.deepEqual(findings(id, withHandler('PreToolUse', 'command = "/opt/check"', 'async = false')), []);
  });

  it('finds a handler in the background', () => {
    const text = withHandler('PreToolUse', 'command = "/opt/check"', 'async = true # fast', 'timeout = 5');
    assert.deepEqual(findings(id, text), [
      '5:9-13 info ineffective hooks.PreToolUse[0].hooks[0].async «true»',
      '  Codex 0.169 does not wait for a handler in the background: it can keep a log, and never blocks.',
    ]);
    assertFixes(id, text, [
      { title: 'Remove `async`', text: text.replace('async = true # fast', '# fast'), ask: true },
    ]);
    const inline = lines('hooks.PreToolUse = [{ hooks = [{ type = "command", async = true, command = "/a" }] }]');
    assertFixes(id, inline, [{ title: 'Remove `async`', text: inline.replace('async = true, ', ''), ask: true }]);
  });

  it('lets a handler be in the background where there is nothing to block', () => {
    assert.deepEqual(findings(id, withHandler('PostToolUse', 'command = "/opt/log"', 'async = true')), []);
  });

  it('finds a script that the project may bring', () => {
    assert.deepEqual(findings(id, withHandler('Stop', 'command = "python3 hooks/pre.py --strict"')), [
      '4:11-42 warning ineffective hooks.Stop[0].hooks[0].command «"python3 hooks/pre.py --strict"»',
      '  Codex 0.169 starts hooks in the folder of the session and not in `managed_dir`: `hooks/pre.py` is',
      '  the project’s own file there, or none, and then the hook fails open. Write the full path.',
    ]);
  });

  it('finds an exit code that does not block', () => {
    assert.deepEqual(findings(id, withHandler('PreToolUse', 'command = "echo no >&2; exit 1"')), [
      '4:11-32 info ineffective hooks.PreToolUse[0].hooks[0].command «"echo no >&2; exit 1"»',
      '  Codex 0.169 blocks on exit code 2 alone and takes `exit 1` for a hook that failed: the action goes',
      '  on.',
    ]);
    assert.deepEqual(findings(id, withHandler('PreToolUse', 'command = "grep -q x && exit 2"')), [
      '4:11-32 info ineffective hooks.PreToolUse[0].hooks[0].command «"grep -q x && exit 2"»',
      '  Codex 0.169 blocks on exit code 2 only together with a reason on standard error, and none is written',
      '  here: the action goes on.',
    ]);
  });

  for (const fine of [
    'echo no >&2; exit 2',
    'echo no 1>&2 && exit 2',
    '/opt/check || exit 0',
    'exit 1 || true',
    '/opt/exit 1',
  ]) {
    it(`says nothing of ${fine}`, () =>
      assert.deepEqual(findings(id, withHandler('PreToolUse', `command = "${fine}"`)), []));
  }

  it('says nothing of exit codes where there is nothing to block', () => {
    assert.deepEqual(findings(id, withHandler('PostToolUse', 'command = "exit 1"')), []);
  });

  it('looks at commands only', () => {
    const text = lines('hooks.Stop = [{ hooks = [{ type = "mcp_tool", server = "a", tool = "b", command = "./c" }] }]');
    assert.deepEqual(findings(id, text), []);
  });
});

describe('relativeScript', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    './check.sh': './check.sh',
    '../check.sh --strict': '../check.sh',
    'hooks/check': 'hooks/check',
    '"hooks/check" x': 'hooks/check',
    'hooks\\check.exe': 'hooks\\check.exe',
    '.codex/hooks/check.sh': '.codex/hooks/check.sh',
    'python3 check.py': 'check.py',
    '/usr/bin/python3 -u hooks/check.py': 'hooks/check.py',
    'bash ./check': './check',
    '/opt/check': undefined,
    check: undefined,
    '~/check.sh': undefined,
    '$HOME/check.sh': undefined,
    '{{DIR}}/check.sh': undefined,
    '@HOME@/check.sh': undefined,
    'C:\\hooks\\check.exe': undefined,
    'python3 /opt/check.py': undefined,
    'python3 <DIR>/check.py': undefined,
    'python3 -m check': undefined,
    'python3 -c "open(1)" a/b.py': undefined,
    'bash -lc ./check.sh': undefined,
    'node C:\\check.js': undefined,
    '': undefined,
  };

  for (const [line, script] of Object.entries(cases)) {
    it(line, () => assert.equal(relativeScript(line), script));
  }
});
