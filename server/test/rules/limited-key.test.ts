import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'limited-key';

describe('limited-key', () => {
  it('has nothing to say of keys for everybody', () => {
    const text = lines('allowed_sandbox_modes = ["read-only"]', '[computer_use]', 'allow_locked_computer_use = false');
    assert.deepEqual(findings(rule, text), []);
  });

  it('finds the tables of one system, and of some surfaces, once', () => {
    const text = lines(
      '[windows]',
      'require_mxc = true',
      '[application.network]',
      '[application.storage]',
      '[models.new_thread]',
      'model = "x"',
      '[computer_use.macos.bundle_ids]',
      '"com.example" = "deny"',
      '[computer_use]',
      'windows.aumids = {}',
    );
    assert.deepEqual(findings(rule, text), [
      '1:2-9 hint accepts windows «windows»',
      '  By the public reference of Codex 0.169 `windows` is for Windows alone: on other systems it limits',
      '  nobody.',
      '3:2-13 info accepts application «application»',
      '  Only some surfaces of Codex 0.169 go by `application`. By the public reference it is for the desktop',
      '  app: it limits neither commands nor the browser nor the cloud.',
      '5:9-19 info accepts models.new_thread «new_thread»',
      '  Only some surfaces of Codex 0.169 go by `models.new_thread`. Clients that ask for requirements apply',
      '  it; `codex exec` and new app-server threads do not.',
      '7:15-20 hint accepts computer_use.macos «macos»',
      '  By the public reference of Codex 0.169 `computer_use.macos` is for macOS alone: on other systems it',
      '  limits nobody.',
      '10:1-8 hint accepts computer_use.windows «windows»',
      '  By the public reference of Codex 0.169 `computer_use.windows` is for Windows alone: on other systems',
      '  it limits nobody.',
    ]);
    for (const finding of [0, 1, 2, 3, 4]) assertFixes(rule, text, [], { finding });
  });
});
