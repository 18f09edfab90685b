import assert from 'node:assert/strict';
import { features } from '../../src/codex/features.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { fixAll } from '../../src/rules/apply.ts';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'feature-stage';

describe('feature-stage', () => {
  it('has nothing to say of stable features, and of unfinished ones that are switched off', () => {
    const quiet = features.filter(({ stage }) => stage === 'stable').map(({ name }) => `${name} = true`);
    const off = features
      .filter(({ stage }) => /experimental|development/.test(stage))
      .map(({ name }) => `${name} = false`);
    assert.deepEqual(findings(rule, lines('[features]', ...quiet, ...off)), []);
  });

  it('has one thing to say of every other feature', () => {
    // Codex refuses this one, which another rule says.
    const rest = features.filter(({ stage, name }) => stage !== 'stable' && name !== 'rollout_budget');
    const text = lines('[features]', ...rest.map(({ name }) => `"${name}" = true`));
    assert.equal(findings(rule, text).filter((line) => !line.startsWith('  ')).length, rest.length);
  });

  it('tells older names, and renames them', () => {
    const text = lines('[features]', 'codex_hooks = true # ours', '[feature_requirements]', "'collab' = false");
    assert.deepEqual(findings(rule, text), [
      '2:1-12 info accepts features.codex_hooks «codex_hooks»',
      '  `features.codex_hooks` is an older name of `hooks`; Codex 0.169 honours it, with a warning to users.',
      "4:1-9 info accepts feature_requirements.collab «'collab'»",
      '  `feature_requirements.collab` is an older name of `multi_agent`; Codex 0.169 honours it, with a',
      '  warning to users.',
    ]);
    assertFixes(rule, text, [{ title: 'Rename to `hooks`', text: text.replace('codex_hooks', 'hooks'), ask: true }]);
    assertFixes(
      rule,
      text,
      [{ title: 'Rename to `multi_agent`', text: text.replace('collab', 'multi_agent'), ask: true }],
      { finding: 1 },
    );
  });

  it('leaves an older name that releases in the range have no other for', () => {
    const text = lines('[features]', 'codex_hooks = true');
    const where = { release: releaseFor('>=0.128') };
    assert.deepEqual(findings(rule, text, 'balanced', where), [
      '2:1-12 info accepts features.codex_hooks «codex_hooks»',
      '  `features.codex_hooks` is an older name of `hooks`; Codex 0.169 honours it, with a warning to users.',
      '  Codex 0.116 to 0.128 have no other name for it.',
    ]);
    assertFixes(rule, text, [], { where });
    const renamed = text.replace('codex_hooks', 'hooks');
    assertFixes(rule, text, [{ title: 'Rename to `hooks`', text: renamed, ask: true }], {
      where: { release: releaseFor('>=0.130') },
    });
    for (const start of [text, renamed]) {
      assert.equal(
        fixAll(start, 'balanced', { release: releaseFor('>=0.116') }, { caution: 'all' }).includes(
          'codex_hooks = true',
        ),
        true,
      );
    }
  });

  it('finds the one of two names that does not count: Codex goes by the last in the alphabet', () => {
    const text = lines('[features]', 'hooks = true', 'codex_hooks = false', 'chronicle = false', 'telepathy = false');
    assert.deepEqual(findings(rule, text), [
      '3:1-12 info ineffective features.codex_hooks «codex_hooks»',
      '  `features.codex_hooks` is an older name of `hooks`, which stands in this file too: Codex 0.169 goes',
      '  by `hooks`, and this line changes nothing.',
      '4:1-10 info ineffective features.chronicle «chronicle»',
      '  `features.chronicle` has an older name, which stands in this file too: Codex 0.169 goes by',
      '  `telepathy`, and this line changes nothing.',
      '5:1-10 info accepts features.telepathy «telepathy»',
      '  `features.telepathy` is an older name of `chronicle`; Codex 0.169 honours it, with a warning to',
      '  users.',
    ]);
    assertFixes(rule, text, [
      { title: 'Remove `codex_hooks`', text: text.replace('codex_hooks = false\n', ''), ask: true },
    ]);
    assertFixes(
      rule,
      text,
      [{ title: 'Remove `chronicle`', text: text.replace('chronicle = false\n', ''), ask: true }],
      { finding: 1 },
    );
    assertFixes(rule, text, [], { finding: 2 });
  });

  it('tells what is deprecated, removed and unfinished', () => {
    const text = lines(
      '[features]',
      'multi_agent = true',
      'web_search_request = false',
      'undo = true',
      'code_mode = true',
      'network_proxy = true',
      'runtime_agent_instances = { enabled = true }',
    );
    assert.deepEqual(findings(rule, text), [
      '2:1-12 info accepts features.multi_agent «multi_agent»',
      '  Codex 0.169 lists `features.multi_agent` as deprecated; the pin still sets it. It controls the first',
      '  version as a fallback; multi_agent_v2 is the feature that follows it.',
      '3:1-19 info accepts features.web_search_request «web_search_request»',
      '  Codex 0.169 lists `features.web_search_request` as deprecated; the pin still sets it.',
      '4:1-5 info accepts features.undo «undo»',
      '  Codex 0.169 lists `features.undo` as removed. It still takes the pin; what goes by it is not known.',
      '5:1-10 info accepts features.code_mode «code_mode»',
      '  Codex 0.169 lists `features.code_mode` as under development; this pin switches it on for everyone.',
      '6:1-14 info accepts features.network_proxy «network_proxy»',
      '  Codex 0.169 lists `features.network_proxy` as experimental; this pin switches it on for everyone.',
      '7:1-24 info accepts features.runtime_agent_instances «runtime_agent_instances»',
      '  Codex 0.169 lists `features.runtime_agent_instances` as under development; this pin switches it on',
      '  for everyone.',
    ]);
    for (const finding of [0, 1, 2, 3, 4, 5]) assertFixes(rule, text, [], { finding });
  });

  const inert = features.filter(({ pinEffective }) => !pinEffective).map(({ name }) => name);

  it('knows seven pins that change nothing', () => assert.equal(inert.length, 7));

  for (const name of inert) {
    it(`removes a pin that changes nothing, when asked: ${name}`, () => {
      const text = lines('[features]', `"${name}" = true # old`, 'apps = false');
      const path = name.includes('.') ? `features."${name}"` : `features.${name}`;
      assert.deepEqual(
        findings(rule, text)
          .map((line) => line.trim())
          .slice(1)
          .join(' '),
        `Codex 0.169 lists \`${path}\` as removed, and the pin changes nothing.`,
      );
      assertFixes(rule, text, [
        { title: `Remove \`${name}\``, text: lines('[features]', '# old', 'apps = false'), ask: true },
      ]);
      assert.equal(fixAll(text, 'security-oriented').includes(name), true);
    });
  }

  it('waits for what is no pin, or not one of a known feature', () => {
    const text = lines('[features]', 'undo = 1', 'personality =', 'bogus = true', 'code_mode = { on = true }');
    assert.deepEqual(findings(rule, text), []);
  });
});
