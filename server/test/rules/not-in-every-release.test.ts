import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { check } from '../../src/rules/check.ts';
import { assertFixes, contextOf, crlf, findings, lines } from './golden.ts';

const rule = 'not-in-every-release';
const found = (range: string, ...text: readonly string[]) =>
  findings(rule, lines(...text), 'balanced', { release: releaseFor(range) });

describe('not-in-every-release', () => {
  it('has nothing to say of the newest release', () => {
    const text = lines('allowed_approvals_reviewers = ["auto_review"]', '[otel]', 'log_sse_deltas = true');
    for (const range of ['', '0.169', '>=0.169', '0.200', 'latest']) {
      assert.deepEqual(findings(rule, text, 'balanced', { release: releaseFor(range) }), []);
    }
  });

  it('has nothing to say of what all of the range go by', () => {
    const text = [
      'allowed_approvals_reviewers = ["user", "guardian_subagent"]',
      'allowed_sandbox_modes = ["read-only"]',
    ];
    assert.deepEqual(found('>=0.121', ...text), []);
  });

  it('tells which releases ignore a key', () => {
    assert.deepEqual(found('>=0.118', 'allowed_approvals_reviewers = ["user"]', '[hooks]'), [
      '1:1-28 warning ignores allowed_approvals_reviewers «allowed_approvals_reviewers»',
      '  Codex 0.118 and older ignore `allowed_approvals_reviewers`, first seen in 0.121: such clients are',
      '  not constrained by it.',
      '2:2-7 warning ignores hooks «hooks»',
      '  Codex 0.123 and older ignore `hooks`, first seen in 0.125: such clients are not constrained by it.',
    ]);
  });

  it('tells which releases refuse the file, and why', () => {
    const text = ['[[rules.prefix_rules]]', 'pattern = [{ token = "rm" }]', 'decision = "prompt-user"'];
    assert.deepEqual(found('0.150 - 0.169', ...text), [
      '3:12-25 error rejects rules.prefix_rules[0].decision «"prompt-user"»',
      '  Codex 0.98 to 0.166 refuse the file: they do not take `prompt-user` here. Codex 0.169 loads it; such',
      '  clients need a file of their own.',
    ]);
  });

  it('takes a single older release for a range', () => {
    assert.deepEqual(found('0.120', 'allow_appshots = false'), [
      '1:1-15 warning ignores allow_appshots «allow_appshots»',
      '  Codex 0.133 and older ignore `allow_appshots`, first seen in 0.136: such clients are not constrained',
      '  by it.',
    ]);
  });

  it('tells of pins that stop old releases and do nothing in later ones', () => {
    assert.deepEqual(found('>=0.113', '[features]', 'hooks = true', 'apps = false'), [
      '2:9-13 error rejects features.hooks «true»',
      '  Codex 0.110 to 0.123 refuse the file: they do not know `hooks` here. Codex 0.125 loads it; such',
      '  clients need a file of their own. Codex 0.125 to 0.128 ignore `features.hooks`, first seen in 0.130:',
      '  such clients are not constrained by it. Codex 0.116 to 0.128 call it `codex_hooks`, which newer ones',
      '  still take.',
    ]);
  });

  it('tells of forms that came later than their key', () => {
    assert.deepEqual(found('>=0.128', '[mcp_servers.a.identity.url]', 'match = "prefix"', 'value = "https://x/"'), [
      '1:25-28 error rejects mcp_servers.a.identity.url «url»',
      '  Codex 0.90 to 0.142 refuse the file: they take a string here. Codex 0.144 loads it; such clients',
      '  need a file of their own.',
    ]);
    assert.deepEqual(found('>=0.152', '[permissions.network]', 'enabled = true'), [
      '1:14-21 error rejects permissions.network «network»',
      '  Codex 0.133 to 0.166 refuse the file: they take `permissions.network` for a permission profile.',
      '  Codex 0.169 loads it; such clients need a file of their own.',
    ]);
  });

  it('tells of constraints that are gone', () => {
    assert.deepEqual(found('>=0.90', 'allowed_approval_policies = ["never"]'), [
      '1:1-26 error rejects allowed_approval_policies «allowed_approval_policies»',
      '  Codex 0.77 to 0.90 refuse the file: they do not start where `on-request` is not in the list. Codex',
      '  0.98 loads it; such clients need a file of their own.',
    ]);
  });

  it('tells of bare dates in the place of strings', () => {
    assert.deepEqual(found('>=0.140', 'guardian_policy_config = 1979-05-27'), [
      '1:26-36 error rejects guardian_policy_config «1979-05-27»',
      '  Codex 0.121 to 0.146 refuse the file: they take a string here. Codex 0.148 loads it; such clients',
      '  need a file of their own.',
    ]);
  });

  it('leaves to other rules what the newest release refuses or ignores', () => {
    assert.deepEqual(found('>=0.125', 'colour = 1', 'allowed_sandbox_modes = ["read"]'), []);
  });

  it('waits for the value of a key that is being typed', () => {
    for (const half of ['mcp_servers =', 'half_typed =', 'half_typed']) {
      assert.deepEqual(found('>=0.66', half), [], half);
    }
    assert.deepEqual(found('>=0.66', 'mcp_servers = {}'), [
      '1:1-12 warning ignores mcp_servers «mcp_servers»',
      '  Codex 0.80 and older ignore `mcp_servers`, first seen in 0.90: such clients are not constrained by',
      '  it.',
    ]);
  });

  it('does not keep other findings on the same place from being told', () => {
    const text = lines('allowed_approvals_reviewers = ["user"]');
    const codes = (range: string) =>
      check(contextOf(text, 'balanced', { release: releaseFor(range) })).map(({ code }) => code);
    assert.deepEqual(
      codes('>=0.77').filter((code) => code !== rule),
      codes(''),
    );
  });

  it('writes the older word', () => {
    const text = lines("allowed_approvals_reviewers = ['user', 'auto_review'] # who");
    const where = { release: releaseFor('>=0.121') };
    assert.deepEqual(findings(rule, text, 'balanced', where), [
      "1:40-53 error rejects allowed_approvals_reviewers[1] «'auto_review'»",
      '  Codex 0.121 to 0.123 refuse the file: they do not take `auto_review` here. `guardian_subagent` means',
      '  the same, and all of them take it.',
    ]);
    const fixed = lines("allowed_approvals_reviewers = ['user', 'guardian_subagent'] # who");
    const title = 'Make it work from Codex 0.121 on: write `guardian_subagent`';
    assertFixes(rule, text, [{ title, text: fixed, ask: true }], { where });
  });

  it('writes the older lists', () => {
    const where = { release: releaseFor('>=0.104') };
    const text = crlf(
      '[experimental_network]',
      'enabled = true # on',
      '',
      '[experimental_network.domains]',
      '"example.com" = "allow"',
      '"*.example.org" = "allow"',
      '"bad.example" = "deny"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', where), [
      '4:23-30 warning ignores experimental_network.domains «domains»',
      '  Codex 0.104 to 0.116 ignore `experimental_network.domains`, first seen in 0.118: such clients are',
      '  not constrained by it. They have `allowed_domains` and `denied_domains` instead, which newer ones',
      '  take too.',
    ]);
    const fixed = crlf(
      '[experimental_network]',
      'enabled = true # on',
      'allowed_domains = ["example.com", "*.example.org"]',
      'denied_domains = ["bad.example"]',
      '',
    );
    const title = 'Make it work from Codex 0.104 on: write `allowed_domains` and `denied_domains`';
    assertFixes(rule, text, [{ title, text: fixed, ask: true }], { where });
  });

  it('writes the older name of a feature', () => {
    const where = { release: releaseFor('>=0.125') };
    const text = lines('[features]', 'hooks = true # ours', 'apps = false');
    assert.deepEqual(findings(rule, text, 'balanced', where), [
      '2:1-6 warning ignores features.hooks «hooks»',
      '  Codex 0.125 to 0.128 ignore `features.hooks`, first seen in 0.130: such clients are not constrained',
      '  by it. Codex 0.116 to 0.128 call it `codex_hooks`, which newer ones still take.',
    ]);
    const title = 'Make it work from Codex 0.116 on: write `codex_hooks`';
    const fixed = lines('[features]', 'codex_hooks = true # ours', 'apps = false');
    assertFixes(rule, text, [{ title, text: fixed, ask: true }], { where });
    const both = lines('[features]', 'hooks = true', 'codex_hooks = true');
    assertFixes(rule, both, [{ title, text: undefined, ask: true }], { where, finding: 0 });
  });

  it('writes no list where a word has none', () => {
    const where = { release: releaseFor('>=0.104') };
    const sockets = lines('[experimental_network.unix_sockets]', '"/run/a" = "allow"', '"/run/b" = "deny"');
    const title = 'Make it work from Codex 0.104 on: write `allow_unix_sockets`';
    assertFixes(rule, sockets, [{ title, text: undefined, ask: true }], { where, finding: 0 });
  });

  describe('in settings', () => {
    const managed = (range: string) => ({ kind: 'managed-config', release: releaseFor(range) }) as const;

    it('tells which releases start without a setting, and which refuse the file', () => {
      const text = lines('approvals_reviewer = "auto_review"', '[otel]', 'log_sse_deltas = true');
      assert.deepEqual(findings(rule, text, 'balanced', managed('>=0.113')), [
        '1:22-35 error rejects approvals_reviewer «"auto_review"»',
        '  Codex 0.116 to 0.123 refuse the file: they do not take `auto_review` here. Codex 0.113 and older',
        '  ignore `approvals_reviewer`, first seen in 0.116: such clients start without it. `guardian_subagent`',
        '  means the same, and all of them take it.',
        '3:1-15 warning ignores otel.log_sse_deltas «log_sse_deltas»',
        '  Codex 0.166 and older ignore `otel.log_sse_deltas`, first seen in 0.169: such clients start without',
        '  it.',
      ]);
    });

    it('writes the older word', () => {
      const where = managed('>=0.116');
      const text = lines("approvals_reviewer = 'auto_review' # ours");
      const title = 'Make it work from Codex 0.116 on: write `guardian_subagent`';
      const fixed = lines("approvals_reviewer = 'guardian_subagent' # ours");
      assertFixes(rule, text, [{ title, text: fixed, ask: true }], { where });
    });

    it('tells of a table where older releases take a switch', () => {
      assert.deepEqual(
        findings(rule, lines('[features.network_proxy]', 'enabled = true'), 'balanced', managed('>=0.128')),
        [
          '1:11-24 error rejects features.network_proxy «network_proxy»',
          '  Codex 0.66 to 0.130 refuse the file: they take true or false here. Codex 0.133 loads it; such',
          '  clients need a file of their own.',
        ],
      );
    });

    it('has nothing to say of what all of the range read, nor of what the newest does not', () => {
      const text = lines('sandbox_mode = "read-only"', 'colour = "red"', 'web_search = "none"');
      assert.deepEqual(findings(rule, text, 'balanced', managed('>=0.90')), []);
      assert.deepEqual(findings(rule, lines('web_search = "indexed"'), 'balanced', managed('>=0.142')), []);
    });

    it('leaves alone what a project may not set', () => {
      const text = lines('openai_base_url = "https://example.com"', 'web_search = "indexed"');
      const where = { kind: 'config', path: '/home/u/work/.codex/config.toml', release: releaseFor('0.113') } as const;
      assert.deepEqual(
        findings(rule, text, 'balanced', where).filter((line) => /^\d/.test(line)),
        ['2:14-23 error rejects web_search «"indexed"»'],
      );
      const inside = lines('[features.multi_agent_v2]', 'message_board_remote = true');
      assert.deepEqual(findings(rule, inside, 'balanced', { ...where, release: releaseFor('>=0.160') }), [
        '2:24-28 error rejects features.multi_agent_v2.message_board_remote «true»',
        '  Codex 0.121 to 0.160 refuse the file: they do not know `message_board_remote` here. Codex 0.162',
        '  loads it; such clients need a file of their own.',
      ]);
    });
  });
});
