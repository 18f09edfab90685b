import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { definitions, references } from '../../src/features/names.ts';
import { cursorIn, nameOf, type Texts } from './named-files.ts';

const files: Texts = {
  policy:
    'default_permissions = "acme"\n[allowed_permission_profiles]\nacme = true\n[permissions.acme]\n' +
    '[mcp_servers.docs.identity]\ncommand = "docs"\n[[hooks.Stop]]\nhooks = [{ type = "mcp_tool", server = "docs", tool = "docs" }]\n',
  managed: 'default_permissions = "acme"\n[mcp_servers."docs"]\nenabled = true\n',
  user: '[mcp_servers.docs]\ncommand = "docs"\n[mcp_servers.docs.env]\nA = "docs"\n[permissions.mine]\nextends = "acme"\n',
};

const marked = (file: keyof Texts, text: string): Texts => ({
  ...files,
  [file]: files[file]?.replace(text.replace('|', ''), text),
});

/** `file line:character` of each place, from 0. */
const places = (locations: readonly Location[] | undefined) =>
  locations?.map(({ uri, range: { start } }) => `${nameOf(uri)} ${start.line}:${start.character}`);

const found = (texts: Texts, all = true) => {
  const { own, others, offset } = cursorIn(texts);
  return {
    references: places(references(own, () => others, offset, all)),
    definitions: places(definitions(own, () => others, offset)),
  };
};

describe('names', () => {
  it('of servers are found in all files, the own one first', () => {
    const policy = ['policy 4:13', 'policy 7:40'];
    const own = ['user 0:13', 'user 2:13'];
    const managed = ['managed 1:14'];
    assert.deepEqual(found(marked('user', '[mcp_servers.do|cs]')).references, [...own, ...policy, ...managed]);
    assert.deepEqual(found(marked('policy', 'server = "do|cs"')).references, [...policy, ...managed, ...own]);
    assert.deepEqual(found(marked('policy', 'server = "do|cs"'), false).references, policy);
  });

  it('of servers are defined by settings, and not where a policy allows them', () => {
    const defined = ['managed 1:14', 'user 0:13'];
    assert.deepEqual(found(marked('policy', 'server = "|docs"')).definitions, defined);
    assert.deepEqual(found(marked('policy', '[mcp_servers.|docs')).definitions, defined);
    assert.deepEqual(found(marked('user', '[mcp_servers.|docs')).definitions, [...defined].reverse());
  });

  it('of permission profiles are found in all files', () => {
    const { references, definitions } = found(marked('user', 'extends = "acme|"'));
    assert.deepEqual(references, ['user 5:11', 'policy 0:23', 'policy 2:0', 'policy 3:13', 'managed 0:23']);
    assert.deepEqual(definitions, ['policy 3:13']);
  });

  it('that Codex brings along are used and not defined', () => {
    const { references, definitions } = found({
      policy: 'default_permissions = ":work|space"\n[allowed_permission_profiles]\n":workspace" = true\n',
    });
    assert.deepEqual(references, ['policy 0:23', 'policy 2:1']);
    assert.deepEqual(definitions, []);
  });

  it('are what they are the names of: a server of a plugin is another one', () => {
    const { references } = found({
      policy: '[mcp_servers.|docs]\n[plugins."a@b".mcp_servers.docs]\n[model_providers.docs]\n',
    });
    assert.deepEqual(references, ['policy 0:13']);
  });

  for (const text of ['[mcp|_servers', 'command = "do|cs"', 'enabled = tr|ue', 'tool = "do|cs"']) {
    it(`are none of these: ${text}`, () => {
      const file = text.startsWith('tool') ? 'policy' : 'managed';
      const texts = text.startsWith('command') ? marked('user', text) : marked(file, text);
      assert.deepEqual(found(texts), { references: undefined, definitions: undefined });
    });
  }
});
