import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('article-spelling', () => {
  it('has nothing to say of Codex’s own spelling', () => {
    const text = lines(
      'allowed_approvals_reviewers = ["auto_review", "user"]',
      '[permissions.filesystem]',
      'deny_read = ["~/**/.env"]',
      '[features]',
      'browser_use = false',
      'in_app_browser = false',
    );
    assert.deepEqual(findings('article-spelling', text), []);
  });

  it('renames the key', () => {
    const text = lines('# who reviews', 'allowed_approval_reviewers = ["user"] # a person', 'x = 1');
    assert.deepEqual(findings('article-spelling', text), [
      '2:1-27 error ignores allowed_approval_reviewers «allowed_approval_reviewers»',
      '  Codex 0.169 ignores `allowed_approval_reviewers`: the key is called `allowed_approvals_reviewers`,',
      '  so nothing here is enforced.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Rename to `allowed_approvals_reviewers`',
        text: lines('# who reviews', 'allowed_approvals_reviewers = ["user"] # a person', 'x = 1'),
      },
    ]);
  });

  it('keeps the quotes of the key', () => {
    const text = lines('"allowed_approval_reviewers" = ["user"]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:1-29 error ignores allowed_approval_reviewers «"allowed_approval_reviewers"»',
      '  Codex 0.169 ignores `allowed_approval_reviewers`: the key is called `allowed_approvals_reviewers`,',
      '  so nothing here is enforced.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Rename to `allowed_approvals_reviewers`', text: lines('"allowed_approvals_reviewers" = ["user"]') },
    ]);
  });

  it('keeps literal quotes of the key', () => {
    const text = lines("'allowed_approval_reviewers' = ['user']");
    assert.deepEqual(findings('article-spelling', text), [
      "1:1-29 error ignores allowed_approval_reviewers «'allowed_approval_reviewers'»",
      '  Codex 0.169 ignores `allowed_approval_reviewers`: the key is called `allowed_approvals_reviewers`,',
      '  so nothing here is enforced.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Rename to `allowed_approvals_reviewers`', text: lines("'allowed_approvals_reviewers' = ['user']") },
    ]);
  });

  it('renames the key and its values together', () => {
    const text = lines('allowed_approval_reviewers = ["auto_reviewer", "user"]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:1-27 error ignores allowed_approval_reviewers «allowed_approval_reviewers»',
      '  Codex 0.169 ignores `allowed_approval_reviewers`: the key is called `allowed_approvals_reviewers`,',
      '  so nothing here is enforced.',
      '1:31-46 error ineffective allowed_approval_reviewers[0] «"auto_reviewer"»',
      '  Codex 0.169 does not know the value `auto_reviewer` and refuses it under the right key: it is called',
      '  `auto_review`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Rename to `allowed_approvals_reviewers`',
        text: lines('allowed_approvals_reviewers = ["auto_review", "user"]'),
      },
    ]);
    assertFixes(
      'article-spelling',
      text,
      [{ title: 'Write `auto_review`', text: lines('allowed_approval_reviewers = ["auto_review", "user"]') }],
      { finding: 1 },
    );
  });

  it('renames values alone, each where it stands', () => {
    const text = lines('allowed_approvals_reviewers = [', '  "user",', "  'auto_reviewer', # agent", ']');
    assert.deepEqual(findings('article-spelling', text), [
      "3:3-18 error rejects allowed_approvals_reviewers[1] «'auto_reviewer'»",
      '  Codex 0.169 does not know the value `auto_reviewer` and refuses the file for it: it is called',
      '  `auto_review`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Write `auto_review`',
        text: lines('allowed_approvals_reviewers = [', '  "user",', "  'auto_review', # agent", ']'),
      },
    ]);
  });

  it('renames every value', () => {
    const text = lines('allowed_approvals_reviewers = ["auto_reviewer", "auto_reviewer"]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:32-47 error rejects allowed_approvals_reviewers[0] «"auto_reviewer"»',
      '  Codex 0.169 does not know the value `auto_reviewer` and refuses the file for it: it is called',
      '  `auto_review`.',
      '1:49-64 error rejects allowed_approvals_reviewers[1] «"auto_reviewer"»',
      '  Codex 0.169 does not know the value `auto_reviewer` and refuses the file for it: it is called',
      '  `auto_review`.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Write `auto_review`', text: lines('allowed_approvals_reviewers = ["auto_review", "auto_reviewer"]') },
    ]);
    assertFixes(
      'article-spelling',
      text,
      [{ title: 'Write `auto_review`', text: lines('allowed_approvals_reviewers = ["auto_reviewer", "auto_review"]') }],
      { finding: 1 },
    );
  });

  it('renames a value in a multi-line string', () => {
    const text = lines('allowed_approvals_reviewers = ["""auto_reviewer"""]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:32-51 error rejects allowed_approvals_reviewers[0] «"""auto_reviewer"""»',
      '  Codex 0.169 does not know the value `auto_reviewer` and refuses the file for it: it is called',
      '  `auto_review`.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Write `auto_review`', text: lines('allowed_approvals_reviewers = ["auto_review"]') },
    ]);
  });

  it('does not rename into a key that is there', () => {
    const text = lines('allowed_approval_reviewers = ["user"]', 'allowed_approvals_reviewers = ["user"]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:1-27 error ignores allowed_approval_reviewers «allowed_approval_reviewers»',
      '  Codex 0.169 ignores `allowed_approval_reviewers`: the key is called `allowed_approvals_reviewers`,',
      '  so nothing here is enforced.',
    ]);
    assertFixes('article-spelling', text, [{ title: 'Rename to `allowed_approvals_reviewers`', text: undefined }]);
  });

  it('makes the table a list: header of its own', () => {
    const text = lines(
      '# secrets',
      '[permissions.filesystem.deny_read] # here',
      'deny_read = ["~/**/.env"] # all',
      '[features]',
    );
    assert.deepEqual(findings('article-spelling', text), [
      '2:25-34 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` is a list, not a table. Write',
      '  `deny_read = […]` below `[permissions.filesystem]`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Make it `deny_read = […]` below `[permissions.filesystem]`',
        text: lines('# secrets', '[permissions.filesystem] # here', 'deny_read = ["~/**/.env"] # all', '[features]'),
      },
    ]);
  });

  it('makes the table a list: beside a table that is there', () => {
    const text = lines(
      '[permissions.filesystem]',
      'x = 1',
      '',
      '[permissions.filesystem.deny_read]',
      'deny_read = [',
      '  "~/**/.env", # env',
      ']',
      '',
      '[features]',
    );
    assert.deepEqual(findings('article-spelling', text), [
      '4:25-34 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` is a list, not a table. Write',
      '  `deny_read = […]` below `[permissions.filesystem]`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Make it `deny_read = […]` below `[permissions.filesystem]`',
        text: lines(
          '[permissions.filesystem]',
          'x = 1',
          'deny_read = [',
          '  "~/**/.env", # env',
          ']',
          '',
          '[features]',
        ),
      },
    ]);
  });

  it('makes the table a list: dotted', () => {
    const text = lines('permissions.filesystem.deny_read.deny_read = ["~/**/.env"]');
    assert.deepEqual(findings('article-spelling', text), [
      '1:24-33 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` is a list, not a table. Write',
      '  `deny_read = […]` below `[permissions.filesystem]`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Make it `deny_read = […]` below `[permissions.filesystem]`',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env"]'),
      },
    ]);
  });

  it('makes the table a list: inline', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = { deny_read = ["~/**/.env"] }');
    assert.deepEqual(findings('article-spelling', text), [
      '2:1-10 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` is a list, not a table. Write',
      '  `deny_read = […]` below `[permissions.filesystem]`.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Make it `deny_read = […]` below `[permissions.filesystem]`',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env"]'),
      },
    ]);
  });

  it('does not unwrap a table with more in it', () => {
    const text = lines('[permissions.filesystem.deny_read]', 'deny_read = ["~/**/.env"]', 'other = 1');
    assert.deepEqual(findings('article-spelling', text), [
      '1:25-34 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` is a list, not a table. Write',
      '  `deny_read = […]` below `[permissions.filesystem]`.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Make it `deny_read = […]` below `[permissions.filesystem]`', text: undefined },
    ]);
  });

  it('says nothing of a table without the list', () => {
    const text = lines('[permissions.filesystem.deny_read]', 'other = 1');
    assert.deepEqual(findings('article-spelling', text), []);
  });

  it('finds the second browser_use', () => {
    const text = lines('[features]', 'browser_use = false', 'browser_use = true # pane');
    assert.deepEqual(findings('article-spelling', text), [
      '3:1-12 error rejects features.browser_use «browser_use»',
      '  Codex 0.169 refuses the file: `browser_use` is set twice. The second is meant for `in_app_browser`,',
      '  which the article’s row spells this way.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Rename to `in_app_browser`',
        text: lines('[features]', 'browser_use = false', 'in_app_browser = true # pane'),
      },
    ]);
  });

  it('finds it in inline tables', () => {
    const text = lines('features = { browser_use = false, browser_use = true }');
    assert.deepEqual(findings('article-spelling', text), [
      '1:35-46 error rejects features.browser_use «browser_use»',
      '  Codex 0.169 refuses the file: `browser_use` is set twice. The second is meant for `in_app_browser`,',
      '  which the article’s row spells this way.',
    ]);
    assertFixes('article-spelling', text, [
      { title: 'Rename to `in_app_browser`', text: lines('features = { browser_use = false, in_app_browser = true }') },
    ]);
  });

  it('leaves a second browser_use to duplicate-definition where in_app_browser is set', () => {
    const text = lines('[features]', 'browser_use = false', 'in_app_browser = true', 'browser_use = true');
    assert.deepEqual(findings('article-spelling', text), []);
  });

  it('finds only the second of three', () => {
    const text = lines('[features]', 'browser_use = false', 'browser_use = true', 'browser_use = true');
    assert.deepEqual(findings('article-spelling', text), [
      '3:1-12 error rejects features.browser_use «browser_use»',
      '  Codex 0.169 refuses the file: `browser_use` is set twice. The second is meant for `in_app_browser`,',
      '  which the article’s row spells this way.',
    ]);
    assertFixes('article-spelling', text, [
      {
        title: 'Rename to `in_app_browser`',
        text: lines('[features]', 'browser_use = false', 'in_app_browser = true', 'browser_use = true'),
      },
    ]);
  });
});
