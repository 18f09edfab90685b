import assert from 'node:assert/strict';
import { fileOfSession, isKeptFromCommands, wordsOf } from '../../src/risk/workspace-program.ts';

function file(line: string): string | undefined {
  const words = wordsOf(line);
  const index = fileOfSession(words);
  return index === undefined ? undefined : words[index];
}

describe('the file of the session that a command line runs', () => {
  const expected: Readonly<Record<string, string | undefined>> = {
    './server --port 1': './server',
    '../server': '../server',
    'bin/server': 'bin/server',
    '.\\server.exe': '.\\server.exe',
    'sh hook.sh': 'hook.sh',
    'node ./dist/server.js --x': './dist/server.js',
    'node --import tsx src/server.ts': 'src/server.ts',
    'python3 -u tools/server.py': 'tools/server.py',
    'python3.12 tools/server.py': 'tools/server.py',
    'uv --directory tools run server.py': 'server.py',
    'bash -lc "python3 .codex/hooks/check.py"': '.codex/hooks/check.py',
    "bash -c './check.sh && echo ok'": './check.sh',
    'pwsh -NoProfile -File .codex/hooks/check.ps1': '.codex/hooks/check.ps1',
    server: undefined,
    '/usr/bin/server': undefined,
    '~/bin/server': undefined,
    '$HOME/bin/server.sh': undefined,
    [`$${'{ROOT}'}/server.js`]: undefined,
    'C:\\tools\\server.exe': undefined,
    'C:/tools/server.js': undefined,
    'node /opt/server.js': undefined,
    'node ~/server.js': undefined,
    'bash "$HOME/hook.sh"': undefined,
    'python -m server': undefined,
    'python -m pytest tests/a.py': undefined,
    'node -e "require(1)"': undefined,
    'npx -y pkg ./data.js': undefined,
    'my-server --config ./config.ts': undefined,
    'node https://example.com/a.js': undefined,
    '': undefined,
  };

  for (const [line, what] of Object.entries(expected)) {
    it(`${line} → ${what ?? 'none'}`, () => assert.equal(file(line), what));
  }

  it('knows what the sandbox keeps from commands in a workspace', () => {
    for (const path of ['.codex/hooks/a.sh', './.codex/a', '.git/hooks/x', '.codex\\a']) {
      assert.equal(isKeptFromCommands(path), true, path);
    }
    for (const path of ['./a.sh', 'x/.codex/a', '.codexa/b', '.github/a.sh']) {
      assert.equal(isKeptFromCommands(path), false, path);
    }
  });
});
