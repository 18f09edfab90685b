import assert from 'node:assert/strict';
import { exceptions } from '../../../test/codex/documents/exceptions.ts';
import { documents } from '../../../test/codex/documents/index.ts';
import { readRecording } from '../../../test/codex/documents/recorded.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import { shapeIssues } from '../../src/codex/shape.ts';
import { codexVersion } from '../../src/codex/version.ts';
import { check } from '../../src/rules/check.ts';
import { Context } from '../../src/rules/context.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { isRejecting, SchemaFile } from './schema-file.ts';

describe('schemas/requirements.schema.json', () => {
  const file = new SchemaFile('requirements.schema.json');
  const { verdicts } = readRecording();
  const judged = documents.flatMap(({ id, text }) => {
    const document = parseDocument(text);
    return document.faults.length > 0 ? [] : [{ id, document, takes: file.takes(document) }];
  });
  const recorded = judged.flatMap((document) => {
    const verdict = verdicts[document.id];
    return verdict === undefined ? [] : [{ ...document, codex: verdict !== 'rejected' }];
  });

  it('is named after the release it describes', () => {
    const { $schema, $id, title } = file.schema;
    assert.equal($schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal($id, 'urn:codex-policy:requirements');
    assert.equal(title, `requirements.toml of Codex ${codexVersion}`);
  });

  it('takes exactly the documents whose shape the reference takes', () => {
    assert.ok(judged.length >= 3_700, `${judged.length}`);
    const differing = judged.filter(
      ({ document, takes }) => takes === shapeIssues(document.root, requirementsSchema).some(isRejecting),
    );
    assert.deepEqual(
      differing.map(({ id }) => id),
      [],
    );
  });

  it('takes every document that Codex takes, but for listed exceptions', () => {
    const known = [
      ...exceptions.filter(({ codex }) => codex === 'accepts'),
      // The form has a finding that says it is odd; a schema can only take it or not.
      { ids: /: table for a value$/ },
      { ids: /: \[(?:false)?\]$/ },
      { ids: /^hooks: (?:empty )?list for a (?:group|handler)$|^lists: first/ },
    ];
    const refused = recorded.filter(({ takes, codex }) => codex && !takes).map(({ id }) => id);
    assert.deepEqual(
      refused.filter((id) => !known.some(({ ids }) => ids.test(id))),
      [],
    );
    const unused = known.filter(({ ids }) => !refused.some((id) => ids.test(id)));
    assert.deepEqual(
      unused.map(({ ids }) => String(ids)),
      [],
    );
  });

  it('refuses what Codex refuses, but for values that are well formed and listed files', () => {
    const known = exceptions.filter(({ codex }) => codex === 'rejects');
    const taken = recorded.filter(({ id, takes, codex }) => takes && !codex && !known.some(({ ids }) => ids.test(id)));
    const reasons = taken.map(({ document }) => {
      const findings = check(new Context(document, 'high-utility')).filter(({ verdict }) => verdict === 'rejects');
      return [...new Set(findings.map(({ code }) => code))].join();
    });
    assert.deepEqual([...new Set(reasons)], ['refused-setting']);
    const refused = recorded.filter(({ takes, codex }) => !takes && !codex);
    assert.ok(refused.length > taken.length * 5, `${refused.length} refused, ${taken.length} taken`);
  });

  it('allows keys that Codex ignores, and refuses them where Codex does', () => {
    assert.equal(file.takesText('colour = 1\n[windows]\nsandbox_private_desktop = "any"\ncolour = {}\n'), true);
    assert.equal(file.takesText('[otel]\ncolour = 1\n'), false);
    assert.equal(file.takesText('[features]\nno_such_feature = true\nconnectors = false\n'), true);
    assert.equal(file.takesText('[features]\nconnectors = "yes"\n'), false);
  });

  it('looks at the keys of a hook handler only beside their type', () => {
    const hook = (keys: string) => `hooks.Stop = [{ hooks = [{ ${keys} }] }]\n`;
    assert.equal(file.takesText(hook('type = "command", command = "a"')), true);
    assert.equal(file.takesText(hook('type = "command", command = 7')), false);
    assert.equal(file.takesText(hook('type = "mcp_tool", command = 7, server = "a", tool = "b"')), true);
    assert.equal(file.takesText(hook('type = "mcp_tool", server = 7')), false);
    assert.equal(file.takesText(hook('type = "prompt", timeout = "long"')), true);
    assert.equal(file.takesText(hook('type = "command", timeout = "long"')), false);
  });

  it('is offered for paths that are Codex’s, and for no other program’s', () => {
    for (const path of [
      '/etc/codex/requirements.toml',
      '/c:/ProgramData/OpenAI/Codex/requirements.toml',
      '/home/user/image/rootfs/etc/codex/requirements.toml',
      '/home/user/project/.codex/requirements.toml',
    ]) {
      assert.ok(file.isOfferedFor(path), path);
    }
    for (const path of [
      '/home/user/project/requirements.toml',
      '/home/user/codex/requirements.toml',
      '/etc/requirements.toml',
      '/home/user/.codex/config.toml',
      '/etc/codex/managed_config.toml',
    ]) {
      assert.ok(!file.isOfferedFor(path), path);
    }
  });
});
