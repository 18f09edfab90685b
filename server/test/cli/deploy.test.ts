import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';

const policy = '\ufeff# Größe\r\nallowed_sandbox_modes = ["read-only"]\r\n';

describe('codex-policy export and import', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function write(name: string, content: string | Uint8Array): string {
    const file = path.join(dir, name);
    writeFileSync(file, content);
    return file;
  }

  async function run(command: 'export' | 'import', ...words: string[]) {
    let out = '';
    let told = '';
    const print = (text: string) => {
      out += text;
    };
    const tell = (text: string) => {
      told += text;
    };
    const code = command === 'export' ? await exportCommand(words, print, tell) : importCommand(words, print);
    return { code, out, told };
  }

  async function usageOf(command: 'export' | 'import', ...words: string[]): Promise<string> {
    try {
      await run(command, ...words);
    } catch (error) {
      assert.ok(error instanceof CannotRunError);
      return error.message;
    }
    return assert.fail('the command ran');
  }

  it('give a file back byte by byte', async () => {
    const file = write('requirements.toml', policy);
    for (const form of ['base64', 'mobileconfig']) {
      const { code, out, told } = await run('export', file, '--as', form);
      assert.equal(code, 0);
      const word = form === 'base64' ? 'for' : 'sets';
      assert.equal(told, `codex-policy: ${word} the key requirements_toml_base64 of the domain com.openai.codex\n`);
      assert.deepEqual(await run('import', write('payload', out)), { code: 0, out: policy, told: '' });
    }
  });

  it('write to a file that is not there, and over one only when told to', async () => {
    const file = write('requirements.toml', policy);
    const [payload, back] = [path.join(dir, 'p.mobileconfig'), path.join(dir, 'back.toml')];
    const words = [
      file,
      '--as',
      'mobileconfig',
      '--output',
      payload,
      '--identifier',
      'com.example',
      '--organization',
      'E & F',
    ];
    assert.deepEqual((await run('export', ...words)).out, '');
    assert.equal(await usageOf('export', ...words), `${payload}: exists already; --force overwrites it`);
    assert.equal((await run('export', ...words, '--force')).code, 0);
    const xml = readFileSync(payload, 'utf8');
    assert.ok(xml.includes('<string>com.example.requirements</string>'));
    assert.ok(xml.includes('<string>E &amp; F</string>'));
    await run('import', payload, '--output', back);
    assert.equal(readFileSync(back, 'utf8'), policy);
    assert.equal(await usageOf('import', payload, '--output', back), `${back}: exists already; --force overwrites it`);
    assert.equal(
      await usageOf('import', payload, '--output', path.join(dir, 'none', 'x')),
      `${path.join(dir, 'none', 'x')}: cannot be written: no such file`,
    );
  });

  it('refuse a file that Codex would refuse, with the findings', async () => {
    const file = write('requirements.toml', '\nallowed_sandbox_modes = "read-only"\n');
    const { code, out, told } = await run('export', file, '--as', 'base64');
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    const [finding, verdict] = told.split('\n');
    assert.match(String(finding), /requirements\.toml:2:25: error: .* \[invalid-value\]$/);
    assert.equal(verdict, `codex-policy: ${file}: Codex 0.169 would refuse this file: not exported`);
  });

  it('export settings only as what they are said to be', async () => {
    const file = write('config.toml', 'model = "x"\n');
    assert.match(
      await usageOf('export', file, '--as', 'base64', '--kind', 'config'),
      /say that it is a managed-config$/,
    );
    const { told } = await run('export', file, '--as', 'base64', '--kind', 'managed-config');
    assert.equal(told, 'codex-policy: for the key config_toml_base64 of the domain com.openai.codex\n');
  });

  it('choose between two files of a payload', async () => {
    const value = (text: string) => `<string>${Buffer.from(text).toString('base64')}</string>`;
    const both = write(
      'both.mobileconfig',
      `<plist><dict><key>requirements_toml_base64</key>${value('a = 1\n')}<key>config_toml_base64</key>${value('b = 1\n')}</dict></plist>`,
    );
    assert.equal(await usageOf('import', both), `${both}: it has more than one file; say which with --kind`);
    assert.equal((await run('import', both, '--kind', 'managed-config')).out, 'b = 1\n');
    const one = write('one', `<plist><dict><key>config_toml_base64</key>${value('b = 1\n')}</dict></plist>`);
    assert.equal(await usageOf('import', one, '--kind', 'requirements'), `${one}: it has no requirements.toml`);
  });

  it('say what they cannot take', async () => {
    const file = write('requirements.toml', policy);
    assert.equal(await usageOf('export'), 'export takes one file');
    assert.equal(await usageOf('export', file), 'export needs --as with one of base64, mobileconfig');
    assert.equal(await usageOf('export', file, '--as', 'plist'), "--as takes one of base64, mobileconfig, not 'plist'");
    assert.equal(await usageOf('import', file, file), 'import takes one file');
    assert.equal(await usageOf('import', file), `${file}: this is no base64, and no .mobileconfig`);
    const signed = write('signed', Uint8Array.from([0x30, 0x82, 0xff, 0xfe]));
    assert.equal(
      await usageOf('import', signed),
      `${signed}: not text; the profile in a signed .mobileconfig comes out with \`security cms -D -i FILE\` on macOS`,
    );
  });
});
