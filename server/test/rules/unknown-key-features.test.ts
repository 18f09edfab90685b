import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('unknown-key: features and retired keys', () => {
  it('finds unknown features, with what is near', () => {
    const text = lines(
      '[features]',
      'in-app-browser = false',
      'Memories = false',
      'bogus = true',
      'browser_uses = false',
    );
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-15 warning ignores features.in-app-browser «in-app-browser»',
      '  Codex 0.169 does not know `features.in-app-browser` and ignores it. Did you mean `in_app_browser`?',
      '3:1-9 warning ignores features.Memories «Memories»',
      '  Codex 0.169 does not know `features.Memories` and ignores it. Did you mean `memories`?',
      '4:1-6 warning ignores features.bogus «bogus»',
      '  Codex 0.169 does not know `features.bogus` and ignores it.',
      '5:1-13 warning ignores features.browser_uses «browser_uses»',
      '  Codex 0.169 does not know `features.browser_uses` and ignores it. Did you mean `browser_use`?',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `in_app_browser`',
        text: lines('[features]', 'in_app_browser = false', 'Memories = false', 'bogus = true', 'browser_uses = false'),
      },
    ]);
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `memories`',
          text: lines(
            '[features]',
            'in-app-browser = false',
            'memories = false',
            'bogus = true',
            'browser_uses = false',
          ),
        },
      ],
      { finding: 1 },
    );
    assertFixes('unknown-key', text, [], { finding: 2 });
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `browser_use`',
          text: lines(
            '[features]',
            'in-app-browser = false',
            'Memories = false',
            'bogus = true',
            'browser_use = false',
          ),
        },
      ],
      { finding: 3 },
    );
  });

  it('finds unknown features under the older name of the table', () => {
    const text = lines('[feature_requirements]', 'in_app_browsr = false', 'bogus = true');
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-14 warning ignores feature_requirements.in_app_browsr «in_app_browsr»',
      '  Codex 0.169 does not know `feature_requirements.in_app_browsr` and ignores it. Did you mean',
      '  `in_app_browser`?',
      '3:1-6 warning ignores feature_requirements.bogus «bogus»',
      '  Codex 0.169 does not know `feature_requirements.bogus` and ignores it.',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `in_app_browser`',
        text: lines('[feature_requirements]', 'in_app_browser = false', 'bogus = true'),
      },
    ]);
    assertFixes('unknown-key', text, [], { finding: 1 });
  });

  it('does not rename a feature to one that is pinned', () => {
    const text = lines('[features]', 'in_app_browser = false', 'in_app_browsers = false');
    assert.deepEqual(findings('unknown-key', text), [
      '3:1-16 warning ignores features.in_app_browsers «in_app_browsers»',
      '  Codex 0.169 does not know `features.in_app_browsers` and ignores it. Did you mean `in_app_browser`?',
    ]);
    assertFixes('unknown-key', text, []);
  });

  it('asks nothing where two names are equally near', () => {
    const text = lines('[features]', 'guardianv4 = false');
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-11 warning ignores features.guardianv4 «guardianv4»',
      '  Codex 0.169 does not know `features.guardianv4` and ignores it.',
    ]);
    assertFixes('unknown-key', text, []);
  });

  it('finds a key that Codex no longer reads, and does not offer it', () => {
    const text = lines('[windows]', 'sandbox_private_desktop = true', 'sandbox_private_dekstop = true');
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-24 warning ignores windows.sandbox_private_desktop «sandbox_private_desktop»',
      '  Codex 0.169 no longer reads `windows.sandbox_private_desktop` and ignores it. Remove it. Since Codex',
      '  0.169 the older Windows sandboxes always use a private desktop.',
      '3:1-24 warning ignores windows.sandbox_private_dekstop «sandbox_private_dekstop»',
      '  Codex 0.169 does not know `windows.sandbox_private_dekstop` and ignores it.',
    ]);
    assertFixes('unknown-key', text, []);
    assertFixes('unknown-key', text, [], { finding: 1 });
  });

  it('finds a key that does nothing beside another one', () => {
    const text = lines('[mcp_servers.a]', 'identity = { command = "a", url = "https://a.example" }');
    assert.deepEqual(findings('unknown-key', text), [
      '2:29-32 warning ignores mcp_servers.a.identity.url «url»',
      '  Codex 0.169 has no use here for `mcp_servers.a.identity.url` and ignores it.',
    ]);
    assertFixes('unknown-key', text, []);
    const folder = lines('[mcp_servers.a.identity]', 'command = "npx"', 'cwd = "/opt"');
    assert.deepEqual(findings('unknown-key', folder), [
      '3:1-4 warning ignores mcp_servers.a.identity.cwd «cwd»',
      '  Codex 0.169 does not know `mcp_servers.a.identity.cwd` and ignores it.',
    ]);
  });
});
