import assert from 'node:assert/strict';
import { analyseText } from '../../src/features/analysis.ts';
import { leavingSyntaxErrors } from '../../src/features/left-to-others.ts';

/** What is left to say of a policy: severity, rule and text of each finding. */
function left(text: string): string[] {
  const analysis = analyseText(text, '/etc/codex/requirements.toml', { profile: 'balanced', kind: 'requirements' });
  return leavingSyntaxErrors(analysis)
    .filter(({ code }) => code !== 'missing-control')
    .map(({ severity, code, span }) => `${severity} ${code} «${text.slice(span.start, span.end)}»`);
}

describe('beside a program that says what is not TOML', () => {
  it('the first fault stays as an information, and the others go', () => {
    assert.deepEqual(left('first note\nsecond note\nallowed_web_search_modes = ["live"]\n'), [
      'info toml-syntax «first note»',
      'warning weaker-than-profile «"live"»',
    ]);
  });

  it('what is defined twice counts as a fault', () => {
    const twice = 'allow_appshots = true\nallow_appshots = true\n';
    assert.deepEqual(left(twice), ['info duplicate-definition «allow_appshots»']);
    assert.deepEqual(left(`${twice}a note\n`), ['info duplicate-definition «allow_appshots»']);
    assert.deepEqual(left(`a note\n${twice}`), ['info toml-syntax «a note»']);
  });

  it('Codex’s own bound stays an error', () => {
    const deep = `x = ${'['.repeat(90)}${']'.repeat(90)}\n`;
    assert.deepEqual(
      left(deep).filter((finding) => finding.includes('toml-syntax')),
      ['error toml-syntax «[»'],
    );
    assert.deepEqual(
      left(`a note\nanother note\n${deep}`).filter((finding) => finding.includes('toml-syntax')),
      ['info toml-syntax «a note»', 'error toml-syntax «[»'],
    );
  });

  it('a file without faults is as it was', () => {
    const text = 'allowed_web_search_modes = ["live"]\nappz = 1\n';
    assert.deepEqual(left(text), ['warning weaker-than-profile «"live"»', 'warning unknown-key «appz»']);
  });
});
