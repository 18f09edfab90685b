import assert from 'node:assert/strict';
import { inlineText, plainText } from '../../src/features/plain-text.ts';

describe('Markdown as plain text', () => {
  const cases: Readonly<Record<string, string>> = {
    '**Risk** (limits outputs): *When absent:* _no_.': 'Risk (limits outputs): When absent: no.',
    'a key `allow_*_only` and snake_case_words': 'a key `allow_*_only` and snake_case_words',
    'never \\<b\\> \\*x\\* 1\\.2': 'never <b> *x* 1.2',
    'in a table `a\\|b`': 'in a table `a|b`',
    'see [the page](other.md) and [the site](https://a.example/x)': 'see the page and the site (https://a.example/x)',
    '<https://a.example>': 'https://a.example',
    '2 * 3 * 4': '2 * 3 * 4',
    'a `` ` `` quote': 'a `` ` `` quote',
  };
  for (const [markdown, text] of Object.entries(cases)) {
    it(markdown, () => assert.equal(inlineText(markdown), text));
  }

  it('underlines headings, indents code, and sets tables in columns', () => {
    const markdown = [
      '# One',
      '',
      '## Two `x`',
      '```toml',
      'a = "**b**"',
      '',
      '```',
      '| a | long |',
      '| --- | --- |',
      '| `x\\|y` | 1 |',
      'end',
    ];
    assert.deepEqual(plainText(markdown.join('\n')).split('\n'), [
      'One',
      '===',
      '',
      'Two `x`',
      '-------',
      '    a = "**b**"',
      '',
      '  a      long',
      '  `x|y`  1',
      'end',
    ]);
  });
});
