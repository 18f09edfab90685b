import assert from 'node:assert/strict';
import { fitting } from '../../../src/features/completion/typed.ts';
import { ask, editor, labels, type PlaceName } from './choose.ts';

const names = ['allow_login_shell', 'allowed_sandbox_modes', 'log_dir', 'Stop', 'PreToolUse', '<id>', 'a.b-c', 'x2'];

describe('names that fit to what is typed', () => {
  const cases: readonly (readonly [typed: string, fits: string])[] = [
    ['', names.join(' ')],
    ['"', names.join(' ')],
    ['_', names.join(' ')],
    ['l', 'allow_login_shell log_dir'],
    ['L', 'allow_login_shell log_dir'],
    ['"l', 'allow_login_shell log_dir'],
    ["'logi", 'allow_login_shell log_dir'],
    ['s', 'allow_login_shell allowed_sandbox_modes Stop'],
    ['t', 'PreToolUse'],
    ['r', ''],
    ['b', 'a.b-c'],
    ['c', 'a.b-c'],
    ['i', '<id>'],
    ['2', names.join(' ')],
    ['x', 'x2'],
  ];
  for (const [typed, fits] of cases) {
    it(`are, after ${JSON.stringify(typed)}, those with a word that begins so`, () => {
      assert.equal(names.filter(fitting(typed)).join(' '), fits);
    });
  }
});

describe('completion for an editor that picks by what is typed', () => {
  const picked = (marked: string, place: PlaceName = 'requirements') =>
    labels(ask(marked, place, { client: { ...editor, picks: true } })).join(' · ');

  it('leaves out keys in which no word begins with the letter typed first', () => {
    assert.equal(picked('[[rules.prefix_rules]]\n|'), 'pattern · decision · justification · canonical_matching');
    assert.equal(picked('[[rules.prefix_rules]]\nd| = 1'), 'decision');
    assert.equal(picked('[[rules.prefix_rules]]\nm| = 1'), 'canonical_matching');
    assert.equal(picked('[[rules.prefix_rules]]\ne| = 1'), '');
  });

  it('goes by what stands before the cursor, and not by what follows', () => {
    assert.equal(picked('[tui]\n|ani = 1', 'config'), labels(ask('[tui]\n|ani = 1', 'config')).join(' · '));
  });

  it('leaves out headers in the same way', () => {
    assert.equal(
      picked('[w|]'),
      'windows · computer_use.windows · computer_use.windows.aumids · computer_use.windows.exes',
    );
    assert.match(picked('[[s|]]'), /^remote_sandbox_config · hooks\.SessionStart · /);
  });

  it('has all values', () => {
    const marked = 'allowed_sandbox_modes = ["re|"]';
    assert.equal(picked(marked), labels(ask(marked)).join(' · '));
  });
});
