import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines, outline } from './golden.ts';

const id = 'broad-command';

function withCommand(command: string): string {
  return lines('[mcp_servers.docs]', `identity = { command = ${command} }`);
}

describe(id, () => {
  it('has nothing to say without servers', () => {
    assert.deepEqual(findings(id, ''), []);
    assert.deepEqual(findings(id, '[mcp_servers]\n'), []);
  });

  it('finds a command that runs what its arguments name', () => {
    const text = withCommand('"npx"');
    assert.deepEqual(findings(id, text), [
      '2:24-29 warning ineffective mcp_servers.docs.identity.command «"npx"»',
      '  Codex 0.169 does not compare the arguments of a command in quotes, and they decide what `npx` runs:',
      '  anything may. Arguments are compared in this form: `command = { executable = "npx", args = [{ match',
      '  = "exact", value = "…" }] }`.',
    ]);
    assertFixes(id, text, []);
  });

  it('finds it in the servers of a plugin', () => {
    const text = lines('[plugins.tools.mcp_servers.docs.identity]', "command = 'uvx'");
    assert.deepEqual(
      findings(id, text).filter((line) => !line.startsWith(' ')),
      ["2:11-16 warning ineffective plugins.tools.mcp_servers.docs.identity.command «'uvx'»"],
    );
  });

  const runners = [
    '/usr/bin/npx',
    'C:\\\\node\\\\npx.cmd',
    'NPX.CMD',
    'python3.12',
    'python3',
    'node',
    'docker',
    'env',
    'pwsh',
    'cmd.exe',
    'bash',
  ];

  for (const command of runners) {
    it(`finds ${command}`, () => assert.equal(findings(id, withCommand(`"${command}"`)).length > 0, true));
  }

  for (const command of ['local-mcp-server', '/opt/npx-docs', 'npxx', 'docs.npx', '']) {
    it(`says nothing of "${command}"`, () => assert.deepEqual(findings(id, withCommand(`"${command}"`)), []));
  }

  it('says nothing where the arguments are compared, nor of a URL', () => {
    assert.deepEqual(findings(id, withCommand('{ executable = "npx", args = [] }')), []);
    assert.deepEqual(findings(id, lines('[mcp_servers.docs]', 'identity = { url = "https://example.com" }')), []);
  });

  describe('arguments beside the command', () => {
    const text = lines('[mcp_servers.docs]', `identity = { command = "npx", args = ["-y", 'docs@1'] } # one package`);

    it('are one finding and can be compared', () => {
      assert.deepEqual(findings(id, text), [
        '2:31-35 warning ignores mcp_servers.docs.identity.args «args»',
        '  Codex 0.169 ignores `args` beside a command in quotes: `npx` may run with any arguments. Arguments',
        '  are compared in this form: `command = { executable = "npx", args = [{ match = "exact", value = "…"',
        '  }] }`.',
      ]);
      assert.deepEqual(
        outline(text, 'high-utility').filter((line) => !line.startsWith('missing-control')),
        [`broad-command mcp_servers.docs.identity.args «args»`],
      );
      assertFixes(id, text, [
        {
          title: 'Compare the arguments as well',
          text: lines(
            '[mcp_servers.docs]',
            `identity = { command = { executable = "npx", args = [{ match = "exact", value = "-y" }, { match = "exact", value = 'docs@1' }] } } # one package`,
          ),
        },
      ]);
    });

    it('may stand first, on lines of their own, with the line ends of Windows', () => {
      const windows = crlf('[mcp_servers.docs.identity]', '# none', 'args = []', 'command = "/opt/docs"', '', '[otel]');
      assertFixes(id, windows, [
        {
          title: 'Compare the arguments as well',
          text: crlf(
            '[mcp_servers.docs.identity]',
            '# none',
            'command = { executable = "/opt/docs", args = [] }',
            '',
            '[otel]',
          ),
        },
      ]);
    });

    it('that are no strings stay', () => {
      assertFixes(id, lines('[mcp_servers.docs]', 'identity = { command = "a", args = [1] }'), []);
      assertFixes(id, lines('[mcp_servers.docs]', 'identity = { command = "a", args = "b" }'), []);
    });
  });
});
