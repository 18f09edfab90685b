import assert from 'node:assert/strict';
import { taploLayout } from '../../src/lsp/taplo-config.ts';
import { parseDocument } from '../../src/toml/document.ts';

const config = '/w/taplo.toml';

/** What a configuration in `/w` says of a file below it. */
function said(text: string, file = 'sub/requirements.toml', document = '') {
  const layout = taploLayout({ path: config, text }, `/w/${file}`, parseDocument(document));
  return 'leftAlone' in layout ? layout.leftAlone : layout.options;
}

const leftOut = `${config} leaves it out`;
const uncertain = `it is not certain which files a pattern in ${config} means`;
const forKeys = `${config} has a layout for some of its keys, which cannot be followed here`;

const files = [
  'requirements.toml',
  '.hidden.toml',
  'sub/requirements.toml',
  'sub/deep/requirements.toml',
  'sub/.codex/config.toml',
  'Sub2/a.toml',
];

/** Which of the files above Taplo 0.7 lays out where `include` is one pattern, as its command line showed. */
const patterns: readonly (readonly [pattern: string, laidOut: string])[] = [
  ['*', '111111'],
  ['**', '111111'],
  ['*.toml', '111111'],
  ['**/*.toml', '111111'],
  ['**.toml', '111111'],
  ['sub/*.toml', '001110'],
  ['sub/**', '001110'],
  ['sub/**/*.toml', '001110'],
  ['sub', '000000'],
  ['sub/', '000000'],
  ['**/requirements.toml', '101100'],
  ['requirements.toml', '100000'],
  ['{sub,other}/*.toml', '001110'],
  ['{requirements,a}.toml', '100000'],
  ['**/deep/**', '000100'],
  ['sub/*/requirements.toml', '000100'],
  ['s*b/requirements.toml', '001000'],
  ['*requirements.toml', '101100'],
  ['*/requirements.toml', '001100'],
  ['SUB/*.toml', '000000'],
  ['**/.codex/**', '000010'],
  ['**/sub/**/requirements.toml', '001100'],
  ['sub/d**', '000100'],
  ['/sub/*.toml', '000000'],
  ['/w/sub/*.toml', '001110'],
  ['*.{toml,json}', '111111'],
];

describe('files of a taplo.toml', () => {
  for (const [pattern, expected] of patterns) {
    it(`are those that Taplo means by ${pattern}`, () => {
      const isSaid = (key: string, value: unknown) => (file: string) =>
        said(`${key} = [${JSON.stringify(pattern)}]\n`, file) === value ? '1' : '0';
      const isIncluded = files.map((file) => (isSaid('include', leftOut)(file) === '1' ? '0' : '1'));
      assert.equal(isIncluded.join(''), expected);
      assert.equal(files.map(isSaid('exclude', leftOut)).join(''), expected);
    });
  }

  it('are all without a word, and none of an empty list', () => {
    assert.deepEqual(said(''), {});
    assert.equal(said('include = []\n'), leftOut);
    assert.deepEqual(said('exclude = []\n'), {});
    assert.equal(said('include = ["**"]\nexclude = ["sub/**"]\n'), leftOut);
  });

  it('are not certain where a pattern means something else elsewhere, or is none', () => {
    const odd = [
      './*.toml',
      '../*.toml',
      'sub?a',
      '[rs]*',
      '{,sub/}a',
      '(a)',
      'a\\\\*',
      '!a',
      '%61',
      '+(a)',
      '{a,{b,c}}',
    ];
    for (const pattern of [...odd, '*a*a*a*a*a']) assert.equal(said(`exclude = ["${pattern}"]\n`), uncertain, pattern);
    assert.equal(said('include = "sub"\n'), uncertain);
    assert.equal(said('exclude = [1]\n'), uncertain);
    assert.equal(said('[[rule]]\ninclude = ["[a]"]\n'), uncertain);
    assert.deepEqual(said('exclude = ["[a]"]\n[[rule]]\ninclude = ["other/*"]\n'), uncertain);
  });
});

describe('rules of a taplo.toml', () => {
  it('go before what is said of all files, the later before the earlier', () => {
    const text = `[formatting]
column_width = 70
crlf = true
align_entries = true
[[rule]]
include = ["sub/*.toml"]
formatting = { column_width = 80, align_entries = false }
[[rule]]
exclude = ["sub/*.toml"]
formatting = { column_width = 90 }
[[rule]]
formatting = { column_width = 100, reorder_keys = true }
`;
    assert.deepEqual(said(text), { columnWidth: 100, crlf: true, alignEntries: false });
    assert.deepEqual(said(text, 'requirements.toml'), { columnWidth: 100, crlf: true, alignEntries: true });
    assert.deepEqual(said('rule = 1\nformatting = 2\n[other]\n'), {});
  });

  const document = '[mcp_servers.docs]\nurl = "u"\n';
  const ofKeys = (keys: string, formatting = 'align_entries = true') =>
    said(`[[rule]]\nkeys = ${keys}\n[rule.formatting]\n${formatting}\n`, 'requirements.toml', document);

  it('for keys that may be in the file leave it alone', () => {
    for (const keys of [
      '["mcp_servers"]',
      '["mcp_servers.docs.*"]',
      '["*"]',
      '["a", "mcp*"]',
      '[\'"mcp_servers"\']',
      '1',
    ]) {
      assert.equal(ofKeys(keys), forKeys, keys);
    }
  });

  it('for other keys, or without a layout that is followed, say nothing', () => {
    assert.deepEqual(ofKeys('["dependencies", "package.metadata", "mcp"]'), {});
    assert.deepEqual(ofKeys('[]'), {});
    assert.deepEqual(ofKeys('["mcp_servers"]', 'reorder_keys = true'), {});
    assert.deepEqual(
      said('[[rule]]\ninclude = ["a"]\nkeys = ["*"]\nformatting.crlf = true\n', 'requirements.toml', document),
      {},
    );
  });
});
