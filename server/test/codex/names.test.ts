import assert from 'node:assert/strict';
import { fileKinds } from '../../src/codex/file-kind.ts';
import { fileReferences } from '../../src/codex/file-reference.ts';
import { walk } from '../../src/codex/lookup.ts';
import { namesIn } from '../../src/codex/names/occurrences.ts';
import { namePlaces, nameSorts } from '../../src/codex/names/sorts.ts';
import { parseDocument } from '../../src/toml/document.ts';

describe('places of names', () => {
  it('are all in the reference of some kind of file', () => {
    for (const { path, kinds } of namePlaces()) assert.notDeepEqual(kinds, [], path.join('.'));
  });

  it('are in the files that have them', () => {
    const having = (path: string) =>
      namePlaces()
        .filter((one) => one.path.join('.') === path)
        .map(({ kinds }) => kinds);
    assert.deepEqual(having('allowed_permission_profiles.<name>'), [['requirements']]);
    assert.deepEqual(having('default_permissions'), [[...fileKinds]]);
    assert.deepEqual(having('agents.<name>'), [['managed-config', 'config', 'agent-role']]);
    assert.deepEqual(having('name'), [['agent-role']]);
  });

  it('are all strings of the reference that name a server or a provider of the file', () => {
    const steps = (path: readonly string[]) => path.map((step) => (step.startsWith('<') ? '*' : step)).join('.');
    const wanted = new Set<string>();
    for (const kind of fileKinds) {
      for (const { path, schema } of walk(fileReferences[kind].schema)) {
        const isNamed = /^(?:model_provider|server|default_permissions|extends)$/.test(path.at(-1) ?? '');
        if (isNamed && schema.type === 'string') wanted.add(steps(path).replace(/^hooks\.\w+\./, 'hooks.*.'));
      }
    }
    const known = new Set(namePlaces().map(({ path }) => steps(path)));
    assert.deepEqual(
      [...wanted].filter((path) => !known.has(path)),
      [],
    );
  });

  it('leave out what Codex itself reads there', () => {
    const names = (text: string, kind: (typeof fileKinds)[number]) =>
      [...namesIn(parseDocument(text).root, kind)].map(({ sort, role, name }) => `${sort} ${role} ${name}`);
    const text =
      '[permissions.filesystem]\n[permissions.network]\n[permissions.a]\n[agents]\nmax_depth = 1\n[agents.b]\n';
    assert.deepEqual(names(text, 'requirements'), ['permission-profile definition a']);
    assert.deepEqual(names(text, 'config'), [
      'permission-profile definition filesystem',
      'permission-profile definition network',
      'permission-profile definition a',
      'agent definition b',
    ]);
    assert.deepEqual(names('[model_providers.amazon-bedrock]\n', 'requirements'), [
      'model-provider definition amazon-bedrock',
    ]);
  });

  it('have the names that Codex brings along', () => {
    assert.deepEqual(nameSorts['permission-profile'].builtIn, [':read-only', ':workspace', ':danger-full-access']);
    assert.equal(nameSorts['model-provider'].builtIn.includes('openai'), true);
  });
});
