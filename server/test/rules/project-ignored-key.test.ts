import assert from 'node:assert/strict';
import { ignoredInProjects } from '../../src/codex/config/project.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { check } from '../../src/rules/check.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import { contextOf, findings, findingsOf, lines } from './golden.ts';

const rule = 'project-ignored-key';
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;
const own = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;

describe('project-ignored-key', () => {
  it('finds each key of the list in a project, a table as one', () => {
    const text = lines('notify = ["a"]', 'profile = "x"', '[model_providers.own]', 'name = "own"');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '1:1-7 warning ignores notify «notify»',
      '  Codex 0.169 ignores `notify` in the `.codex/config.toml` of a project. It counts in the user’s own',
      '  `~/.codex/config.toml`.',
      '2:1-8 warning ignores profile «profile»',
      '  Codex 0.169 ignores `profile` in the `.codex/config.toml` of a project.',
      '3:2-17 warning ignores model_providers «model_providers»',
      '  Codex 0.169 ignores `model_providers` in the `.codex/config.toml` of a project. It counts in the',
      '  user’s own `~/.codex/config.toml`.',
    ]);
    for (const key of ignoredInProjects) {
      assert.equal(findings(rule, `${key} = 1\n`, 'balanced', project).length > 0, true, key);
    }
  });

  it('says which releases of a range take it all the same', () => {
    const text = lines('notify = ["a"]', 'openai_base_url = "https://x.example"', 'apps_mcp_product_sku = "x"');
    const of = (range: string) => findings(rule, text, 'balanced', { ...project, release: releaseFor(range) });
    assert.deepEqual(of('>=0.125'), [
      '1:1-7 warning ignores notify «notify»',
      '  Codex 0.169 ignores `notify` in the `.codex/config.toml` of a project. It counts in the user’s own',
      '  `~/.codex/config.toml`. Codex 0.80 to 0.128 still take it from a project.',
      '2:1-16 warning ignores openai_base_url «openai_base_url»',
      '  Codex 0.169 ignores `openai_base_url` in the `.codex/config.toml` of a project. It counts in the',
      '  user’s own `~/.codex/config.toml`. Codex 0.116 to 0.128 still take it from a project.',
      '3:1-21 warning ignores apps_mcp_product_sku «apps_mcp_product_sku»',
      '  Codex 0.169 ignores `apps_mcp_product_sku` in the `.codex/config.toml` of a project. It counts in',
      '  the user’s own `~/.codex/config.toml`.',
    ]);
    assert.deepEqual(of('>=0.130'), findings(rule, text, 'balanced', project));
    assert.equal(
      of('0.80 - 0.113').some((line) => line.includes('0.116')),
      false,
    );
  });

  it('is all that is said of such a key: Codex does not look into it', () => {
    const text = lines('notify = "x"', 'profile = "x"', '[model_providers.own]', 'base_url = 1', '[otel]', 'own = 1');
    assert.deepEqual(
      check(contextOf(text, 'balanced', project)).map(({ code }) => code),
      [rule, rule, rule, rule],
    );
  });

  it('finds what Codex skips inside a table that it reads', () => {
    const text = lines('[features.multi_agent_v2]', 'message_board_remote = 1', 'tool_namespace = "a"');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '2:1-21 warning ignores features.multi_agent_v2.message_board_remote «message_board_remote»',
      '  Codex 0.169 ignores `features.multi_agent_v2.message_board_remote` in the `.codex/config.toml` of a',
      '  project. It counts in the user’s own `~/.codex/config.toml`.',
    ]);
    assert.deepEqual(findings('invalid-value', text, 'balanced', project), []);
  });

  it('says nothing in the user’s own file, or of other keys', () => {
    const text = lines('notify = ["a"]', 'model_provider = "openai"');
    assert.deepEqual(check(contextOf(text, 'balanced', own)), []);
    assert.deepEqual(check(contextOf(lines('model = "a"'), 'balanced', project)), []);
  });

  it('removes the key when asked, with nothing else', () => {
    const context = contextOf(
      lines('# who', 'model = "a" # m', 'notify = ["a"]', '', '[tui]', 'whimsy = true'),
      'balanced',
      project,
    );
    const [finding] = findingsOf(rule, context);
    assert.ok(finding);
    assert.deepEqual(
      fixesOf(context, finding).map((fix) => [fix.title, fix.safe, fix.apply()]),
      [['Remove `notify`', false, lines('# who', 'model = "a" # m', '', '[tui]', 'whimsy = true')]],
    );
  });
});
