import assert from 'node:assert/strict';
import { configSchema } from '../../src/codex/config/index.ts';
import { featureAliases } from '../../src/codex/features.ts';
import type { FileKind } from '../../src/codex/file-kind.ts';
import { fileReferences } from '../../src/codex/file-reference.ts';
import { historyOf } from '../../src/codex/history/of-kind.ts';
import { settingWords } from '../../src/codex/history/settings.ts';
import { valueHistories } from '../../src/codex/history/values.ts';
import { placeAt, walk } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import { imagined } from '../../src/features/completion/resolve.ts';
import { releaseFacts } from '../../src/features/hover-history.ts';
import { keyFacts } from '../../src/features/key-facts.ts';
import { find, type KeyPath, parseDocument } from '../../src/toml/document.ts';

const facts = (text: string, path: KeyPath, kind: FileKind = 'requirements') => {
  const item = find(parseDocument(text).root, path);
  assert.ok(item);
  return releaseFacts(item, kind, placeAt(fileReferences[kind].schema, path)?.name);
};

describe('what hover says of releases', () => {
  it('is since when a key is known, and what was made of it before', () => {
    assert.deepEqual(facts('allowed_approvals_reviewers = []', ['allowed_approvals_reviewers']), [
      'Known to Codex since 0.121; ignored in 0.118 and older.',
    ]);
  });

  it('names the releases that refuse the file for a key', () => {
    assert.deepEqual(facts('permissions.network.enabled = true', ['permissions', 'network']), [
      'Known to Codex since 0.169; 0.133 to 0.166 refuse the file for it; ignored in 0.130 and older.',
    ]);
    assert.deepEqual(facts('otel.log_sse_deltas = true', ['otel', 'log_sse_deltas']), [
      'Known to Codex since 0.169; 0.166 refuses the file for it; ignored in 0.165 and older.',
    ]);
  });

  it('is what pins did', () => {
    assert.deepEqual(facts('features.hooks = true', ['features', 'hooks']), [
      'Known to Codex since 0.130; 0.110 to 0.123 refuse the file for it; ignored in 0.104 and older and 0.125 to 0.128.',
      'Codex 0.116 to 0.128 had it as `codex_hooks`, which newer ones still take.',
    ]);
  });

  it('names the releases in between that ignore a key', () => {
    assert.deepEqual(facts('features.sleep_tool = true', ['features', 'sleep_tool']), [
      'Known to Codex since 0.142; 0.110 to 0.123 refuse the file for it; ignored in 0.104 and older, 0.125 to 0.140 and 0.144 to 0.150.',
    ]);
  });

  it('is since when a word is taken', () => {
    const text = 'allowed_approvals_reviewers = ["auto_review", "user"]';
    assert.deepEqual(facts(text, ['allowed_approvals_reviewers', 0]), [
      '`auto_review` is taken since Codex 0.125; 0.121 to 0.123 refuse the file for it.',
    ]);
    assert.deepEqual(facts(text, ['allowed_approvals_reviewers', 1]), []);
    assert.deepEqual(
      facts('experimental_network.unix_sockets.x = "none"', ['experimental_network', 'unix_sockets', 'x']),
      [
        'Known to Codex since 0.118; ignored in 0.116 and older.',
        '`none` is taken since Codex 0.118 until 0.133; 0.136 to 0.169 refuse the file for it.',
      ],
    );
  });

  it('is until when a key was known', () => {
    assert.deepEqual(facts('allowed_permissions = []', ['allowed_permissions']), [
      'Known to Codex since 0.133 until 0.136; ignored in 0.130 and older.',
    ]);
  });

  it('is nothing for what was not asked', () => {
    assert.deepEqual(facts('colour = 1', ['colour']), []);
    assert.deepEqual(facts('model_providers.x.aws.region = "r"', ['model_providers', 'x', 'aws', 'region']), []);
  });

  it('is told of settings too', () => {
    const text = 'approvals_reviewer = "auto_review"\ntui.keymap.agents = {}\nmodel = "own"\n';
    assert.deepEqual(facts(text, ['approvals_reviewer'], 'managed-config'), [
      'Known to Codex since 0.116; ignored in 0.113 and older.',
      '`auto_review` is taken since Codex 0.125; 0.116 to 0.123 refuse the file for it.',
    ]);
    assert.deepEqual(facts(text, ['tui', 'keymap', 'agents'], 'config'), [
      'Known to Codex since 0.150; 0.128 to 0.148 refuse the file for it; ignored in 0.125 and older.',
    ]);
    assert.deepEqual(facts(text, ['model'], 'config'), []);
    assert.deepEqual(facts(text, ['approvals_reviewer'], 'agent-role'), []);
  });

  const words = [...new Set([...valueHistories, ...settingWords].map(({ value }) => value)), 'any other'];
  const kinds = [
    ['requirements', requirementsSchema],
    ['config', configSchema],
  ] as const;
  for (const [kind, schema] of kinds) {
    it(`is what the history has for a key of ${kind}, by whatever names`, () => {
      const chosen = ['own', 'a.b', 'network', 'sandbox_private_desktop', 'unheard_of', ...Object.keys(featureAliases)];
      for (const { path } of walk(schema)) {
        for (const name of path.some((step) => step.startsWith('<')) ? chosen : ['']) {
          const steps = path.map((step) => (step === '[]' ? 0 : step.startsWith('<') ? name : step));
          const step = steps.at(-1);
          const told = releaseFacts(imagined(steps, undefined), kind, placeAt(schema, steps)?.name);
          assert.deepEqual(told, typeof step === 'number' ? [] : keyFacts(steps, kind), steps.join('.'));
        }
      }
    });

    it(`is what the history has for a word in any place of ${kind}`, () => {
      for (const { path } of walk(schema)) {
        for (const word of words) {
          const steps = path.map((step) => (step === '[]' ? 0 : step.startsWith('<') ? 'own' : step));
          const told = releaseFacts(imagined(steps, word), kind, placeAt(schema, steps)?.name).at(-1) ?? '';
          const taken = historyOf(kind)?.wordSince(steps, word);
          assert.equal(told.startsWith(`\`${word}\` is taken since Codex`), taken !== undefined, `${steps} ${word}`);
        }
      }
    });
  }
});
