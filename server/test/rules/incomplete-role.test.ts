import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { assertFixes, contextOf, crlf, findings, lines } from './golden.ts';

const rule = 'incomplete-role';
const role = { path: '/repo/.codex/agents/reviewer.toml', kind: 'agent-role' } as const;

describe('incomplete-role', () => {
  it('has nothing to say of a role that has its name, description and instructions', () => {
    const text = lines('name = "a"', 'description = "b"', 'developer_instructions = "c"', 'model = "m"');
    assert.deepEqual(check(contextOf(text, 'balanced', role)), []);
  });

  it('finds all that is missing as one, on the name', () => {
    const text = lines('model = "m"', 'name = "a"');
    assert.deepEqual(findings(rule, text, 'balanced', role), [
      '2:1-5 warning rejects (file) «name»',
      '  Unless a config.toml names this file as the `config_file` of a role, Codex 0.169 drops the role,',
      '  which has no `description` and `developer_instructions`.',
    ]);
    assertFixes(rule, text, [], { where: role });
  });

  it('takes a name of blanks for none', () => {
    const text = lines('name = " "', 'description = "b"', 'developer_instructions = "c"');
    assert.deepEqual(findings(rule, text, 'balanced', role), [
      '1:1-5 warning rejects (file) «name»',
      '  Unless a config.toml names this file as the `config_file` of a role, Codex 0.169 drops the role,',
      '  which has no `name`.',
    ]);
  });

  it('only hints where there is no name, as the file may be named elsewhere', () => {
    const text = crlf('# quick', 'model = "m"', '', '[features]', 'apps = false');
    assert.deepEqual(findings(rule, text, 'balanced', role), [
      '1:1-8 hint accepts (file) «# quick»',
      '  Unless a config.toml names this file as the `config_file` of a role, Codex 0.169 drops the role,',
      '  which has no `name`, `description` and `developer_instructions`.',
    ]);
    assertFixes(rule, text, [], { where: role });
  });

  it('names the role as the file, where nothing else is missing', () => {
    const text = crlf('description = "b"', "developer_instructions = 'c' # told", '', '[features]', 'apps = false');
    const title = 'Name the role `reviewer`';
    const named = text.replace('# told\r\n', '# told\r\nname = "reviewer"\r\n');
    assertFixes(rule, text, [{ title, text: named, ask: true }], { where: role });
    assertFixes(rule, text, [], { where: { kind: 'agent-role' } });
  });

  it('stands at the beginning of an empty file', () => {
    assert.deepEqual(
      check(contextOf('', 'balanced', role)).map(({ code, span }) => [code, span]),
      [[rule, { start: 0, end: 0 }]],
    );
  });

  it('takes a name that is misspelt or misplaced for one', () => {
    for (const text of [lines('description = "b"', 'nam = "a"'), lines('description = "b"', '[tui]', 'name = "a"')]) {
      assert.deepEqual(findings(rule, text, 'balanced', role), [
        `1:1-${text.indexOf('\n') + 1} warning rejects (file) «${text.slice(0, text.indexOf('\n'))}»`,
        '  Unless a config.toml names this file as the `config_file` of a role, Codex 0.169 drops the role,',
        '  which has no `developer_instructions`.',
      ]);
    }
  });

  it('leaves what is misspelt or misplaced to the rules that say so', () => {
    const text = lines(
      'name = "a"',
      'descripton = "b"',
      '[mcp_servers.docs]',
      'command = "docs"',
      'developer_instructions = "c"',
    );
    assert.deepEqual(
      check(contextOf(text, 'balanced', role)).map(({ code, verdict, keyPath }) => [code, verdict, keyPath.join('.')]),
      [
        ['unknown-key', 'rejects', 'descripton'],
        ['misplaced-key', 'rejects', 'mcp_servers.docs.developer_instructions'],
      ],
    );
  });
});
