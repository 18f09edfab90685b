import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { projectProblems } from '../../src/project/problems.ts';
import { parseDocument } from '../../src/toml/document.ts';

/** What is wrong in a text, each with what it stands on. */
function problems(text: string): [string, string][] {
  return projectProblems(parseDocument(text)).map(({ start, end, message }) => [text.slice(start, end), message]);
}

const whole = `profile = "balanced"
codex-version = ">=0.138"
min-severity = "info"
fail-on = "never"

[rules]
missing-control = "off"
loosens-requirements = "error"

[[files]]
paths = ["policies/strict/**"]
kind = "requirements"
profile = "security-oriented"
codex-version = "0.160"
rules.unknown-key = "error"

[[files]]
paths = ["vendor/**"]
kind = "none"
`;

describe('the mistakes in a .codex-policy.toml', () => {
  it('are none where everything is known', () => {
    assert.deepEqual(problems(whole), []);
    assert.deepEqual(problems(''), []);
  });

  it('are none in the example of the documentation', () => {
    const page = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
    const [, example = ''] = /^```toml\n([\s\S]*?)^```$/m.exec(page) ?? [];
    assert.match(example, /^\[\[files\]\]$/m);
    assert.deepEqual(problems(example), []);
  });

  it('are unknown keys, with what was meant', () => {
    assert.deepEqual(problems('profil = "balanced"\ncolour = 1\n[[files]]\npath = ["a"]\npaths = ["a"]\n'), [
      ['profil', 'unknown key `profil`. Did you mean `profile`?'],
      ['colour', 'unknown key `colour`'],
      ['path', 'unknown key `path`. Did you mean `paths`?'],
    ]);
  });

  it('are rules that there are not, and those of which nothing can be set', () => {
    assert.deepEqual(problems('[rules]\nmissing-contrl = "off"\ntoml-syntax = "off"\n'), [
      ['missing-contrl', 'unknown rule `missing-contrl`. Did you mean `missing-control`?'],
      ['toml-syntax', '`toml-syntax` cannot be set: Codex refuses a file for what it finds'],
    ]);
  });

  it('are values that are none of the words, or of another type', () => {
    assert.deepEqual(
      problems('profile = "balance"\nmin-severity = 1\nrules = []\nfiles = [{ paths = "a", kind = "policy" }]\n'),
      [
        [
          '"balance"',
          '`profile` takes one of "high-utility", "balanced", "security-oriented". Did you mean `balanced`?',
        ],
        ['1', '`min-severity` takes one of "hint", "info", "warning", "error"'],
        ['[]', '`rules` takes a table'],
        ['"a"', '`paths` takes a list'],
        ['"policy"', '`kind` takes one of "requirements", "managed-config", "config", "agent-role", "none"'],
      ],
    );
  });

  it('are settings for no file', () => {
    assert.deepEqual(
      problems('[[files]]\nprofile = "balanced"\n[[files]]\npaths = []\n[[files]]\npaths = [" ", 1]\n'),
      [
        ['[[files]]', '`paths` is missing: this says nothing of which files it is for'],
        ['[]', '`paths` has no entry, so that this is for no file'],
        ['" "', 'an empty glob matches no file'],
        ['1', 'an entry of `paths` takes a string'],
      ],
    );
  });

  it('are releases that are none', () => {
    assert.deepEqual(problems('codex-version = "latest"\n'), [
      ['"latest"', "'latest' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169"],
    ]);
  });

  it('are what is no TOML', () => {
    assert.deepEqual(
      problems('profile = \n').map(([on]) => on.length <= 1),
      [true],
    );
  });
});
