/** What `check` writes in each format, held against whole files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Workspace } from '../workspace.ts';

const folder = new URL('../goldens/', import.meta.url);

/** A policy with a finding over several lines, an ignored one, and text that means something to every format. */
const hostile = [
  '# codex-policy: profile = high-utility',
  'allowed_approval_policies = ["untrusted"]',
  'allowed_approvals_reviewers = ["user"]',
  'allowed_sandbox_modes = [\t"read-only", "danger-full-access"] # 日本',
  'allowed_web_search_modes = ["cached"]',
  'mcp_servers = {}',
  'rules.prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
  'colour = 1 # codex-policy: ignore[unknown-key] read by <our> own "tools"',
  '"a|b, c: 100%\\n::error::<b>&@someone #12 https://example.com `x` ]]>\\u001b[31m\\u202e" = 1',
  'features."日本" = """',
  '"""',
  '',
].join('\r\n');

const names = { text: 'txt', github: 'github', junit: 'junit.xml', markdown: 'md' };

describe('the formats of check', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    workspace.write('policies, all/requirements.toml', hostile);
    workspace.write('policies, all/sound/.codex/config.toml', 'model = "gpt-5"\n');
    workspace.write('policies, all/unreadable.requirements.toml', Uint8Array.of(0xff));
  });

  afterEach(() => workspace.leave());

  for (const [format, ending] of Object.entries(names)) {
    it(`${format} is as it was reviewed`, () => {
      const { code, printed } = workspace.check(['--format', format, '--profile', 'security', '.']);
      assert.equal(code, 2);
      assert.equal(printed, readFileSync(new URL(`check.${ending}`, folder), 'utf8'));
    });
  }
});
