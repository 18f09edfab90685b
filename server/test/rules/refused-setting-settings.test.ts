import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const inConfig = (text: string) => findings('refused-setting', text, 'balanced', { kind: 'config' });

describe('refused-setting: messages about a budget, the terminal and Windows', () => {
  it('wants messages of 2000 bytes at most, and a buffer for a prompt', () => {
    const text = (message: string) =>
      lines('[features.token_budget]', 'enabled = true', `auto_compact_fallback_prompt = "${message}"`);
    assert.deepEqual(inConfig(text('ä'.repeat(1000)).concat('auto_compact_fallback_buffer_tokens = 1')), []);
    const [place, ...reason] = inConfig(text('ä'.repeat(1001)).concat('auto_compact_fallback_buffer_tokens = 1'));
    assert.match(String(place), /^3:32-1035 error rejects features\.token_budget\.auto_compact_fallback_prompt /);
    assert.deepEqual(reason, [
      '  Codex 0.169 refuses the file: `auto_compact_fallback_prompt` must not exceed 2000 bytes.',
    ]);
    assert.deepEqual(inConfig(text('go on')), [
      '3:32-39 error rejects features.token_budget.auto_compact_fallback_prompt «"go on"»',
      '  Unless another file has what is missing, Codex 0.169 refuses to start:',
      '  `auto_compact_fallback_prompt` needs `auto_compact_fallback_buffer_tokens`.',
    ]);
  });

  it('wants presets by a digit that put something in, and a wheel that moves', () => {
    const text = lines(
      '[tui]',
      'mouse_scroll_speed = 0',
      'presets.10.input = "a"',
      'presets.1.input = " "',
      `presets.2.input = "${'a'.repeat(8001)}"`,
      `presets.3.input = "${'a'.repeat(8000)}"`,
    );
    assert.deepEqual(
      inConfig(text).map((line) => line.replace(/a{9,}/, '…')),
      [
        '2:22-23 error rejects tui.mouse_scroll_speed «0»',
        '  Codex 0.169 refuses the file: `mouse_scroll_speed` must be more than 0.',
        '3:9-11 error rejects tui.presets.10 «10»',
        '  Codex 0.169 refuses the file: a preset is called by a digit from 0 to 9, not `10`.',
        '4:19-22 error rejects tui.presets.1.input «" "»',
        '  Codex 0.169 refuses the file: `input` must not be empty.',
        '5:19-8022 error rejects tui.presets.2.input «"…"»',
        '  Codex 0.169 refuses the file: `input` must not exceed 8000 bytes.',
      ],
    );
  });

  it('keeps to the sandbox that is allowed', () => {
    assert.deepEqual(inConfig(lines('[windows]', 'sandbox = "mxc"', 'allow_mxc = false')), [
      '2:11-16 error rejects windows.sandbox «"mxc"»',
      '  Codex 0.169 refuses the file: `allow_mxc` rules out `sandbox = "mxc"`.',
    ]);
    assert.deepEqual(inConfig(lines('[windows]', 'sandbox = "mxc"', 'allow_mxc = true')), []);
  });
});
