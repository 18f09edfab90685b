import assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver-types';
import { semanticTokens } from '../../src/features/semantic-tokens.ts';
import { semanticTokensLegend } from '../../src/features/semantic-tokens-legend.ts';
import { analysisOf } from './cursor.ts';

const places = {
  policy: '/etc/codex/requirements.toml',
  managed: '/etc/codex/managed_config.toml',
  user: '/home/ada/.codex/config.toml',
  role: '/home/ada/.codex/agents/a.toml',
  other: '/srv/app/Cargo.toml',
};

/** The tokens of a text: `line:character text type modifiers`, from 0. */
function tokens(text: string, place: keyof typeof places = 'policy', range?: Range): string[] {
  const analysis = analysisOf(text, 'balanced', places[place]);
  const { data } = semanticTokens(analysis, range);
  const lines = text.split(/\r?\n/);
  let [line, character] = [0, 0];
  const found: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const marks = semanticTokensLegend.tokenModifiers.filter((_, bit) => (bits >> bit) % 2 === 1);
    const word = lines[line]?.slice(character, character + length);
    found.push([`${line}:${character}`, word, semanticTokensLegend.tokenTypes[type], ...marks].join(' '));
  }
  return found;
}

describe('semantic tokens', () => {
  it('are the controls and the words of a policy', () => {
    const text =
      'allowed_approval_policies = ["on-request", \'never\', "other"] # never\r\nlog_dir = "never"\r\n' +
      '[features]\r\nmemories = true\r\n"apps" = false\r\n[permissions.filesystem]\r\ndeny_read = ["never"]\r\n';
    assert.deepEqual(tokens(text), [
      '0:0 allowed_approval_policies keyword',
      '0:30 on-request enumMember',
      '0:44 never enumMember',
      '3:0 memories keyword',
      '4:1 apps keyword',
      '6:0 deny_read keyword',
    ]);
  });

  it('are the names of profiles and servers, where they are made and where they are used', () => {
    const text =
      'default_permissions = ":workspace"\n[allowed_permission_profiles]\nacme = true\n[permissions."acme"]\nextends = ":read-only"\n' +
      '[mcp_servers.docs.identity]\ncommand = "docs"\n[permissions.acme.filesystem]\n"~/x" = "deny"\n';
    assert.deepEqual(tokens(text), [
      '0:23 :workspace class defaultLibrary',
      '2:0 acme class',
      '3:14 acme class declaration',
      '4:11 :read-only class defaultLibrary',
      '5:1 mcp_servers keyword',
      '5:13 docs class',
      '7:13 acme class declaration',
      '8:9 deny enumMember',
    ]);
  });

  it('are the keys that Codex no longer goes by, and the defaults of settings', () => {
    const text =
      'profile = "old"\n[profiles.old]\nsandbox_mode = "read-only"\n[agents]\nmax_threads = 1\n[agents.critic]\n[otel]\nlog_user_prompt = false\n';
    const expected = [
      '0:0 profile property deprecated',
      '1:1 profiles property deprecated',
      '2:16 read-only enumMember',
      '3:1 agents keyword',
      '4:0 max_threads property deprecated',
      '5:1 agents keyword',
      '5:8 critic class declaration',
      '6:1 otel keyword',
    ];
    assert.deepEqual(tokens(text, 'user'), expected);
    assert.deepEqual(tokens(text, 'managed'), expected);
  });

  it('are the words and the name of a role', () => {
    const text = 'name = "critic"\nmodel_provider = "proxy"\n[otel]\nenvironment = "prod"\n';
    assert.deepEqual(tokens(text, 'role'), ['0:8 critic class declaration', '1:18 proxy class']);
  });

  it('are on one line each, and count as editors do', () => {
    assert.deepEqual(
      tokens('allowed_sandbox_modes = [ "😀", """read-only""", """\nread-only""", "read\\u002donly" ]\n'),
      ['0:0 allowed_sandbox_modes keyword', '0:35 read-only enumMember', '1:14 "read\\u002donly" enumMember'],
    );
  });

  it('are those of a range where one is asked for', () => {
    const text = '[features]\nmemories = true\napps = true\nbrowser_use = true\n';
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
    assert.deepEqual(tokens(text, 'policy', range), ['2:0 apps keyword']);
    assert.deepEqual(tokens(text).length, 3);
  });

  it('are none where Codex knows nothing, and in files of others', () => {
    assert.deepEqual(tokens('a = "never"\n[b]\nmemories = true\nallowed_web_search_modes = ["live"]\n'), []);
    assert.deepEqual(tokens('[features]\nmemories = true\n', 'other'), []);
    assert.deepEqual(tokens('[permissions.\nallowed_sandbox_modes = [\n= "read-only"'), []);
  });

  it('stay with what is typed', () => {
    for (const text of [
      '[',
      '[mcp_servers.',
      'features.',
      '[features]\nmemories',
      'model_provider = "',
      '""" = 1',
      'a.b.',
    ]) {
      assert.ok(Array.isArray(tokens(text)));
    }
  });
});
