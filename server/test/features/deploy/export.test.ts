import assert from 'node:assert/strict';
import { analyseText } from '../../../src/features/analysis.ts';
import { type ExportAnswer, type ExportForm, exportFile } from '../../../src/features/deploy/export.ts';
import { importPayload } from '../../../src/features/deploy/import.ts';

function exported(text: string, path = 'requirements.toml', form: ExportForm = 'base64'): Promise<ExportAnswer> {
  return exportFile(analyseText(text, path, { profile: 'balanced' }), form);
}

async function refused(text: string, path?: string) {
  const answer = await exported(text, path);
  assert.ok('problem' in answer);
  return { problem: answer.problem, findings: answer.findings.map(({ code }) => code) };
}

describe('exporting a file', () => {
  it('gives what decodes to the file, with the key of its kind', async () => {
    const policy = '\ufeff# ü\r\nallowed_sandbox_modes = ["read-only"]\r\n';
    const answer = await exported(policy);
    assert.deepEqual(answer, { payload: Buffer.from(policy).toString('base64'), kind: 'requirements' });
    const defaults = 'allow_login_shell = false\n';
    const managed = await exported(defaults, 'managed_config.toml', 'mobileconfig');
    assert.ok('payload' in managed);
    assert.equal(managed.kind, 'managed-config');
    assert.deepEqual(importPayload(managed.payload), { files: [{ kind: 'managed-config', text: defaults }] });
  });

  it('does not mind what is merely weak, missing or without effect', async () => {
    assert.ok('payload' in (await exported('permissions.filesystem.deny_read = [".env"]\n')));
    assert.ok('payload' in (await exported('allowed_sandbox_modes = ["read-only", "danger-full-access"]\n')));
  });

  it('refuses what Codex would refuse', async () => {
    assert.deepEqual(await refused('allowed_sandbox_modes = "read-only"\n'), {
      problem: 'Codex 0.169 would refuse this file',
      findings: ['invalid-value'],
    });
    assert.deepEqual(await refused('allowed_sandbox_modes = ["read-only"\n'), {
      problem: 'Codex 0.169 would refuse this file',
      findings: ['toml-syntax'],
    });
  });

  it('refuses what Codex would ignore in part', async () => {
    assert.deepEqual(await refused('allowed_sandbox_modes = ["read-only"]\nallowed_sandbox_mode = []\n'), {
      problem: 'Codex 0.169 would ignore a part of this file',
      findings: ['unknown-key'],
    });
  });

  it('refuses what a release that is named would ignore', async () => {
    const text =
      '# codex-policy: codex-version = >=0.90\nallowed_sandbox_modes = ["read-only"]\nallow_login_shell = false\n';
    assert.deepEqual(await refused(text), {
      problem: 'A release of Codex that reads it would ignore a part of this file',
      findings: ['not-in-every-release'],
    });
  });

  it('goes by comments that ignore a finding', async () => {
    const text = 'allowed_sandbox_modes = ["read-only"]\nnew_key = 1 # codex-policy: ignore[unknown-key] of 0.170\n';
    assert.ok('payload' in (await exported(text)));
  });

  it('says why other files have no payload', async () => {
    assert.deepEqual(await refused('model = "x"\n', '/home/u/.codex/config.toml'), {
      problem:
        'a config.toml belongs to a user, a project or a system. As the key config_toml_base64 of the domain ' +
        'com.openai.codex it would outrank the settings of every user: if that is what you want, say that it is a managed-config',
      findings: [],
    });
    assert.deepEqual(await refused('name = "x"\n', '/home/u/.codex/agents/x.toml'), {
      problem: 'MDM has no key for role files that Codex 0.169 reads',
      findings: [],
    });
    assert.deepEqual(await refused('[package]\nname = "x"\n', 'Cargo.toml'), {
      problem: 'this is no file that Codex reads as requirements or as managed config',
      findings: [],
    });
  });
});
