import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'program-of-workspace';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds what any repository can bring along in the file of a user', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "./server"',
      '[mcp_servers.b]',
      'command = "node"',
      'args = ["dist/server.js"]',
      'cwd = "."',
      '[[hooks.Stop]]',
      '[[hooks.Stop.hooks]]',
      'type = "command"',
      'command = "sh check.sh"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:11-21 warning accepts mcp_servers.a.command «"./server"»',
      '  Codex 0.169 starts `./server` of whichever folder a session is in, outside the sandbox and without',
      '  asking. A repository that has a file of that name runs it here, trusted or not: give the whole path.',
      '5:9-25 warning accepts mcp_servers.b.args[0] «"dist/server.js"»',
      '  Codex 0.169 starts `dist/server.js` of whichever folder a session is in, outside the sandbox and',
      '  without asking. A repository that has a file of that name runs it here, trusted or not: give the',
      '  whole path.',
      '10:11-24 warning accepts hooks.Stop[0].hooks[0].command «"sh check.sh"»',
      '  Codex 0.169 runs `check.sh` of the folder that a session is in, outside the sandbox, and the trust',
      '  that users give a hook does not cover the content of the file. A repository that has a file of that',
      '  name runs it here, trusted or not: give the whole path.',
    ]);
  });

  it('finds what commands may rewrite in a project', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "./server"',
      '[[hooks.Stop]]',
      '[[hooks.Stop.hooks]]',
      'type = "command"',
      'command = "sh scripts/check.sh"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '2:11-21 info accepts mcp_servers.a.command «"./server"»',
      '  Codex 0.169 starts `./server` of the workspace, outside the sandbox and without asking. Commands of',
      '  the agent may write that file, and so get out of the sandbox; below `.codex` they may not.',
      '6:11-32 info accepts hooks.Stop[0].hooks[0].command «"sh scripts/check.sh"»',
      '  Codex 0.169 runs `scripts/check.sh` of the folder that a session is in, outside the sandbox, and the',
      '  trust that users give a hook does not cover the content of the file. Commands of the agent may write',
      '  that file, and so get out of the sandbox; below `.codex` they may not.',
    ]);
  });

  it('says nothing of programs that every folder has alike', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "server"',
      '[mcp_servers.b]',
      'command = "node"',
      'args = ["/opt/server.js"]',
      '[mcp_servers.c]',
      'command = "./server"',
      'cwd = "/opt"',
      '[[hooks.Stop]]',
      '[[hooks.Stop.hooks]]',
      'type = "command"',
      'command = "sh ~/check.sh"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of a server that is off', () => {
    const text = lines('[mcp_servers.a]', 'command = "./server"', 'enabled = false');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of what the sandbox keeps from commands in a project', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "./.codex/server"',
      '[[hooks.Stop]]',
      '[[hooks.Stop.hooks]]',
      'type = "command"',
      'command = "python3 .codex/hooks/check.py"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('says nothing where commands of the project may not write', () => {
    const text = lines('sandbox_mode = "read-only"', 'mcp_servers.a.command = "./server"');
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('says nothing where the project has no sandbox to get out of', () => {
    const text = lines('sandbox_mode = "danger-full-access"', 'mcp_servers.a.command = "./server"');
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('leaves what is no server and no hook to other rules', () => {
    const text = lines('hooks = 1', 'mcp_servers.a = { command = 1 }');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
