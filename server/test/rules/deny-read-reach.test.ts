import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('deny-read-reach', () => {
  it('has nothing to say of patterns that guard', () => {
    const text = lines(
      '[permissions.filesystem]',
      'deny_read = ["~/**/.env", "/srv/keys/**", "C:\\\\keys", "\\\\\\\\host\\\\share", "~"]',
    );
    assert.deepEqual(findings('deny-read-reach', text), []);
  });

  it('rewrites one', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = [".env"] # env');
    assert.deepEqual(findings('deny-read-reach', text), [
      '2:14-20 error ineffective permissions.filesystem.deny_read[0] «".env"»',
      '  `.env` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/.env), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/.env"',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env"] # env'),
      },
    ]);
  });

  it('rewrites each of the article’s patterns, or all', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = [".env", "**/.env", "**.env.*"]');
    assert.deepEqual(findings('deny-read-reach', text), [
      '2:14-20 error ineffective permissions.filesystem.deny_read[0] «".env"»',
      '  `.env` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/.env), and files in the workspace stay readable.',
      '2:22-31 error ineffective permissions.filesystem.deny_read[1] «"**/.env"»',
      '  `**/.env` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/**/.env), and files in the workspace stay readable.',
      '2:33-43 error ineffective permissions.filesystem.deny_read[2] «"**.env.*"»',
      '  `**.env.*` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/**.env.*), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/.env"',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "**/.env", "**.env.*"]'),
      },
      {
        title: 'Rewrite all such patterns',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
      },
    ]);
    assertFixes(
      'deny-read-reach',
      text,
      [
        {
          title: 'Guard every workspace below the home folder: "~/**/.env"',
          text: lines('[permissions.filesystem]', 'deny_read = [".env", "~/**/.env", "**.env.*"]'),
        },
        {
          title: 'Rewrite all such patterns',
          text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
        },
      ],
      { finding: 1 },
    );
    assertFixes(
      'deny-read-reach',
      text,
      [
        {
          title: 'Guard every workspace below the home folder: "~/**/.env.*" and "~/**/*.env.*"',
          text: lines('[permissions.filesystem]', 'deny_read = [".env", "**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
        },
        {
          title: 'Rewrite all such patterns',
          text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
        },
      ],
      { finding: 2 },
    );
  });

  it('rewrites patterns that begin with a wildcard', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = [\'/**/*.pem\', "/*/secrets"]');
    assert.deepEqual(findings('deny-read-reach', text), [
      "2:14-25 error ineffective permissions.filesystem.deny_read[0] «'/**/*.pem'»",
      '  `/**/*.pem` begins with a wildcard: Codex 0.169 cannot expand it on Linux, and then no session',
      '  starts. It needs a folder name first.',
      '2:27-39 error ineffective permissions.filesystem.deny_read[1] «"/*/secrets"»',
      '  `/*/secrets` begins with a wildcard: Codex 0.169 cannot expand it on Linux, and then no session',
      '  starts. It needs a folder name first.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/*.pem"',
        text: lines('[permissions.filesystem]', 'deny_read = [\'~/**/*.pem\', "/*/secrets"]'),
      },
      {
        title: 'Rewrite all such patterns',
        text: lines('[permissions.filesystem]', 'deny_read = [\'~/**/*.pem\', "~/**/*/secrets"]'),
      },
    ]);
    assertFixes(
      'deny-read-reach',
      text,
      [
        {
          title: 'Guard every workspace below the home folder: "~/**/*/secrets"',
          text: lines('[permissions.filesystem]', 'deny_read = [\'/**/*.pem\', "~/**/*/secrets"]'),
        },
        {
          title: 'Rewrite all such patterns',
          text: lines('[permissions.filesystem]', 'deny_read = [\'~/**/*.pem\', "~/**/*/secrets"]'),
        },
      ],
      { finding: 1 },
    );
  });

  it('does not write a pattern twice', () => {
    const text = lines(
      '[permissions.filesystem]',
      'deny_read = [',
      '  "~/**/.env", # there',
      '  ".env", # here',
      '  "~/**/*.key",',
      ']',
    );
    assert.deepEqual(findings('deny-read-reach', text), [
      '4:3-9 error ineffective permissions.filesystem.deny_read[1] «".env"»',
      '  `.env` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/.env), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/.env"',
        text: lines(
          '[permissions.filesystem]',
          'deny_read = [',
          '  "~/**/.env", # there',
          '  # here',
          '  "~/**/*.key",',
          ']',
        ),
      },
    ]);
  });

  it('has no fix where the meaning is not plain', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = ["../secrets", "", "**", "/**"]');
    assert.deepEqual(findings('deny-read-reach', text), [
      '2:14-26 error ineffective permissions.filesystem.deny_read[0] «"../secrets"»',
      '  `../secrets` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/../secrets), and files in the workspace stay readable.',
      '2:28-30 error ineffective permissions.filesystem.deny_read[1] «""»',
      '  `` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file (/etc/codex/), and',
      '  files in the workspace stay readable.',
      '2:32-36 error ineffective permissions.filesystem.deny_read[2] «"**"»',
      '  `**` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file (/etc/codex/**),',
      '  and files in the workspace stay readable.',
      '2:38-43 error ineffective permissions.filesystem.deny_read[3] «"/**"»',
      '  `/**` begins with a wildcard: Codex 0.169 cannot expand it on Linux, and then no session starts. It',
      '  needs a folder name first.',
    ]);
    assertFixes('deny-read-reach', text, []);
    assertFixes('deny-read-reach', text, [], { finding: 1 });
    assertFixes('deny-read-reach', text, [], { finding: 2 });
    assertFixes('deny-read-reach', text, [], { finding: 3 });
  });

  it('rewrites dotted, inline and quoted', () => {
    const text = lines('permissions = { filesystem = { "deny_read" = [ "id_rsa" ] } }');
    assert.deepEqual(findings('deny-read-reach', text), [
      '1:48-56 error ineffective permissions.filesystem.deny_read[0] «"id_rsa"»',
      '  `id_rsa` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/id_rsa), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/id_rsa"',
        text: lines('permissions = { filesystem = { "deny_read" = [ "~/**/id_rsa" ] } }'),
      },
    ]);
  });

  it('looks into the list of the article’s table', () => {
    const text = lines('[permissions.filesystem.deny_read]', 'deny_read = [".env"]');
    assert.deepEqual(findings('deny-read-reach', text), [
      '2:14-20 error ineffective permissions.filesystem.deny_read.deny_read[0] «".env"»',
      '  `.env` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/.env), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/.env"',
        text: lines('[permissions.filesystem.deny_read]', 'deny_read = ["~/**/.env"]'),
      },
    ]);
  });

  it('leaves other values alone', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = [1, { a = ".env" }]');
    assert.deepEqual(findings('deny-read-reach', text), []);
  });

  it('rewrites `./` and folders', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = ["./secrets/key.pem", "config/*.yml"]');
    assert.deepEqual(findings('deny-read-reach', text), [
      '2:14-33 error ineffective permissions.filesystem.deny_read[0] «"./secrets/key.pem"»',
      '  `./secrets/key.pem` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/./secrets/key.pem), and files in the workspace stay readable.',
      '2:35-49 error ineffective permissions.filesystem.deny_read[1] «"config/*.yml"»',
      '  `config/*.yml` guards nothing in a workspace: Codex 0.169 resolves it beside the policy file',
      '  (/etc/codex/config/*.yml), and files in the workspace stay readable.',
    ]);
    assertFixes('deny-read-reach', text, [
      {
        title: 'Guard every workspace below the home folder: "~/**/secrets/key.pem"',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/secrets/key.pem", "config/*.yml"]'),
      },
      {
        title: 'Rewrite all such patterns',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/secrets/key.pem", "~/**/config/*.yml"]'),
      },
    ]);
    assertFixes(
      'deny-read-reach',
      text,
      [
        {
          title: 'Guard every workspace below the home folder: "~/**/config/*.yml"',
          text: lines('[permissions.filesystem]', 'deny_read = ["./secrets/key.pem", "~/**/config/*.yml"]'),
        },
        {
          title: 'Rewrite all such patterns',
          text: lines('[permissions.filesystem]', 'deny_read = ["~/**/secrets/key.pem", "~/**/config/*.yml"]'),
        },
      ],
      { finding: 1 },
    );
  });
});
