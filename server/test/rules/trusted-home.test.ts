import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'trusted-home';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds homes, the root and folders of everybody', () => {
    const text = lines(
      '[projects."/home/me"] # all',
      'trust_level = "trusted"',
      '[projects]',
      '"/tmp".trust_level = "trusted"',
      '\'C:\\Users\\me\' = { trust_level = "trusted" }',
      '"/".trust_level = "trusted"',
      '"/srv/app".trust_level = "trusted"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:15-24 warning accepts projects./home/me.trust_level «"trusted"»',
      '  Codex 0.169 takes `/home/me` itself for a trusted project: in sessions started there commands may',
      '  write to the whole home, SSH keys and start files of shells included, without asking.',
      '4:22-31 warning accepts projects./tmp.trust_level «"trusted"»',
      '  Codex 0.169 takes `/tmp` itself for a trusted project: anyone who may write there can leave a',
      '  `.codex/config.toml` that starts programs of theirs.',
      '5:33-42 warning accepts projects.C:\\Users\\me.trust_level «"trusted"»',
      '  Codex 0.169 takes `C:\\Users\\me` itself for a trusted project: in sessions started there commands may',
      '  write to the whole home, SSH keys and start files of shells included, without asking.',
      '6:19-28 warning accepts projects./.trust_level «"trusted"»',
      '  Codex 0.169 takes `/` itself for a trusted project: in sessions started there commands may write',
      '  wherever the user may.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Do not trust this folder',
          text: lines(
            '# all',
            '[projects]',
            '"/tmp".trust_level = "trusted"',
            '\'C:\\Users\\me\' = { trust_level = "trusted" }',
            '"/".trust_level = "trusted"',
            '"/srv/app".trust_level = "trusted"',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Do not trust this folder',
          text: lines(
            '[projects."/home/me"] # all',
            'trust_level = "trusted"',
            '[projects]',
            '\'C:\\Users\\me\' = { trust_level = "trusted" }',
            '"/".trust_level = "trusted"',
            '"/srv/app".trust_level = "trusted"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 1 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Do not trust this folder',
          text: lines(
            '[projects."/home/me"] # all',
            'trust_level = "trusted"',
            '[projects]',
            '"/tmp".trust_level = "trusted"',
            '"/".trust_level = "trusted"',
            '"/srv/app".trust_level = "trusted"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 2 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Do not trust this folder',
          text: lines(
            '[projects."/home/me"] # all',
            'trust_level = "trusted"',
            '[projects]',
            '"/tmp".trust_level = "trusted"',
            '\'C:\\Users\\me\' = { trust_level = "trusted" }',
            '"/srv/app".trust_level = "trusted"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 3 },
    );
  });

  it('finds folders of everybody whatever the sandbox', () => {
    const text = lines('sandbox_mode = "read-only"', '[projects."/tmp"]', 'trust_level = "trusted"');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '3:15-24 warning accepts projects./tmp.trust_level «"trusted"»',
      '  Codex 0.169 takes `/tmp` itself for a trusted project: anyone who may write there can leave a',
      '  `.codex/config.toml` that starts programs of theirs.',
    ]);
  });

  it('says nothing of projects, and of folders that are not trusted', () => {
    const text = lines(
      '[projects]',
      '"/home/me/code/app".trust_level = "trusted"',
      '"/srv/app".trust_level = "trusted"',
      '"/home/me".trust_level = "untrusted"',
      '"/".own = 1',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of what Codex takes for no folder', () => {
    const text = lines(
      '[projects]',
      '"~".trust_level = "trusted"',
      '"/home/me/".trust_level = "trusted"',
      '"$HOME".trust_level = "trusted"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing in a project, where the key does not count', () => {
    const text = lines('[projects."/home/me"]', 'trust_level = "trusted"');
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('says nothing of a home where sessions only read', () => {
    const text = lines('sandbox_mode = "read-only"', '[projects."/home/me"]', 'trust_level = "trusted"');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of a home where there is no sandbox', () => {
    const text = lines('sandbox_mode = "danger-full-access"', '[projects."/home/me"]', 'trust_level = "trusted"');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('leaves what is no table to other rules', () => {
    const text = lines('projects = { "/" = "trusted" }');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
