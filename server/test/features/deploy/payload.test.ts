import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { deployments } from '../../../src/codex/deployment.ts';
import { fromBase64, toBase64 } from '../../../src/features/deploy/base64.ts';
import { importPayload } from '../../../src/features/deploy/import.ts';
import { mobileconfig } from '../../../src/features/deploy/mobileconfig.ts';
import { nameUuid } from '../../../src/features/deploy/name-uuid.ts';
import { readPlist } from '../../../src/features/deploy/plist.ts';

const texts: Readonly<Record<string, string>> = {
  'plain text': 'allowed_sandbox_modes = ["read-only"]\n',
  'a byte order mark': '\ufeffallowed_sandbox_modes = ["read-only"]\n',
  'CRLF, and no line end at its end': 'a = 1\r\n[mcp_servers]\r\nb = 2',
  'letters beyond ASCII and beyond 16 bits': '# Größe ≤ 5 🔒 &amp; <key>\nguardian_policy_config = "naïve 策略"\n',
};

const profile = await mobileconfig('allowed_sandbox_modes = ["read-only"]\n', 'requirements', {
  organization: 'Müller & Söhne <Oslo>',
  identifier: 'com.example.codex',
});

describe('payloads of an MDM', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`hold ${what}, byte by byte`, async () => {
      const base64 = toBase64(text);
      assert.equal(base64, Buffer.from(text, 'utf8').toString('base64'));
      assert.deepEqual(fromBase64(base64), { text });
      for (const kind of ['requirements', 'managed-config'] as const) {
        const xml = await mobileconfig(text, kind);
        assert.ok(xml.includes(`<key>${deployments[kind].mdmKey}</key>\n`));
        assert.deepEqual(importPayload(xml), { files: [{ kind, text }] });
      }
    });
  }

  it('hold any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 9000, size: 'max' }), (text) => {
        assert.deepEqual(fromBase64(toBase64(text)), { text });
      }),
      { numRuns: 15 },
    );
  });

  it('are what a standard library for property lists reads', async function () {
    const reader = `import json, plistlib, sys, uuid
profile = plistlib.loads(sys.stdin.buffer.read())
payload = profile["PayloadContent"][0]
uuids = [uuid.UUID(profile.pop("PayloadUUID")), uuid.UUID(payload.pop("PayloadUUID"))]
print(json.dumps({"profile": profile, "uuids": [one.version for one in uuids], "alike": uuids[0] == uuids[1]}))`;
    const text = texts['letters beyond ASCII and beyond 16 bits'] ?? '';
    const input = await mobileconfig(text, 'managed-config', { organization: 'Müller & Söhne <Oslo>' });
    const { status, stdout, error } = spawnSync('python3', ['-c', reader], { input, encoding: 'utf8' });
    // The library comes with Python; a machine without it has the strict check below.
    if (error) this.skip();
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      profile: {
        PayloadContent: [
          {
            PayloadContent: {
              'com.openai.codex': {
                Forced: [{ mcx_preference_settings: { config_toml_base64: Buffer.from(text).toString('base64') } }],
              },
            },
            PayloadDisplayName: 'Codex: managed_config.toml',
            PayloadIdentifier: 'codex-policy.managed-config.preferences',
            PayloadType: 'com.apple.ManagedClient.preferences',
            PayloadVersion: 1,
          },
        ],
        PayloadDisplayName: 'Codex: managed_config.toml',
        PayloadIdentifier: 'codex-policy.managed-config',
        PayloadOrganization: 'Müller & Söhne <Oslo>',
        PayloadScope: 'System',
        PayloadType: 'Configuration',
        PayloadVersion: 1,
      },
      uuids: [5, 5],
      alike: false,
    });
  });

  it('are written so', () => {
    assert.equal(
      profile,
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadContent</key>
      <dict>
        <key>com.openai.codex</key>
        <dict>
          <key>Forced</key>
          <array>
            <dict>
              <key>mcx_preference_settings</key>
              <dict>
                <key>requirements_toml_base64</key>
                <string>YWxsb3dlZF9zYW5kYm94X21vZGVzID0gWyJyZWFkLW9ubHkiXQo=</string>
              </dict>
            </dict>
          </array>
        </dict>
      </dict>
      <key>PayloadDisplayName</key>
      <string>Codex: requirements.toml</string>
      <key>PayloadIdentifier</key>
      <string>com.example.codex.requirements.preferences</string>
      <key>PayloadType</key>
      <string>com.apple.ManagedClient.preferences</string>
      <key>PayloadUUID</key>
      <string>9f5e0658-190b-5692-8366-7853fbe28b90</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key>
  <string>Codex: requirements.toml</string>
  <key>PayloadIdentifier</key>
  <string>com.example.codex.requirements</string>
  <key>PayloadOrganization</key>
  <string>Müller &amp; Söhne &lt;Oslo&gt;</string>
  <key>PayloadScope</key>
  <string>System</string>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>d5a5301a-8c94-5933-9594-30969200683f</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
</dict>
</plist>
`,
    );
  });

  it('are the same for the same file, and others for another file or identifier', async () => {
    const uuids = (xml: string) => [...xml.matchAll(/PayloadUUID<\/key>\s*<string>([^<]*)/g)].map(([, uuid]) => uuid);
    const of = async (text: string, identifier?: string) =>
      uuids(await mobileconfig(text, 'requirements', { identifier }));
    const one = await of('a = 1\n');
    assert.deepEqual(await of('a = 1\n'), one);
    const all = [...one, ...(await of('a = 2\n')), ...(await of('a = 1\n', 'com.example'))];
    assert.equal(new Set(all).size, 6);
  });

  it('keep an organization out of the markup', async () => {
    const hostile = '</string><key>x</key>]]>\u0000\ud800\u001b"\'&lt;';
    const read = readPlist(await mobileconfig('a = 1', 'requirements', { organization: hostile }));
    assert.ok(read?.kind === 'dict');
    assert.deepEqual(read.entries.get('PayloadOrganization'), {
      kind: 'scalar',
      tag: 'string',
      text: '</string><key>x</key>]]>"\'&lt;',
    });
    assert.equal(read.entries.has('x'), false);
  });
});

describe('the UUID of a name', () => {
  it('is that of RFC 4122, version 5', async () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    assert.equal(await nameUuid(dns, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
