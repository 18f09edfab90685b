/** The JSON report against the schema that is shipped. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Workspace } from '../workspace.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../schemas/check-output.schema.json', import.meta.url), 'utf8'),
);

describe('the JSON report of check', () => {
  const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => workspace.leave());

  const report = (...words: string[]) => JSON.parse(workspace.check(['--format', 'json', ...words]).printed);
  const faults = (value: unknown) => (validate(value) ? [] : (validate.errors ?? []));

  it('is as its schema says, with every member that there can be', () => {
    workspace.write(
      'requirements.toml',
      'allowed_web_search_modes = ["live"]\ncolour = 1 # codex-policy: ignore[unknown-key] x\n',
    );
    workspace.write('other.toml', 'x = 1\n');
    workspace.write('binary.requirements.toml', Uint8Array.of(0xff));
    workspace.check(['--baseline', 'known.json', '--write-baseline', 'requirements.toml']);
    const { files, problems } = report('--baseline', 'known.json', 'requirements.toml', 'other.toml', '.');
    assert.deepEqual(faults({ version: 1, files, problems }), []);
    const [{ known, ignored }] = files;
    assert.deepEqual([known.length > 0, ignored.length, problems.length], [true, 1, 1]);
    assert.deepEqual(faults(report('requirements.toml')), []);
  });

  it('says from which release on policies and settings are read in full', () => {
    workspace.write('requirements.toml', 'allow_appshots = false\n');
    workspace.write('etc/codex/managed_config.toml', 'web_search = "indexed"\n');
    workspace.write('project/.codex/config.toml', 'model = "x"\n');
    const { files } = report('requirements.toml', 'etc/codex/managed_config.toml', 'project/.codex/config.toml');
    assert.deepEqual(
      files.map(({ wholeFrom }: { wholeFrom: string }) => wholeFrom),
      ['0.136', '0.142', '0.80'],
    );
  });

  it('is not taken where a member is missing, of another type, or not known', () => {
    workspace.write('requirements.toml', 'allowed_web_search_modes = ["live"]\n');
    const good = report('requirements.toml');
    const [file] = good.files;
    const [finding] = file.findings;
    const wrong = [
      { ...good, version: 2 },
      { ...good, extra: 1 },
      { version: 1 },
      { ...good, files: [{ ...file, kind: 'policy' }] },
      { ...good, files: [{ ...file, findings: [{ ...finding, code: 'no-such-rule' }] }] },
      { ...good, files: [{ ...file, findings: [{ ...finding, severity: 'fatal' }] }] },
      { ...good, files: [{ ...file, findings: [{ ...finding, range: { start: finding.range.start } }] }] },
    ];
    assert.deepEqual(faults(good), []);
    for (const one of wrong) assert.notDeepEqual(faults(one), [], JSON.stringify(one));
  });
});
