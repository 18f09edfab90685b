import assert from 'node:assert/strict';
import { schemaAt } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';

describe('keys whose meaning depends on others', () => {
  it('are the shapes that an identity may have', () => {
    const identity = schemaAt(requirementsSchema, ['mcp_servers', 'docs', 'identity']);
    assert.ok(identity?.type === 'anyOf');
    const shapes = identity.options.map((table) => {
      assert.ok(table.type === 'table');
      const keys = Object.entries(table.keys).map(([key, { type }]) => `${key} ${type}`);
      return `${table.required}: ${keys.join(' ')} ${table.unknownKeys}`;
    });
    assert.deepEqual(shapes, [
      'command: command string ignored',
      'url: url string ignored',
      'command: command table rejected',
      'url: url table rejected',
    ]);
  });

  it('are the keys of a hook handler, by its type', () => {
    const handler = schemaAt(requirementsSchema, ['hooks', 'Stop', 0, 'hooks', 0]);
    assert.ok(handler?.type === 'table');
    const only = Object.entries(handler.keys).map(([key, { onlyWith }]) => [key, onlyWith?.values.join(' ')]);
    assert.deepEqual(Object.fromEntries(only), {
      type: undefined,
      command: 'command',
      commandWindows: 'command',
      command_windows: 'command',
      timeout: 'command mcp_tool',
      async: 'command',
      statusMessage: 'command mcp_tool',
      additionalContextLimit: 'command',
      server: 'mcp_tool',
      tool: 'mcp_tool',
      input: 'mcp_tool',
    });
  });
});
