import assert from 'node:assert/strict';
import { postureMarkdown } from '../../../src/features/posture/markdown.ts';
import { lines } from '../../rules/golden.ts';
import { matrixOf } from './matrix-of.ts';

describe('postureMarkdown', () => {
  it('has a row for each control and a column for each profile', () => {
    const text = postureMarkdown(
      matrixOf('allow_login_shell = true\n[history]\npersistence = 1\n', 'managed-config'),
      'managed_config.toml',
    );
    assert.equal(
      text,
      lines(
        '# managed\\_config\\.toml',
        '',
        'It is less strict than every profile.',
        '',
        '- Codex 0\\.169 refuses the file: none of this counts until that is put right\\.',
        '',
        '| Default | This file | High Utility | Balanced | Security-oriented |',
        '| --- | --- | --- | --- | --- |',
        '| `otel` | nothing | – missing: `a collector of your own` | – missing: `a collector of your own` | – missing: `a collector of your own` |',
        '| `cli_auth_credentials_store` | nothing | – missing: `cli_auth_credentials_store = "keyring"` | – missing: `cli_auth_credentials_store = "keyring"` | – missing: `cli_auth_credentials_store = "keyring"` |',
        '| `allow_login_shell` | `true` | ▼ weaker: `allow_login_shell = false` | ▼ weaker: `allow_login_shell = false` | ▼ weaker: `allow_login_shell = false` |',
        '| `history.persistence` | `1` | ✗ ignored: `history.persistence = "save-all"` | ✗ ignored: `history.persistence = "save-all"` | ✗ ignored: `history.persistence = "save-all"` |',
        '| `memories.disable_on_external_context` | nothing | – missing: `memories.disable_on_external_context = true` | – missing: `memories.disable_on_external_context = true` | – missing: `memories.disable_on_external_context = true` |',
        '| As strict as the profile |  | 0 of 5 | 0 of 5 | 0 of 5 |',
        '',
        '- `otel`: Log events go only where a user’s own file sends them\\.',
        '- `cli_auth_credentials_store`: Users keep their sign\\-in in a file unless they say otherwise\\.',
        '- `history.persistence`: Codex 0\\.169 refuses the file: `history.persistence` takes one of `save-all`, `none`\\.',
        '- `memories.disable_on_external_context`: Where memories are on, sessions with web or MCP content go into them\\.',
        '',
        'Made by Codex Policy, for Codex 0.169.',
      ),
    );
  });

  it('marks the target', () => {
    const head = postureMarkdown(matrixOf(''), 'requirements.toml').split('\n')[4];
    assert.equal(head, '| Control | This file | High Utility | Balanced (target) | Security-oriented |');
  });

  it('takes what a file says for text', () => {
    const text = 'allowed_web_search_modes = ["|<b>`x`", "[a](b)"]\n"allowed_sandbox_mode|`\n# x" = 1\n';
    const written = postureMarkdown(matrixOf(text), '<i>|\n# requirements.toml');
    assert.equal(written.split('\n')[0], '# \\<i\\>\\| \\# requirements\\.toml');
    const row = written.split('\n').find((line) => line.startsWith('| `allowed_web_search_modes`'));
    assert.equal(row?.split(' | ')[1], '``["\\|<b>`x`", "[a](b)"]``');
    assert.equal(row?.replaceAll('\\|', '').match(/\|/g)?.length, 6);
    const remark = written.split('\n').find((line) => line.startsWith('- `allowed_web_search_modes`')) ?? '';
    assert.doesNotMatch(remark.replace(/(`+)[^`].*?\1/g, ''), /(?<!\\)[<|[\]]/);
  });
});
