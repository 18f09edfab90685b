import assert from 'node:assert/strict';
import { plainHttpReach } from '../../src/risk/addresses.ts';

describe('plainHttpReach', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    machine: [
      'http://localhost',
      'HTTP://LOCALHOST:80/x',
      'http://127.0.0.1:8080',
      'http://[::1]/mcp',
      'http://a@localhost/',
    ],
    private: [
      ...[
        'http://10.0.0.249:8091/mcp',
        'http://192.168.1.2',
        'http://172.16.0.1/',
        'http://172.31.9.9/',
        'http://0.0.0.0:1/',
      ],
      ...[
        'http://100.64.0.1/',
        'http://100.127.1.1/',
        'http://169.254.169.254/',
        'http://[fd00::1]:80/',
        'http://[fe80::1]/',
      ],
      ...['http://ollama:11434/v1', 'http://host.docker.internal:1', 'http://nas.local/', 'http://box.ts.net/x'],
    ],
    public: [
      ...[
        'http://example.com',
        'http://mcp.example.com:80/mcp',
        'http://8.8.8.8/',
        'http://172.32.0.1/',
        'http://11.0.0.1',
      ],
      ...[
        'http://100.128.0.1/',
        'http://localhost.example.com/',
        'http://localhost:80@example.com/',
        'http://127.0.0.1.nip.io/',
      ],
      ...['http://1270.0.0.1/', 'http://localnet.org'],
    ],
    none: [
      'https://example.com',
      'ws://example.com',
      'example.com',
      '',
      'http://',
      'http://$HOST/x',
      'http://{{host}}/',
      'http://<host>',
    ],
  };

  for (const [reach, addresses] of Object.entries(expected)) {
    it(reach, () => {
      assert.deepEqual(
        addresses.filter((address) => (plainHttpReach(address) ?? 'none') !== reach),
        [],
      );
    });
  }
});
