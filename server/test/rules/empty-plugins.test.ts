import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const id = 'empty-plugins';

const message = [
  '  Codex 0.169 takes `plugins` without servers for no requirement: the MCP servers of plugins are not',
  '  restricted by it. Only an empty `[mcp_servers]` disables all servers.',
];

describe(id, () => {
  const found: Readonly<Record<string, string>> = {
    '[plugins]': '1:2-9 warning ineffective plugins «plugins»',
    'plugins = {}': '1:1-8 warning ineffective plugins «plugins»',
    '[plugins.docs]': '1:2-9 warning ineffective plugins «plugins»',
    '[plugins.docs.mcp_servers]': '1:2-9 warning ineffective plugins «plugins»',
    '[plugins.docs]\nmcp_servers = {}': '1:2-9 warning ineffective plugins «plugins»',
  };

  for (const [text, place] of Object.entries(found)) {
    it(`finds ${JSON.stringify(text)}`, () => assert.deepEqual(findings(id, `${text}\n`), [place, ...message]));
  }

  const fine = {
    'a file without plugins': lines('[mcp_servers]'),
    'a server': lines('[plugins.docs.mcp_servers.a]', 'identity = { command = "a" }'),
    'one plugin with servers': lines('[plugins.a]', '[plugins.b.mcp_servers.c]', 'identity = { command = "c" }'),
    'what is a finding of its own': lines('[plugins.docs]', 'enabled = false'),
    'what is no table': lines('plugins = 1'),
    'a plugin that is no table': lines('plugins.docs = false'),
  };

  for (const [name, text] of Object.entries(fine)) {
    it(`says nothing of ${name}`, () => assert.deepEqual(findings(id, text), []));
  }
});
