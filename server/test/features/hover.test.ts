import assert from 'node:assert/strict';
import { configSchema } from '../../src/codex/config/index.ts';
import { walk } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import { hover } from '../../src/features/hover.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { analysisOf, withCursor } from './cursor.ts';

function hoverAt(marked: string, profile?: ProfileId, path?: string): { text: string; covered: string } | undefined {
  const { text, offset } = withCursor(marked);
  const analysis = analysisOf(text, profile, path);
  const result = hover(analysis, analysis.textDocument.positionAt(offset));
  if (!result?.range || typeof result.contents !== 'object' || !('value' in result.contents)) return undefined;
  return { text: result.contents.value, covered: analysis.textDocument.getText(result.range) };
}

describe('hover', () => {
  it('shows the profiles side by side, with the state of the file, for a control', () => {
    const shown = hoverAt('allowed_sandbox|_modes = ["read-only", "danger-full-access"]\n');
    assert.equal(shown?.covered, 'allowed_sandbox_modes');
    assert.match(shown.text, /^\*\*`allowed_sandbox_modes`\*\* — Sandbox modes\n/);
    assert.ok(
      shown.text.includes(
        [
          '|  | High Utility | **Balanced** (target) | Security-oriented |',
          '| --- | --- | --- | --- |',
          '| Profile | `["read-only", "workspace-write", "danger-full-access"]` | `["read-only", "workspace-write"]` | `["read-only"]` |',
          '| This\u00a0file | ✓ met | ▼ weaker | ▼ weaker |',
        ].join('\n'),
      ),
      shown.text,
    );
    assert.match(shown.text, /\*\*Risk\*\* \(limits outputs\): The sandbox is what stands between/);
    assert.match(shown.text, /\*When absent:\* Users may switch the sandbox off\./);
    assert.match(shown.text, /Codex 0\.169, observed with the binary/);
  });

  it('links what the facts come from', () => {
    const { text = '' } = hoverAt('[permissions.filesystem]\ndeny_|read = []\n') ?? {};
    assert.equal(
      text.split('\n').at(-1),
      '*Codex 0.169, observed with the binary and <https://learn.chatgpt.com/docs/enterprise/managed-configuration>.*',
    );
  });

  it('says once what holds without a feature', () => {
    const { text = '' } = hoverAt('[features]\nmem|ories = true\n') ?? {};
    assert.deepEqual(
      text.split('\n').filter((line) => / absent:\*/.test(line)),
      ['*When absent:* The feature is off, and users may switch it on.'],
    );
  });

  it('marks the target profile', () => {
    assert.match(
      hoverAt('mcp|_servers = {}\n', 'security-oriented')?.text ?? '',
      /\| High Utility \| Balanced \| \*\*Security-oriented\*\* \(target\) \|/,
    );
  });

  it('explains an element of a list by its value', () => {
    const shown = hoverAt('allowed_approval_policies = ["untrusted", "ne|ver"]\n');
    assert.equal(shown?.covered, '"never"');
    assert.match(shown.text, /\*Values:\* `untrusted` · `on-failure` · `on-request` · `never`/);
  });

  it('says what the article writes where another form works', () => {
    assert.match(
      hoverAt('[permissions.filesystem]\ndeny|_read = []\n')?.text ?? '',
      /The article writes `\[permissions\.filesystem\.deny_read\] deny_read = \["\.env", "\*\*\/\.env", "\*\*\.env\.\*"\]`/,
    );
  });

  it('tells for which system and which surface a key is', () => {
    assert.match(hoverAt('[win|dows]\n')?.text ?? '', /\n\n\*Only for\* Windows\.\n/);
    assert.match(
      hoverAt('[applica|tion]\n')?.text ?? '',
      /\n\nBy the public reference it is for the desktop app: it limits neither commands nor the browser nor the cloud\.\n/,
    );
    assert.doesNotMatch(hoverAt('[fea|tures]\n')?.text ?? '', /Only for/);
  });

  it('tells stage and default of a feature, of an older name, and of one that Codex does not know', () => {
    assert.match(hoverAt('[features]\nmemo|ries = true\n')?.text ?? '', /Feature: stable, off by default\./);
    assert.match(
      hoverAt('[features]\nrequest_permis|sions = true\n')?.text ?? '',
      /An older name of `exec_permission_approvals`/,
    );
    assert.match(
      hoverAt('[features]\nno_such|_thing = true\n')?.text ?? '',
      /knows no feature `no_such_thing` and ignores the pin/,
    );
    assert.match(hoverAt('[features]\nworktre|es = true\n')?.text ?? '', /A pin changes nothing any more/);
  });

  it('works on table headers, inline tables, quoted and dotted keys', () => {
    assert.match(
      hoverAt('[mcp_ser|vers.docs]\nidentity = { command = "x" }\n')?.text ?? '',
      /`mcp_servers`\*\* — MCP servers/,
    );
    assert.equal(hoverAt('[mcp_servers.docs]\nidentity = { com|mand = "x" }\n')?.covered, 'command');
    assert.equal(hoverAt('features."app|s" = true\n')?.covered, '"apps"');
    assert.match(hoverAt('[permis|sions.filesystem]\ndeny_read = []\n')?.text ?? '', /\*\*`permissions`\*\*/);
  });

  it('names a key that Codex does not know, and says nothing between statements', () => {
    assert.match(
      hoverAt('allowed_approval_rev|iewers = ["user"]\n')?.text ?? '',
      /Codex 0\.169 knows no key of this name here\./,
    );
    assert.equal(hoverAt('features.apps = true\n|\n# a comment\n'), undefined);
  });

  it('escapes what a file contains', () => {
    const shown = hoverAt('[mcp_servers."a`b](command:x) <img>|"]\nidentity = { command = "x" }\n');
    assert.match(shown?.text ?? '', /^\*\*``mcp_servers\."a`b\]\(command:x\) <img>"``\*\*/);
  });

  it('is silent on a file that is not Codex’s', () => {
    const { text, offset } = withCursor('[project]\nna|me = "x"\n');
    const analysis = analysisOf(text);
    const other = { ...analysis, kind: undefined };
    assert.equal(hover(other, other.textDocument.positionAt(offset)), undefined);
  });

  it('knows every key of the reference', () => {
    const unknown = [...walk(requirementsSchema)]
      .filter(({ path }) => !path.some((step) => step === '[]' || step.startsWith('<')))
      .filter(({ path }) => {
        const key = path.map((step) => JSON.stringify(step)).join('.');
        return /knows no key/.test(hoverAt(`${key.slice(0, -1)}|" = 1\n`)?.text ?? 'knows no key');
      });
    assert.deepEqual(unknown, []);
  });
});

describe('hover on settings', () => {
  const own = '/home/me/.codex/config.toml';
  const textAt = (marked: string, path = own) => hoverAt(marked, 'balanced', path)?.text ?? '';

  it('says what a key does, the risk of the requirement that limits it, what it takes, and what happens without it', () => {
    assert.deepEqual(textAt('sandbox_mo|de = "read-only"\n').split('\n\n'), [
      '**`sandbox_mode`** — Sandbox modes',
      '`read-only`: Commands may read, but write nothing.',
      'What commands of the agent may write and reach.',
      '*Allowed by:* ✓ High Utility · ✓ Balanced · ✓ Security-oriented',
      '**Risk** (limits outputs): The sandbox is what stands between an injected instruction and the user’s machine.',
      '`allowed_sandbox_modes` in requirements.toml enforces it.',
      '*Values:* `read-only` · `workspace-write` · `danger-full-access`',
      'For any other value Codex 0.169 rejects the file.',
      'In managed_config.toml the key becomes a requirement that replaces allowed_sandbox_modes of requirements.toml.',
      '*When `sandbox_mode` is absent:* Read-only; in a trusted project workspace-write.',
      '*Codex 0.169: what it takes and refuses is observed with the binary.*',
    ]);
    assert.match(textAt('appro|val_policy = "never"\n', '/etc/codex/managed_config.toml'), /becomes a requirement/);
  });

  it('says which profiles allow a value, and why it is risky', () => {
    assert.match(
      textAt('sandbox_mode = "danger|-full-access"\n'),
      /\n\n`danger-full-access`: no sandbox: [^\n]+\.\n\n\*Allowed by:\* ✓ High Utility · ✗ Balanced · ✗ Security-oriented\n/,
    );
    assert.match(textAt('web_sear|ch = "disabled"\n'), /✓ High Utility · ✓ Balanced · ✓ Security-oriented\n/);
    assert.match(
      textAt('[features]\ncomputer_u|se = true\n'),
      /— Computer use\n[\s\S]*`features\.computer_use` in requ/,
    );
    assert.match(textAt('[mcp_serv|ers.docs]\nurl = "https://a.io"\n'), /— MCP servers\n[\s\S]*Each server brings/);
  });

  it('says why other keys matter for security, and nothing of those that do not', () => {
    const risky = [
      ['[sandbox_workspace_write]\nnetwork_a|ccess = true\n', /\*\*Risk\*\* \(outputs\): With the network open/],
      ['[projects."/srv/app"]\ntrust_le|vel = "trusted"\n', /A trusted folder sets part of what Codex does/],
      ['[mcp_servers.docs]\ncomm|and = "docs"\n', /What is named here is run without a question/],
      ['[mcp_servers.docs.env]\nTOK|EN = "a"\n', /A secret that stands here is in every copy/],
      ['open|ai_base_url = "https://a.io"\n', /are sent to the address that stands here/],
    ] as const;
    for (const [text, pattern] of risky) assert.match(textAt(text), pattern);
    for (const text of ['mod|el = "a"\n', '[tui]\nth|eme = "a"\n'])
      assert.doesNotMatch(textAt(text), /Risk|Allowed by/);
  });

  it('shows the row of the risk tables, with the state of a managed_config.toml', () => {
    const managed = '/etc/codex/managed_config.toml';
    assert.match(
      textAt('cli_auth_cred|entials_store = "auto"\n', managed),
      /— Where sign-in is kept\n[\s\S]*\*Every profile:\* `cli_auth_credentials_store = "keyring"` · \*this file:\* ▼ weaker\n[\s\S]*\*\*Risk\*\* \(limits outputs\): A credentials file/,
    );
    assert.match(
      textAt('[otel]\nenviron|ment = "x"\nexporter = "statsig"\n', managed),
      /— Telemetry\n[\s\S]*\*Every profile:\* a collector of your own · \*this file:\* ✓ met\n/,
    );
    assert.match(
      textAt('[history]\npersis|tence = "none"\n'),
      /\*Every profile\*, as a default in managed_config\.toml: `history\.persistence = "save-all"`\n/,
    );
    assert.match(
      textAt('[memories]\nno_memories_if_mcp|_or_web_search = true\n', managed),
      /Every profile:\* `memories\.disable_on_external_context = true` · \*this file:\* ✓ met/,
    );
  });

  it('shows what the article writes where Codex reads it differently', () => {
    const agents = textAt('[agents.rev|iewer]\ndescription = "x"\n', '/etc/codex/managed_config.toml');
    assert.ok(agents.includes('The article writes:\n\n```toml\n[features]\nmulti_agent = true\n'), agents);
    assert.ok(agents.includes('description "Agent to use for task x"\n'), agents);
    assert.ok(
      agents.includes('Codex 0.169 takes:\n\n```toml\n[agents.my_agent]\ndescription = "Agent to use for task x"\n'),
      agents,
    );
    const attribution = textAt('commit_attri|bution = "x"\n');
    assert.match(attribution, /Codex 0\.169 has no such key and ignores it/);
    assert.doesNotMatch(attribution, /Codex 0\.169 takes:/);
  });

  it('tells the stage of a feature, what is deprecated, and what a project may not set', () => {
    assert.match(textAt('[features]\nste|er = true\n'), /Feature: removed, on by default\.\n/);
    assert.match(textAt('[features]\nste|er = true\n'), /\n\*Deprecated:\* Remove it/);
    assert.doesNotMatch(textAt('[features]\nworktre|es = true\n'), /pin/);
    assert.match(
      textAt('not|ify = ["a"]\n'),
      /Codex 0\.169 ignores `notify` in the `\.codex\/config\.toml` of a project\./,
    );
    assert.doesNotMatch(textAt('[otel]\nenviron|ment = "x"\n'), /of a project/);
  });

  it('says of a role file what Codex does with a role, and no risk of what has no effect there', () => {
    const role = '/srv/app/.codex/agents/reviewer.toml';
    const sandbox = textAt('sandbox_|mode = "danger-full-access"\n', role);
    assert.match(sandbox, /For any other value Codex 0\.169 drops the role\.\n/);
    assert.match(sandbox, /Codex does not go by it in a role: a sub-agent has the sandbox of the session/);
    assert.doesNotMatch(sandbox, /Risk|Allowed by|rejects the file|Sandbox modes/);
    assert.doesNotMatch(textAt('[mcp_servers.docs]\ncomm|and = "docs"\n', role), /Risk/);
    const network = textAt('[sandbox_workspace_write]\nnetwork_a|ccess = true\n', role);
    assert.match(network, /\n\nCodex does not go by it in a role: a sub-agent has the sandbox of the session/);
    assert.doesNotMatch(network, /Risk/);
    assert.match(textAt('[otel]\nenviron|ment = "x"\n', role), /\*\*Risk\*\*/);
    assert.match(textAt('no|tify = ["a"]\n', role), /otherwise Codex 0\.169 drops the role\./);
    assert.doesNotMatch(textAt('no|tify = ["a"]\n', role), /of a project/);
  });

  it('names a key that Codex does not know', () => {
    for (const text of ['ow|n = 1\n', 'allowed_sandbox|_modes = []\n', '[features]\now|n = true\n']) {
      assert.match(textAt(text), /Codex 0\.169 knows no key of this name here\.$/, text);
    }
  });

  it('knows every key of the reference', () => {
    const paths = [...walk(configSchema)].map(({ path }) => path);
    const fixed = paths.filter((path) => !path.some((step) => step === '[]' || step.startsWith('<')));
    const unknown = fixed.filter((path) => {
      const key = path.map((step) => JSON.stringify(step)).join('.');
      return /knows no key/.test(textAt(`${key.slice(0, -1)}|" = 1\n`) || 'knows no key');
    });
    assert.ok(fixed.length > 500);
    assert.deepEqual(unknown, []);
  });
});
