import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import { assertFixes, contextOf, crlf, findings, lines } from './golden.ts';

describe('toml-syntax', () => {
  it('has nothing to say of a valid file', () => {
    const text = lines('allowed_web_search_modes = ["cached"]', '[rules]');
    assert.deepEqual(findings('toml-syntax', text), []);
  });

  it('leaves repeated keys and tables to duplicate-definition', () => {
    const text = lines('a = 1', 'a = 2', '[t]', '[t]');
    assert.deepEqual(findings('toml-syntax', text), []);
  });

  it('makes prose a comment', () => {
    const text = lines('[mcp_servers]', 'Note: Empty table restricts all.', '[features]');
    assert.deepEqual(findings('toml-syntax', text), [
      '2:1-33 error rejects (file) «Note: Empty table restricts all.»',
      '  Codex refuses this file: expected `=` after `Note`, not `:`.',
    ]);
    assertFixes('toml-syntax', text, [
      {
        title: 'Make this line a comment',
        text: lines('[mcp_servers]', '# Note: Empty table restricts all.', '[features]'),
      },
    ]);
  });

  it('makes indented prose a comment, CRLF and at the end of the file', () => {
    const text = crlf('[mcp_servers]', '  Note that this is empty').trimEnd();
    assert.deepEqual(findings('toml-syntax', text), [
      '2:3-26 error rejects (file) «Note that this is empty»',
      '  Codex refuses this file: expected `=` after `Note`.',
    ]);
    assertFixes('toml-syntax', text, [
      { title: 'Make this line a comment', text: crlf('[mcp_servers]', '  # Note that this is empty').trimEnd() },
    ]);
  });

  it('leaves a key that is being typed alone', () => {
    const text = lines('allowed_web', 'allowed_web_search_modes = ["cached"]');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:1-12 error rejects (file) «allowed_web»',
      '  Codex refuses this file: expected `= value` after `allowed_web`.',
    ]);
    assertFixes('toml-syntax', text, []);
  });

  it('leaves a line alone that lacks its equals sign', () => {
    const text = lines('description "Agent to use for task x"');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:1-38 error rejects (file) «description "Agent to use for task x"»',
      '  Codex refuses this file: expected `=` after `description`.',
    ]);
    assertFixes('toml-syntax', text, []);
  });

  it('quotes a bare word', () => {
    const text = lines('[hooks]', 'a = keyring # store');
    assert.deepEqual(findings('toml-syntax', text), [
      '2:5-12 error rejects (file) «keyring»',
      '  Codex refuses this file: `keyring` is not a TOML value; a string needs quotes.',
    ]);
    assertFixes('toml-syntax', text, [
      { title: 'Quote it: "keyring"', text: lines('[hooks]', 'a = "keyring" # store') },
    ]);
  });

  it('quotes a bare word inside a list', () => {
    const text = lines('allowed_web_search_modes = [cached, live]');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:29-35 error rejects (file) «cached»',
      '  Codex refuses this file: `cached` is not a TOML value; a string needs quotes.',
      '1:37-41 error rejects (file) «live»',
      '  Codex refuses this file: `live` is not a TOML value; a string needs quotes.',
    ]);
    assertFixes('toml-syntax', text, [
      { title: 'Quote it: "cached"', text: lines('allowed_web_search_modes = ["cached", live]') },
    ]);
    assertFixes(
      'toml-syntax',
      text,
      [{ title: 'Quote it: "live"', text: lines('allowed_web_search_modes = [cached, "live"]') }],
      { finding: 1 },
    );
  });

  it('writes booleans in lower case', () => {
    const text = lines('[features]', 'memories = False', 'apps = TRUE');
    assert.deepEqual(findings('toml-syntax', text), [
      '2:12-17 error rejects (file) «False»',
      '  Codex refuses this file: `False` is not a TOML value: booleans are lower case.',
      '3:8-12 error rejects (file) «TRUE»',
      '  Codex refuses this file: `TRUE` is not a TOML value: booleans are lower case.',
    ]);
    assertFixes('toml-syntax', text, [
      { title: 'Write `false`', text: lines('[features]', 'memories = false', 'apps = TRUE') },
    ]);
    assertFixes(
      'toml-syntax',
      text,
      [{ title: 'Write `true`', text: lines('[features]', 'memories = False', 'apps = true') }],
      { finding: 1 },
    );
  });

  it('writes what other formats call a boolean, but asks first', () => {
    const text = lines('allow_appshots = No', '[features]', 'apps = on # all');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:18-20 error rejects (file) «No»',
      '  Codex refuses this file: `No` is not a TOML value; a string needs quotes.',
      '3:8-10 error rejects (file) «on»',
      '  Codex refuses this file: `on` is not a TOML value; a string needs quotes.',
    ]);
    assertFixes('toml-syntax', text, [
      { title: 'Write `false`', text: lines('allow_appshots = false', '[features]', 'apps = on # all'), ask: true },
    ]);
    assertFixes(
      'toml-syntax',
      text,
      [{ title: 'Write `true`', text: lines('allow_appshots = No', '[features]', 'apps = true # all'), ask: true }],
      { finding: 1 },
    );
    for (const [word, meant] of Object.entries({ yes: 'true', off: 'false' })) {
      const fix = { title: `Write \`${meant}\``, text: lines(`allow_appshots = ${meant}`), ask: true } as const;
      assertFixes('toml-syntax', lines(`allow_appshots = ${word}`), [fix]);
    }
  });

  it('has no fix for other values', () => {
    const text = lines('a = 1__2', 'b = @x', 'c = ');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:5-9 error rejects (file) «1__2»',
      '  Codex refuses this file: `1__2` is not a valid number.',
      '2:5-7 error rejects (file) «@x»',
      '  Codex refuses this file: `@x` is not a TOML value; a string needs quotes.',
      '3:3-4 error rejects (file) «=»',
      '  Codex refuses this file: expected a value after `=`.',
    ]);
    assertFixes('toml-syntax', text, []);
    assertFixes('toml-syntax', text, [], { finding: 1 });
    assertFixes('toml-syntax', text, [], { finding: 2 });
  });

  it('has no fix for what is not closed', () => {
    const text = lines('allowed_web_search_modes = ["cached"', '[features]', 'apps = false');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:36-37 error rejects (file) «"»',
      '  Codex refuses this file: this array is not closed: expected `]`.',
    ]);
    assertFixes('toml-syntax', text, []);
  });

  it('finds strings that do not end', () => {
    const text = lines('a = "x', 'b = 1');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:5-7 error rejects (file) «"x»',
      '  Codex refuses this file: this string is not closed: expected `"`.',
    ]);
    assertFixes('toml-syntax', text, []);
  });

  it('finds several statements on a line', () => {
    const text = lines('[otel] environment = "prod" log_user_prompt = true');
    assert.deepEqual(findings('toml-syntax', text), [
      '1:8-51 error rejects (file) «environment = "prod" log_user_prompt = true»',
      '  Codex refuses this file: expected the end of the line; one statement per line.',
    ]);
    assertFixes('toml-syntax', text, []);
  });

  it('writes an equals sign for the colon of other formats', () => {
    const text = lines('[features]', 'memories: false # all', 'browser_use : no', 'apps: "off"', 'x: 1');
    const lead = '  Codex refuses this file: expected `=` after';
    assert.deepEqual(findings('toml-syntax', text), [
      '2:1-22 error rejects (file) «memories: false # all»',
      `${lead} \`memories\`, not \`:\`.`,
      '3:1-17 error rejects (file) «browser_use : no»',
      `${lead} \`browser_use\`, not \`:\`.`,
      '4:1-12 error rejects (file) «apps: "off"»',
      `${lead} \`apps\`, not \`:\`.`,
      '5:1-5 error rejects (file) «x: 1»',
      `${lead} \`x\`, not \`:\`.`,
    ]);
    const first = lines('[features]', 'memories = false # all', 'browser_use : no', 'apps: "off"', 'x: 1');
    assertFixes('toml-syntax', text, [{ title: 'Write `=` for the colon', text: first }]);
    for (const finding of [1, 2]) assertFixes('toml-syntax', text, [], { finding });
  });

  it('writes the `=` that is not there, where Codex knows the key and takes the value', () => {
    const where = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
    const rest = ['config_file = "/path/to/agent/config"'];
    const text = lines('[agents.my_agent]', 'description "Agent to use for task x" # x', ...rest);
    assert.deepEqual(findings('toml-syntax', text, 'balanced', where), [
      '2:1-42 error rejects (file) «description "Agent to use for task x" # x»',
      '  Codex refuses this file: expected `=` after `description`.',
    ]);
    const fixed = lines('[agents.my_agent]', 'description = "Agent to use for task x" # x', ...rest);
    assertFixes('toml-syntax', text, [{ title: 'Write the missing `=`', text: fixed }], { where });
    assertFixes('toml-syntax', lines('allow_appshots \t false'), [
      { title: 'Write the missing `=`', text: lines('allow_appshots = false') },
    ]);
    for (const line of ['note "x"', 'allow_appshots "no"', 'allow_appshots yes please']) {
      const context = contextOf(lines(line));
      const titles = check(context).flatMap((finding) => fixesOf(context, finding).map(({ title }) => title));
      assert.equal(titles.includes('Write the missing `=`'), false, line);
    }
  });

  it('makes no comment of a setting', () => {
    const text = lines('allowed_sandbox_modes: read-only, workspace-write', '[features]', 'memories: no thanks');
    assertFixes('toml-syntax', text, []);
    assertFixes('toml-syntax', text, [], { finding: 1 });
  });

  it('writes straight quotes for those of a word processor', () => {
    const text = lines('allowed_approval_policies = [“untrusted”]', 'log_dir = ‘logs’', 'allow_appshots = “no”');
    assertFixes('toml-syntax', text, [
      {
        title: 'Write straight quotes: "untrusted"',
        text: lines('allowed_approval_policies = ["untrusted"]', 'log_dir = ‘logs’', 'allow_appshots = “no”'),
      },
    ]);
    assertFixes(
      'toml-syntax',
      text,
      [
        {
          title: 'Write straight quotes: "logs"',
          text: lines('allowed_approval_policies = [“untrusted”]', 'log_dir = "logs"', 'allow_appshots = “no”'),
        },
      ],
      { finding: 1 },
    );
    assertFixes('toml-syntax', text, [], { finding: 2 });
  });

  it('quotes nothing that Codex would refuse as well', () => {
    const text = lines('allowed_sandbox_modes = [read-only, readonly]', '[features]', 'memories = fal');
    const quoted = lines('allowed_sandbox_modes = ["read-only", readonly]', '[features]', 'memories = fal');
    assertFixes('toml-syntax', text, [{ title: 'Quote it: "read-only"', text: quoted }]);
    for (const finding of [1, 2]) assertFixes('toml-syntax', text, [], { finding });
  });
});
