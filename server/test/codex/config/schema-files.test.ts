import assert from 'node:assert/strict';
import { exceptions } from '../../../../test/codex/config-documents/exceptions.ts';
import { documents } from '../../../../test/codex/config-documents/index.ts';
import { readRecording } from '../../../../test/codex/config-documents/recorded.ts';
import { configRefusals } from '../../../src/codex/config/constraints.ts';
import { configSchema } from '../../../src/codex/config/index.ts';
import { roleSchema } from '../../../src/codex/roles/index.ts';
import { shapeIssues } from '../../../src/codex/shape.ts';
import { codexVersion } from '../../../src/codex/version.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { isRejecting, SchemaFile } from '../schema-file.ts';

const config = new SchemaFile('config.schema.json');
const managed = new SchemaFile('managed_config.schema.json');
const role = new SchemaFile('agent_role.schema.json');

/** A schema is handed dates and times as text, where Codex takes none for a key. */
function isDatedKey(id: string): boolean {
  return /^small forms: tui = .*(?:10:00:00|2026-01-01)/.test(id);
}

describe('schemas/config.schema.json', () => {
  const { verdicts } = readRecording();
  const judged = documents.flatMap(({ id, text }, index) => {
    const document = parseDocument(text);
    if (document.faults.length > 0) return [];
    return [{ id, document, takes: config.takes(document), codex: verdicts[index] !== 'rejected' }];
  });

  function isException(id: string, taken: boolean): boolean {
    return exceptions.some(({ ids, codex }) => (codex !== 'rejected') === taken && ids.test(id));
  }

  it('takes exactly the documents whose shape the reference takes', () => {
    assert.ok(judged.length >= 2_900, `${judged.length}`);
    const differing = judged.filter(
      ({ id, document, takes }) =>
        takes === shapeIssues(document.root, configSchema).some(isRejecting) && !isDatedKey(id),
    );
    assert.deepEqual(
      differing.map(({ id }) => id),
      [],
    );
  });

  it('takes every document that Codex takes, but for listed exceptions', () => {
    const refused = judged.filter(({ takes, codex }) => codex && !takes).map(({ id }) => id);
    // The form has a finding that says it is odd; a schema can only take it or not.
    const isOdd = (id: string) => /: table for a value$|: \[(?:false|true)?\]$|^lists for tables: |\{ 1 = \[/.test(id);
    assert.deepEqual(
      refused.filter((id) => !isOdd(id) && !isException(id, true)),
      [],
    );
    assert.ok(refused.some(isOdd), 'exceptions that explain nothing');
  });

  it('refuses what Codex refuses, but for values that are well formed and listed files', () => {
    const refused = judged.filter(({ takes, codex }) => !takes && !codex);
    const taken = judged.filter(({ takes, codex }) => takes && !codex);
    const unexplained = taken.filter(
      ({ id, document }) => !isException(id, false) && !isDatedKey(id) && configRefusals(document.root).length === 0,
    );
    assert.deepEqual(
      unexplained.map(({ id }) => id),
      [],
    );
    assert.ok(refused.length > taken.length * 5, `${refused.length} refused, ${taken.length} taken`);
  });

  it('allows keys that Codex ignores, and refuses them where Codex does', () => {
    assert.equal(config.takesText('colour = 1\n[windows]\nsandbox_private_desktop = "any"\n'), true);
    assert.equal(config.takesText('[features]\nno_such_feature = true\n[otel]\ncolour = 1\n'), true);
    assert.equal(config.takesText('[mcp_enterprise_managed_auth]\ncolour = 1\n'), false);
    assert.equal(config.takesText('[features.multi_agent_v2]\ncolour = true\n'), false);
  });

  it('is offered for paths that are Codex’s, and for no other program’s', () => {
    for (const path of [
      '/home/user/.codex/config.toml',
      '/home/user/project/.codex/config.toml',
      '/home/user/.codex/work.config.toml',
      '/etc/codex/config.toml',
      '/c:/ProgramData/OpenAI/Codex/config.toml',
    ]) {
      assert.ok(config.isOfferedFor(path), path);
    }
    for (const path of [
      '/home/user/project/config.toml',
      '/home/user/project/codex/config.toml',
      '/home/user/.cargo/config.toml',
      '/home/user/.codex/browser/config.toml',
      '/home/user/.codex/requirements.toml',
      '/etc/codex/managed_config.toml',
    ]) {
      assert.ok(!config.isOfferedFor(path), path);
    }
  });
});

describe('schemas/managed_config.schema.json', () => {
  it('takes what the schema of config.toml takes', () => {
    const differing = documents.filter(({ text }) => {
      const document = parseDocument(text);
      return document.faults.length === 0 && config.takes(document) !== managed.takes(document);
    });
    assert.deepEqual(
      differing.map(({ id }) => id),
      [],
    );
  });

  it('says nothing of projects, which never have such a file', () => {
    const ofProjects = /ignores `\w+` in the `\.codex\/config\.toml` of a project\./;
    assert.match(JSON.stringify(config.schema), ofProjects);
    assert.doesNotMatch(JSON.stringify(managed.schema), ofProjects);
  });

  it('is offered for paths that are Codex’s, and for no other program’s', () => {
    for (const path of [
      '/etc/codex/managed_config.toml',
      '/home/user/.codex/managed_config.toml',
      '/c:/ProgramData/OpenAI/Codex/managed_config.toml',
    ]) {
      assert.ok(managed.isOfferedFor(path), path);
    }
    for (const path of ['/home/user/managed_config.toml', '/etc/managed_config.toml', '/etc/codex/config.toml']) {
      assert.ok(!managed.isOfferedFor(path), path);
    }
  });
});

describe('schemas/agent_role.schema.json', () => {
  it('takes exactly the documents whose shape the reference takes', () => {
    const whole = ['name = "reviewer"', 'description = "Reads changes."', 'developer_instructions = "Read."'];
    assert.equal(role.takesText(whole.join('\n')), true);
    assert.equal(role.takesText('colour = 1\n'), false);
    assert.equal(role.takesText('[tui]\ncolour = 1\n'), true);
    const differing = documents.filter(({ id, text }) => {
      const { root, faults } = parseDocument(text);
      if (isDatedKey(id)) return false;
      return faults.length === 0 && role.takesText(text) === shapeIssues(root, roleSchema).some(isRejecting);
    });
    assert.deepEqual(
      differing.map(({ id }) => id),
      [],
    );
  });

  it('does not say that Codex names unknown keys', () => {
    assert.doesNotMatch(JSON.stringify(role.schema), /names it at start/);
  });

  it('is offered for paths that are Codex’s, and for no other program’s', () => {
    for (const path of [
      '/home/user/.codex/agents/reviewer.toml',
      '/home/user/project/.codex/agents/team/reviewer.toml',
      '/etc/codex/agents/reviewer.toml',
    ]) {
      assert.ok(role.isOfferedFor(path), path);
    }
    for (const path of ['/home/user/project/agents/reviewer.toml', '/home/user/.codex/config.toml']) {
      assert.ok(!role.isOfferedFor(path), path);
    }
  });
});

describe('the schemas of settings', () => {
  it('are named after the release they describe', () => {
    const names = [config, managed, role].map(({ schema: { $schema, $id, title } }) => [$schema, $id, title]);
    assert.deepEqual(names, [
      ['http://json-schema.org/draft-07/schema#', 'urn:codex-policy:config', `config.toml of Codex ${codexVersion}`],
      [
        'http://json-schema.org/draft-07/schema#',
        'urn:codex-policy:managed-config',
        `managed_config.toml of Codex ${codexVersion}`,
      ],
      [
        'http://json-schema.org/draft-07/schema#',
        'urn:codex-policy:agent-role',
        `A role file of Codex ${codexVersion}`,
      ],
    ]);
  });
});
