import assert from 'node:assert/strict';
import { matcherFault } from '../../src/codex/expression.ts';
import { matcherCovers } from '../../src/codex/hooks.ts';

describe('matcherFault', () => {
  /** What `hooks/list` of Codex 0.169.0 has a warning for. */
  const faults: Readonly<Record<string, string>> = {
    '(': 'a parenthesis is not closed',
    'Bash(': 'a parenthesis is not closed',
    '(?i': 'a parenthesis is not closed',
    '(?:a': 'a parenthesis is not closed',
    ')': 'a parenthesis is closed that was not opened',
    'a)': 'a parenthesis is closed that was not opened',
    '[': 'a bracket is not closed',
    '[]': 'a bracket is not closed',
    '[^]': 'a bracket is not closed',
    '[[]]': 'a bracket is not closed',
    '[[]': 'a bracket is not closed',
    '[a[b]': 'a bracket is not closed',
    '*.sh': 'nothing stands before `*` to be repeated',
    '**': 'nothing stands before `*` to be repeated',
    '?': 'nothing stands before `?` to be repeated',
    '+': 'nothing stands before `+` to be repeated',
    'a|*': 'nothing stands before `*` to be repeated',
    '(*)': 'nothing stands before `*` to be repeated',
    '(?=x)': 'look-around is not supported',
    '(?!x)': 'look-around is not supported',
    '(?<=x)': 'look-around is not supported',
    '(?<!x)': 'look-around is not supported',
    '(a)\\1': 'backreferences are not supported',
    '\\0': 'backreferences are not supported',
    '\\': 'it ends in a single backslash',
  };

  for (const [source, fault] of Object.entries(faults)) {
    it(source, () => assert.equal(matcherFault(source), fault));
  }

  /** What Codex 0.169.0 takes, though some of it is nothing to JavaScript. */
  const fine = [
    ...[
      '',
      '*',
      '.*',
      '^Bash$',
      'Bash|',
      'mcp__*',
      'Bash(git*)',
      '(?i)bash',
      '(?i:a)',
      '(?<n>a)',
      '(?P<n>a)',
      '(?x) a',
    ],
    ...['[[:alpha:]]', '[a&&b]', '[]a]', '[^]a]', '[a[]b]]', '[\\]]', '[(]', '[)]', '\\(', 'a++', 'a**', '^*'],
    ...['()', '(|a)', '(a|)+', ']', '\\p{L}'],
  ];

  for (const source of fine) it(`${source} is fine`, () => assert.equal(matcherFault(source), undefined));
});

describe('matcherCovers', () => {
  /** Whether a hook with this matcher ran for a command in a session of Codex 0.169.0. */
  const observed: Readonly<Record<string, boolean>> = {
    '': true,
    '*': true,
    '.*': true,
    Bash: true,
    '^Bash$': true,
    'Bash|Edit': true,
    'Edit|Bash': true,
    'Ba.*': true,
    'B.sh': true,
    '[Bb]ash': true,
    '.*sh': true,
    'Ba-sh|ash': true,
    bash: false,
    BASH: false,
    Bas: false,
    ash: false,
    '^bash$': false,
    '^sh': false,
    shell: false,
    exec_command: false,
    'exec_command|shell': false,
    'functions.exec_command': false,
    'Bash ': false,
    'Bash,Edit': false,
    'Bash(git *)': false,
    'Edit|Write': false,
  };

  for (const [matcher, ran] of Object.entries(observed)) {
    it(`"${matcher}"`, () => assert.equal(matcherCovers(matcher, 'Bash'), ran));
  }

  it('does not know what JavaScript cannot try', () => assert.equal(matcherCovers('(?i)bash', 'Bash'), undefined));
});
