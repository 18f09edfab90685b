import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importPayload } from '../../../src/features/deploy/import.ts';
import { readPlist } from '../../../src/features/deploy/plist.ts';

const toml = 'allowed_sandbox_modes = ["read-only"]\n';
const base64 = Buffer.from(toml).toString('base64');

function plist(content: string): string {
  return `<?xml version="1.0"?>\n<plist version="1.0">${content}</plist>\n`;
}

describe('opening a payload', () => {
  it('takes base64, in one line or many', () => {
    const wrapped = base64.replace(/(.{10})/g, '$1\r\n');
    for (const payload of [base64, `${base64}\n`, `  ${wrapped}  `]) {
      assert.deepEqual(importPayload(payload), { files: [{ kind: undefined, text: toml }] });
    }
  });

  it('says what is no base64', () => {
    const problem = 'this is no base64, and no .mobileconfig';
    for (const payload of ['', toml, `${base64}=`, base64.slice(1), 'a b c']) {
      assert.deepEqual(importPayload(payload), { problem });
    }
    const latin = Buffer.from('# Größe\n', 'latin1').toString('base64');
    assert.deepEqual(importPayload(latin), {
      problem: 'this is base64 of something that is no UTF-8 text, and no .mobileconfig',
    });
  });

  it('finds the keys in a payload of the domain itself, and of both files', () => {
    const other = Buffer.from('model = "x"\n').toString('base64');
    const xml = plist(`<dict>
      <key>PayloadContent</key><array><dict>
        <key>PayloadType</key><string>com.openai.codex</string>
        <!-- what Codex reads -->
        <key>requirements_toml_base64</key>
        <string>
          ${base64}
        </string>
        <key>config_toml_base64</key><string><![CDATA[${other}]]></string>
      </dict></array>
      <key>PayloadEnabled</key><true/>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>`);
    assert.deepEqual(importPayload(`\ufeff${xml}`), {
      files: [
        { kind: 'requirements', text: toml },
        { kind: 'managed-config', text: 'model = "x"\n' },
      ],
    });
  });

  it('takes a property list of the domain alone, and a value once', () => {
    const dict = `<dict><key>config_toml_base64</key><string>${base64}</string></dict>`;
    assert.deepEqual(importPayload(plist(dict)), { files: [{ kind: 'managed-config', text: toml }] });
    assert.deepEqual(importPayload(plist(`<array>${dict}${dict}</array>`)), {
      files: [{ kind: 'managed-config', text: toml }],
    });
  });

  it('says what a property list lacks', () => {
    const neither =
      'it has neither `requirements_toml_base64` nor `config_toml_base64`, the keys of `com.openai.codex` that Codex reads';
    assert.deepEqual(importPayload(plist('<dict/>')), { problem: neither });
    assert.deepEqual(importPayload(plist('<dict><key>config_toml_base64</key><integer>1</integer></dict>')), {
      problem: neither,
    });
    assert.deepEqual(importPayload(plist('<dict><key>config_toml_base64</key><string>a=1</string></dict>')), {
      problem: 'the value of `config_toml_base64` is no base64',
    });
    assert.deepEqual(importPayload('<html>'), { problem: 'this is no property list in XML that can be read' });
  });
});

describe('reading a property list', () => {
  const broken = [
    '',
    'text',
    '<plist>',
    plist(''),
    plist('<dict><string>a</string></dict>'),
    plist('<dict><key>a</key></dict>'),
    plist('<dict><key>a</key><key>b</key><string>c</string></dict>'),
    plist('<array><string>a</array></string>'),
    plist('<string>a</string><string>b</string>'),
    plist('<dict/>').repeat(2),
    '<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>',
  ];
  for (const xml of broken) {
    it(`refuses ${JSON.stringify(xml.slice(0, 80))}`, () => assert.equal(readPlist(xml), undefined));
  }

  it('reads entities', () => {
    assert.deepEqual(readPlist(plist('<string>&lt;&#65;&#x1F512;&amp;lt;&apos;&unknown;</string>')), {
      kind: 'scalar',
      tag: 'string',
      text: "<A🔒&lt;'&unknown;",
    });
  });

  it('takes any depth, and any text, without a throw', () => {
    const deep = 100_000;
    assert.ok(readPlist('<array>'.repeat(deep) + '</array>'.repeat(deep)));
    const piece = fc.constantFrom(
      '<dict>',
      '</dict>',
      '<key>',
      '</key>',
      '<string>',
      '</string>',
      '<',
      '&',
      'a',
      '<!--',
      ']]>',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        readPlist(pieces.join(''));
      }),
    );
  });
});
