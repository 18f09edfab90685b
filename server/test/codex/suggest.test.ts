import assert from 'node:assert/strict';
import { suggest, suggestFuller, suggestLonger } from '../../src/codex/suggest.ts';

const known = [
  'allowed_sandbox_modes',
  'browser_use',
  'browser_use_external',
  'hooks',
  'apps',
  'live',
  'on-request',
  'us',
];

describe('suggest', () => {
  const expected: Readonly<Record<string, string | undefined>> = {
    // Case, hyphens and the plural cost nothing.
    allowed_sandbox_mode: 'allowed_sandbox_modes',
    'Allowed-Sandbox-Modes': 'allowed_sandbox_modes',
    browser_uses: 'browser_use',
    on_request: 'on-request',
    APP: 'apps',
    allowedSandboxModes: 'allowed_sandbox_modes',
    BrowserUse: 'browser_use',
    // Neither does being right.
    hooks: 'hooks',
    // Letters that are missing, too many, wrong or swapped: one in three, at most three.
    hoks: 'hooks',
    aps: 'apps',
    hooooks: 'hooks',
    hoooooooks: undefined,
    allowed_sandbx_mdes: 'allowed_sandbox_modes',
    allowed_sndbx_mdes: 'allowed_sandbox_modes',
    alowed_sndbx_mdes: undefined,
    browser_use_externla: 'browser_use_external',
    lvie: 'live',
    onrequest: 'on-request',
    // Too far, or too short to tell.
    cached: undefined,
    ap: undefined,
    uk: undefined,
    '': undefined,
  };

  for (const [written, meant] of Object.entries(expected)) {
    it(`takes ${written || '(nothing)'} for ${meant ?? 'nothing known'}`, () => {
      assert.equal(suggest(written, known), meant);
    });
  }

  it('does not choose between two that are equally near', () => {
    assert.equal(suggest('guardianv4', ['guardianv2', 'guardianv3']), undefined);
    assert.equal(suggest('guardianv2', ['guardianv2', 'guardianv3']), 'guardianv2');
    assert.equal(suggest('Tool', ['tools', 'tool']), undefined);
  });

  it('knows nothing where nothing is known', () => assert.equal(suggest('hooks', []), undefined));
});

describe('suggestLonger', () => {
  const names = [
    'allowed_sandbox_modes',
    'allowed_web_search_modes',
    'allowed_domains',
    'denied_domains',
    'PreToolUse',
  ];
  const expected: Readonly<Record<string, string | undefined>> = {
    sandbox_modes: 'allowed_sandbox_modes',
    'sandbox-mode': 'allowed_sandbox_modes',
    allowed_web_search: 'allowed_web_search_modes',
    allowedWebSearch: 'allowed_web_search_modes',
    tool_use: 'PreToolUse',
    // One word, the middle of a name, and the whole of it.
    modes: undefined,
    web_search: undefined,
    allowed_domains: undefined,
    // Part of a word.
    andbox_modes: undefined,
  };

  for (const [written, meant] of Object.entries(expected)) {
    it(`takes ${written} for ${meant ?? 'nothing known'}`, () => assert.equal(suggestLonger(written, names), meant));
  }

  it('does not choose between two', () => {
    assert.equal(suggestLonger('tool_use', ['PreToolUse', 'PostToolUse']), undefined);
  });
});

describe('suggestFuller', () => {
  const agents = ['default_subagent_model', 'default_subagent_reasoning_effort', 'max_depth', 'max_agent_depth'];

  for (const [written, meant] of Object.entries({
    default_model: 'default_subagent_model',
    defaultModel: 'default_subagent_model',
    default_effort: 'default_subagent_reasoning_effort',
    // The order counts, one word says too little, and two names are none.
    model_default: undefined,
    model: undefined,
    default_subagent: undefined,
    max_depth: undefined,
    default_models_x: undefined,
  })) {
    it(`takes ${written} for ${meant ?? 'nothing'}`, () => {
      assert.equal(suggestFuller(written, agents), meant);
    });
  }
});
