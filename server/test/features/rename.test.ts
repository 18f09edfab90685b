import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { prepareRename, rename } from '../../src/features/rename.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { cursorIn, nameOf, type Texts } from './named-files.ts';

/** The texts after a rename; a file without edits keeps its own. */
function renamed(texts: Texts, newName: string): Texts | string {
  const { own, others, offset } = cursorIn(texts);
  const result = rename(own, () => others, offset, newName);
  if (!result) return 'no name';
  if ('refused' in result) return result.refused;
  const after: Record<string, string> = {};
  for (const { textDocument } of [own, ...others]) after[nameOf(textDocument.uri)] = textDocument.getText();
  for (const { file, edits } of result) {
    const text = TextDocument.applyEdits(file.textDocument, [...edits]);
    assert.deepEqual(parseDocument(text).faults, []);
    after[nameOf(file.textDocument.uri)] = text;
  }
  return after;
}

interface Case {
  readonly title: string;
  readonly before: Texts;
  readonly to: string;
  readonly after: Texts;
}

const cases: readonly Case[] = [
  {
    title: 'an MCP server in three files, by its definition',
    before: {
      user: '# mine\n[mcp_servers.do|cs] # docs\ncommand = "docs"\n\n[mcp_servers.docs.env]\ndocs = "docs"\n',
      managed: 'mcp_servers.docs.enabled = true\r\nmcp_servers."docs".required = true # docs\r\n',
      policy:
        '[mcp_servers.docs]\nidentity = { command = "docs" }\n\n[[hooks.PreToolUse]]\n' +
        'hooks = [{ type = "mcp_tool", server = \'docs\', tool = "docs" }]\n',
    },
    to: 'library',
    after: {
      user: '# mine\n[mcp_servers.library] # docs\ncommand = "docs"\n\n[mcp_servers.library.env]\ndocs = "docs"\n',
      managed: 'mcp_servers.library.enabled = true\r\nmcp_servers."library".required = true # docs\r\n',
      policy:
        '[mcp_servers.library]\nidentity = { command = "docs" }\n\n[[hooks.PreToolUse]]\n' +
        'hooks = [{ type = "mcp_tool", server = \'library\', tool = "docs" }]\n',
    },
  },
  {
    title: 'an MCP server to a name that needs quotes as a key',
    before: {
      policy: '[mcp_servers.docs.identity]\ncommand = "docs"\n',
      user: 'mcp_servers = { docs = { command = "docs" } }\n[features.non_prefixed_mcp_tool_names]\nserver_names = ["a", "do|cs"]\n',
      managed: "[mcp_servers.'docs']\nenabled = false\n",
    },
    to: 'docs.example/en',
    after: {
      policy: '[mcp_servers."docs.example/en".identity]\ncommand = "docs"\n',
      user: 'mcp_servers = { "docs.example/en" = { command = "docs" } }\n[features.non_prefixed_mcp_tool_names]\nserver_names = ["a", "docs.example/en"]\n',
      managed: "[mcp_servers.'docs.example/en']\nenabled = false\n",
    },
  },
  {
    title: 'a permission profile, by a choice of it, to a name with a blank',
    before: {
      policy:
        'default_permissions = "acme|"\r\n[allowed_permission_profiles]\r\nacme = true\r\n":workspace" = true\r\n' +
        '[permissions.acme]\r\nextends = ":workspace"\r\n[permissions.strict]\r\nextends = """acme"""\r\n',
      managed: 'default_permissions = "acme"\n',
      user: '[permissions.own]\nextends = "acme"\ndescription = "acme"\n',
    },
    to: 'acme inc',
    after: {
      policy:
        'default_permissions = "acme inc"\r\n[allowed_permission_profiles]\r\n"acme inc" = true\r\n":workspace" = true\r\n' +
        '[permissions."acme inc"]\r\nextends = ":workspace"\r\n[permissions.strict]\r\nextends = """acme inc"""\r\n',
      managed: 'default_permissions = "acme inc"\n',
      user: '[permissions.own]\nextends = "acme inc"\ndescription = "acme"\n',
    },
  },
  {
    title: 'a name in quotes to one that needs none, which keeps them',
    before: {
      policy: 'permissions."b c".filesystem.":root" = "read"\npermissions.\'b c\'.extends = ":read-only"\n',
      managed: "default_permissions = '''b c'''\n",
      user: 'default_permissions = "b\\u0020|c"\n',
    },
    to: 'bc',
    after: {
      policy: 'permissions."bc".filesystem.":root" = "read"\npermissions.\'bc\'.extends = ":read-only"\n',
      managed: "default_permissions = '''bc'''\n",
      user: 'default_permissions = "bc"\n',
    },
  },
  {
    title: 'to a name that the quotes in place cannot hold',
    before: {
      policy: 'model_provider = \'proxy\'\n[model_providers.proxy]\nname = "proxy"\n',
      managed: '[model_providers.\'pro|xy\']\nname = "proxy"\n',
      user: 'model_provider = "proxy"\n[profiles.proxy]\nmodel_provider = "proxy"\n',
    },
    to: 'the "admin\'s"',
    after: {
      policy: 'model_provider = "the \\"admin\'s\\""\n[model_providers."the \\"admin\'s\\""]\nname = "proxy"\n',
      managed: '[model_providers."the \\"admin\'s\\""]\nname = "proxy"\n',
      user: 'model_provider = "the \\"admin\'s\\""\n[profiles.proxy]\nmodel_provider = "the \\"admin\'s\\""\n',
    },
  },
  {
    title: 'a role in settings and in its file',
    before: {
      managed: '[agents]\nmax_depth = 1\n[agents.reviewer]\ndescription = "reviewer"\n',
      user: '[agents.|reviewer]\nconfig_file = "agents/reviewer.toml"\n',
      role: 'name = "reviewer"\ndescription = "reviewer"\ndeveloper_instructions = "b"\n',
    },
    to: 'critic',
    after: {
      managed: '[agents]\nmax_depth = 1\n[agents.critic]\ndescription = "reviewer"\n',
      user: '[agents.critic]\nconfig_file = "agents/reviewer.toml"\n',
      role: 'name = "critic"\ndescription = "reviewer"\ndeveloper_instructions = "b"\n',
    },
  },
  {
    title: 'things of other sorts that have the same name stay',
    before: {
      policy: '[mcp_servers.same.identity]\ncommand = "same"\n[model_providers.same]\nname = "same"\n',
      managed: 'default_permissions = "same"\n[permissions.same]\n[agents.same]\n',
      user: '[mcp_servers.|same]\ncommand = "same"\n[plugins."a@b".mcp_servers.same]\nenabled = false\n',
    },
    to: 'other',
    after: {
      policy: '[mcp_servers.other.identity]\ncommand = "same"\n[model_providers.same]\nname = "same"\n',
      managed: 'default_permissions = "same"\n[permissions.same]\n[agents.same]\n',
      user: '[mcp_servers.other]\ncommand = "same"\n[plugins."a@b".mcp_servers.same]\nenabled = false\n',
    },
  },
  {
    title: 'a use of what nothing defines, to what is defined',
    before: {
      policy: '[[hooks.Stop]]\nhooks = [{ type = "mcp_tool", server = "dosc|", tool = "t" }]\n',
      user: '[mcp_servers.docs]\ncommand = "docs"\n[[hooks.Stop]]\nhooks = [{ type = "mcp_tool", server = "docs", tool = "t" }]\n',
    },
    to: 'doks',
    after: {
      policy: '[[hooks.Stop]]\nhooks = [{ type = "mcp_tool", server = "doks", tool = "t" }]\n',
      user: '[mcp_servers.docs]\ncommand = "docs"\n[[hooks.Stop]]\nhooks = [{ type = "mcp_tool", server = "docs", tool = "t" }]\n',
    },
  },
];

/** What cannot be given another name, or not this one, and why. */
const refusals: readonly (readonly [texts: Texts, to: string, reason: string])[] = [
  [
    { policy: 'default_permissions = ":work|space"\n' },
    'mine',
    '`:workspace` is a permission profile of Codex itself.',
  ],
  [{ user: 'model_provider = "|openai"\n' }, 'mine', '`openai` is a model provider of Codex itself.'],
  [{ user: '[model_providers.amazon-|bedrock]\n' }, 'mine', '`amazon-bedrock` is a model provider of Codex itself.'],
  [{ policy: '[mcp_servers.|a]\n' }, ' ', 'A name must not be empty.'],
  [{ policy: '[permissions.|a]\n' }, 'b\nc', 'A name must stand on one line.'],
  [{ policy: '[permissions.|a]\n' }, ':read-only', '`:read-only` is a permission profile of Codex itself.'],
  [
    { policy: '[permissions.|a]\n' },
    ':mine',
    'Codex 0.169 keeps names that begin with `:` for its own permission profiles.',
  ],
  [
    { policy: 'log_dir = "/a"\n', user: '[permissions.|a]\n' },
    'filesystem',
    'Codex 0.169 reads `filesystem` in requirements.toml as a key of its own, and not as a permission profile.',
  ],
  [
    { user: '[agents.|a]\n' },
    'max_depth',
    'Codex 0.169 reads `max_depth` in config.toml as a key of its own, and not as an agent role.',
  ],
  [{ user: 'model_provider = "a|"\n' }, 'ollama', '`ollama` is a model provider of Codex itself.'],
  ...['b c', 'ä', 'b"c'].map(
    (name) =>
      [
        { user: '[mcp_servers.|a]\n' },
        name,
        'Codex 0.169 starts an MCP server only if its name is of ASCII letters, digits, `-`, `_`, `:`, `@`, `/` and `.`.',
      ] as const,
  ),
  [
    { user: '[mcp_servers.|a]\n', managed: '[mcp_servers.b]\n' },
    'b',
    'There is an MCP server `b` in managed_config.toml already.',
  ],
  [
    { user: '[mcp_servers.|a]\n', policy: 'log_dir = \n' },
    'b',
    'requirements.toml has syntax errors. Put them right first, so that no place of the name is missed.',
  ],
  [
    { user: '[mcp_servers.a]\n[mcp_servers.a|]\n' },
    'b',
    'config.toml has syntax errors. Put them right first, so that no place of the name is missed.',
  ],
];

describe('rename', () => {
  for (const { title, before, to, after } of cases) {
    it(`renames ${title}`, () => assert.deepEqual(renamed(before, to), after));
  }

  for (const [texts, to, reason] of refusals) {
    it(`says why not: ${JSON.stringify(texts)} to ${JSON.stringify(to)}`, () =>
      assert.equal(renamed(texts, to), reason));
  }

  it('takes a name for the old one again', () => {
    for (const { before, to, after } of cases.slice(0, 2)) {
      const [[file, text = ''] = ['user', '']] = Object.entries(after);
      const at = text.indexOf(to);
      const back = renamed({ ...after, [file]: `${text.slice(0, at)}|${text.slice(at)}` }, 'docs');
      assert.notEqual(typeof back, 'string');
      for (const [name, original = ''] of Object.entries(before)) {
        const plain = (one: string) => one.replace('|', '').replaceAll(/["']docs["']|docs/g, 'docs');
        assert.equal(plain((back as Record<string, string>)[name] ?? ''), plain(original));
      }
    }
  });

  it('edits nothing where the name stays', () => {
    const { own, offset } = cursorIn({ user: '[mcp_servers.a|]\n' });
    assert.deepEqual(
      rename(own, () => [], offset, 'a'),
      [],
    );
  });

  it('replaces nothing but the name', () => {
    const { own, offset } = cursorIn({ user: 'a = 1\n[mcp_servers."d|ocs"]\ncommand = "docs"\n' });
    assert.deepEqual(
      rename(own, () => [], offset, 'library'),
      [
        {
          file: own,
          edits: [
            { range: { start: { line: 1, character: 14 }, end: { line: 1, character: 18 } }, newText: 'library' },
          ],
        },
      ],
    );
  });

  const ranges: readonly (readonly [text: string, from: number, to: number, placeholder: string])[] = [
    ['[mcp_servers.do|cs.env]', 13, 17, 'docs'],
    ['[mcp_servers."do|cs"]', 14, 18, 'docs'],
    ['[mcp_servers."d\\u006fcs|"]', 13, 24, 'docs'],
    ["default_permissions = |'b c'", 23, 26, 'b c'],
  ];

  for (const [text, from, to, placeholder] of ranges) {
    it(`begins with the name itself: ${text}`, () => {
      const { own, offset } = cursorIn({ user: `${text}\n` });
      const range = { start: { line: 0, character: from }, end: { line: 0, character: to } };
      assert.deepEqual(prepareRename(own, offset), { range, placeholder });
    });
  }

  for (const text of [
    '[mcp_|servers.docs]',
    '[mcp_servers.docs]\ncommand = "do|cs"',
    '# do|cs',
    'permissions.fi|lesystem = {}',
  ]) {
    it(`is for names alone: ${JSON.stringify(text)}`, () => {
      const { own, offset } = cursorIn({ policy: `log_dir = "/a"\n${text}\n` });
      assert.equal(prepareRename(own, offset), undefined);
      assert.equal(
        rename(own, () => [], offset, 'x'),
        undefined,
      );
    });
  }
});
