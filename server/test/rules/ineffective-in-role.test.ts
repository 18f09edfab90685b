import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'ineffective-in-role';
const role = { path: '/repo/.codex/agents/reviewer.toml', kind: 'agent-role' } as const;

describe('ineffective-in-role', () => {
  it('warns of a guard that is none, and mentions what opens nothing', () => {
    const text = lines('sandbox_mode = "read-only"', 'approval_policy = "never"');
    assert.deepEqual(findings(rule, text, 'balanced', role), [
      '1:1-13 warning ineffective sandbox_mode «sandbox_mode»',
      '  Codex 0.169 does not go by `sandbox_mode` in a role: a sub-agent has the sandbox of the session that',
      '  starts it.',
      '2:1-16 info ineffective approval_policy «approval_policy»',
      '  Codex 0.169 does not go by `approval_policy` in a role: a sub-agent is asked for approvals as in the',
      '  session that starts it.',
    ]);
    const network = lines('[sandbox_workspace_write]', 'network_access = true');
    assert.deepEqual(findings(rule, network, 'balanced', role), [
      '1:2-25 info ineffective sandbox_workspace_write «sandbox_workspace_write»',
      '  Codex 0.169 does not go by `sandbox_workspace_write` in a role: a sub-agent has the sandbox of the',
      '  session that starts it.',
    ]);
    const open = lines('sandbox_mode = "danger-full-access"', 'default_permissions = ":read-only"');
    assert.deepEqual(
      findings(rule, open, 'balanced', role).filter((line) => !line.startsWith(' ')),
      [
        '1:1-13 info ineffective sandbox_mode «sandbox_mode»',
        '2:1-20 warning ineffective default_permissions «default_permissions»',
      ],
    );
  });

  it('mentions servers that do not start, once', () => {
    const text = lines('[mcp_servers.docs]', 'url = "https://docs.test"', '[mcp_servers.mail]', 'command = "mail"');
    assert.deepEqual(findings(rule, text, 'balanced', role), [
      '1:2-13 info ineffective mcp_servers «mcp_servers»',
      '  Codex 0.169 does not go by `mcp_servers` in a role: a sub-agent has the MCP servers of the session',
      '  that starts it.',
    ]);
    assertFixes(
      rule,
      lines('name = "a"', '', '[mcp_servers.docs]', 'url = "https://docs.test" # ours'),
      [{ title: 'Remove `mcp_servers`', text: lines('name = "a"', '', '# ours'), ask: true }],
      { where: role },
    );
    assert.deepEqual(findings(rule, lines('mcp_servers = 1'), 'balanced', role), []);
  });

  it('removes the key when asked, and nothing else', () => {
    const text = crlf('name = "a" # who', 'sandbox_mode = "read-only"', '# effort', 'model_reasoning_effort = "high"');
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Remove `sandbox_mode`',
          text: crlf('name = "a" # who', '# effort', 'model_reasoning_effort = "high"'),
          ask: true,
        },
      ],
      { where: role },
    );
  });

  it('has nothing to say of other files, of other tables, and of what Codex refuses', () => {
    const text = lines('sandbox_mode = "read-only"');
    const config = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings(rule, text, 'balanced', config), []);
    assert.deepEqual(findings(rule, lines('[profiles.a]', text), 'balanced', role), []);
    assert.deepEqual(findings(rule, lines('sandbox_mode = "full"'), 'balanced', role), []);
    assert.deepEqual(findings(rule, lines('approval_policy = { granular = {} }'), 'balanced', role), []);
  });
});
