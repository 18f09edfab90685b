import assert from 'node:assert/strict';
import { literalSecret, secretInAddress, secretWithin } from '../../src/risk/secrets.ts';

/** Letters and digits without a pattern, made here so that no scanner takes this file for a leak. */
function random(length: number, alphabet = 'aZ3kQ9xB7mRt2WcE5vHy8LpN4sGd6JfU'): string {
  return Array.from({ length }, (_, index) => alphabet.charAt((index * 7 + 3 * (index >> 2)) % alphabet.length)).join(
    '',
  );
}

const hex = (length: number) => random(length, '3f9a0c7e1b8d5264');

describe('literalSecret', () => {
  const tokens: Readonly<Record<string, string>> = {
    [`ghp_${random(36)}`]: 'a GitHub token',
    [`github_pat_${random(30)}`]: 'a GitHub token',
    [`glpat-${random(20)}`]: 'a GitLab token',
    [`sk-ant-api03-${random(40)}`]: 'an Anthropic API key',
    [`sk-proj-${random(40)}`]: 'an OpenAI API key',
    [`sk-${random(40)}`]: 'an API key',
    [`ctx7sk-${hex(8)}-${hex(20)}`]: 'a Context7 API key',
    [`AKIA${random(16, 'A2BC3DE4FG5HJ6KL7')}`]: 'an AWS access key',
    [`xoxb-${random(30)}`]: 'a Slack token',
    [`hf_${random(34)}`]: 'a Hugging Face token',
    [`tvly-${random(24)}`]: 'a Tavily API key',
    [`fc-${hex(32)}`]: 'a Firecrawl API key',
    [`eyJ${random(20)}.eyJ${random(30)}.${random(30)}`]: 'a signed token (JWT)',
    [`-----BEGIN OPENSSH ${'PRIVATE KEY'}-----\n${random(60)}`]: 'a private key',
  };

  for (const [token, what] of Object.entries(tokens)) {
    it(`knows ${what} under any name: ${token.slice(0, 8)}…`, () => {
      assert.equal(literalSecret('ANYTHING', token), what);
      assert.equal(literalSecret('Authorization', `Bearer ${token}`), what);
    });
  }

  const names: Readonly<Record<string, string>> = {
    API_KEY: 'a key',
    'X-API-Key': 'a key',
    SERVICE_KEY: 'a key',
    apiKey: 'a key',
    SERVICE_ACCESS_TOKEN: 'a token',
    client_secret: 'a token',
    accessToken: 'a token',
    Authorization: 'a token',
  };

  for (const [name, what] of Object.entries(names)) {
    it(`takes random text under the name ${name} for ${what}`, () => {
      for (const value of [random(20), hex(32), `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`]) {
        assert.equal(literalSecret(name, value), what, value);
      }
    });
  }

  it('takes passwords for such, but not those of every test machine', () => {
    assert.equal(literalSecret('DB_PASSWORD', 'tR7#kw92Lq'), 'a password');
    assert.equal(literalSecret('DATABASE_URL', 'postgres://app:tR7kw92LqZ@db.example.org/app'), 'a password');
    for (const value of ['postgres', 'password123!', 'Admin123!', 'changeme', 'hunter2', 'db', 'test-1234-test']) {
      assert.equal(literalSecret('DB_PASSWORD', value), undefined, value);
      assert.equal(literalSecret('DATABASE_URL', `postgres://app:${value}@localhost/app`), undefined, value);
    }
  });

  it('has nothing to say of placeholders', () => {
    const placeholders = [
      ...[
        '',
        'YOUR_API_KEY',
        'your-api-key-here-1234567890',
        '<token>',
        '<YOUR-TOKEN-1>',
        'xxx',
        'xxxxxxxxxxxxxxxxxxxx1',
      ],
      ...[
        '$TOKEN',
        `$${'{TOKEN}'}`,
        `$${'{env:TOKEN}'}`,
        '$(pass show token1)',
        '%TOKEN%',
        '{{TOKEN}}',
        '{{ env "TOKEN" }}',
      ],
      ...['op://Private/service/token1', 'vault:secret/data/app1', 'env:SERVICE_TOKEN1', 'ENC[AES256_GCM,data:9f3a]'],
      ...[
        'changeme',
        'change-me-1234567890abc',
        'replace-with-token-1234',
        'sk-...',
        'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      ],
      ...['sk-proj-1234567890abcdefghij1234', 'ghp_0000000000000000000000000000000000000000', '********', 'REDACTED'],
      ...[
        'example-token-1a2b3c4d5e6f7g',
        'not-needed',
        'dummy-key-12345678901',
        'AKIAIOSFODNN7EXAMPLE',
        'sk-no-key-required',
      ],
      ...['SERVICE_ACCESS_TOKEN', 'local', 'none', 'true', '12345678901234567890'],
    ];
    for (const value of placeholders) {
      for (const name of ['API_KEY', 'SERVICE_TOKEN', 'Authorization', 'PASSWORD', 'OTHER']) {
        assert.equal(literalSecret(name, value), undefined, `${name} ${value}`);
        assert.equal(literalSecret(name, `Bearer ${value}`), undefined, `${name} Bearer ${value}`);
      }
    }
  });

  it('has nothing to say of what is no secret under a name that sounds like one', () => {
    const values: readonly (readonly [string, string])[] = [
      ['SSH_KEY', '/home/me/.ssh/id_ed25519'],
      ['SERVICE_KEY', '~/keys/service-account-1.json'],
      ['SERVICE_KEY', 'keys/service/account1.json'],
      ['TOKEN', 'https://auth.example.com/oauth2/token'],
      ['PUBLIC_KEY', hex(40)],
      ['API_KEY_ID', hex(20)],
      ['TOKEN_LIMIT', '1234567890123456'],
      ['TRUSTED_CLIENT_SHA256S', hex(64)],
      ['COMMIT', hex(40)],
      ['KEY', 'claude-sonnet-large-v2'],
      ['SORT_KEY', 'created_at_and_then_the_name1'],
      ['CLIENT_SECRET', 'projects/12/secrets/name/latest.v1'],
    ];
    for (const [name, value] of values) assert.equal(literalSecret(name, value), undefined, `${name} ${value}`);
  });

  it('looks at no endless text', () => {
    assert.equal(literalSecret('API_KEY', random(9000)), undefined);
    assert.equal(secretWithin(`ghp_${random(36)} ${'x'.repeat(9000)}`), undefined);
  });
});

describe('secrets in addresses and command lines', () => {
  it('finds a password before the host, and a key in the query', () => {
    assert.equal(secretInAddress('https://me:tR7kw92LqZ@example.com/mcp'), 'a password');
    assert.equal(secretInAddress(`https://example.com/mcp?api_key=${random(24)}`), 'a key');
    assert.equal(secretInAddress(`https://example.com/mcp?a=b&access_token=${random(24)}#top`), 'a token');
    assert.equal(secretInAddress(`https://example.com/mcp?q=ghp_${random(36)}`), 'a GitHub token');
  });

  it('has nothing to say of other addresses', () => {
    for (const address of [
      'https://example.com/mcp',
      'https://me@example.com/mcp',
      'https://me:$PASSWORD1@example.com',
      `https://example.com/mcp?api_key=$${'{KEY}'}`,
      'https://example.com/mcp?api_key=YOUR_KEY_1234567890',
      `https://example.com/mcp?session=${random(24)}`,
      'example.com/mcp',
      '',
    ]) {
      assert.equal(secretInAddress(address), undefined, address);
    }
  });

  it('finds known tokens within a command line', () => {
    assert.equal(secretWithin(`curl -H "Authorization: Bearer ghp_${random(36)}" x`), 'a GitHub token');
    assert.equal(secretWithin(`TOKEN=glpat-${random(20)} run`), 'a GitLab token');
    assert.equal(secretWithin('curl -H "Authorization: Bearer $TOKEN" https://example.com/a/b?c=d'), undefined);
  });
});
