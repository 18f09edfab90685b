import assert from 'node:assert/strict';
import type { FormatStyle } from '../../src/features/format.ts';
import { layoutOptions } from '../../src/lsp/layout.ts';
import { layoutAround } from '../../src/lsp/layout-files.ts';
import type { Machine } from '../../src/lsp/machine.ts';
import { parseDocument } from '../../src/toml/document.ts';

/** A machine with these files only. */
function machineWith(files: Readonly<Record<string, string>>): Machine {
  const exists = (path: string) => Object.hasOwn(files, path);
  return {
    hostname: 'desk',
    windows: false,
    home: '/home/me',
    exists,
    read: (path) => (exists(path) ? { state: 'read', text: files[path] ?? '' } : { state: 'not there' }),
  };
}

const file = '/w/repo/policies/requirements.toml';

/** The options of a file among others, in an editor that indents with two blanks. */
function optionsAmong(files: Readonly<Record<string, string>>, style: Partial<FormatStyle> = {}) {
  const around = layoutAround(file, parseDocument(''), machineWith(files));
  assert.ok(!('leftAlone' in around));
  return layoutOptions({ indentation: '  ', lineEnding: '\n', around, ...style });
}

const editor = { indentString: '  ', crlf: false, arrayAutoCollapse: false };

describe('layout of a file', () => {
  it('is the editor’s where no file says anything', () => {
    assert.deepEqual(optionsAmong({}), editor);
    assert.deepEqual(optionsAmong({ '/w/repo/.editorconfig': '[*.md]\nindent_size = 8\n' }), editor);
    assert.deepEqual(layoutOptions({ indentation: '\t', lineEnding: '\r\n' }), {
      ...editor,
      indentString: '\t',
      crlf: true,
    });
  });

  const said: readonly (readonly [section: string, options: object])[] = [
    ['indent_style = space\nindent_size = 4', { indentString: '    ' }],
    ['indent_style = tab', { indentString: '\t' }],
    ['indent_size = tab\ntab_width = 8', { indentString: '        ' }],
    ['indent_size = 3', { indentString: '   ' }],
    ['indent_size = 1000', {}],
    ['indent_size = wide', {}],
    ['end_of_line = crlf', { crlf: true }],
    ['END_OF_LINE = CRLF', { crlf: true }],
    ['end_of_line = cr', {}],
    ['insert_final_newline = false', { trailingNewline: false }],
    ['insert_final_newline = true', { trailingNewline: true }],
    ['insert_final_newline = unset', {}],
    ['charset = latin1\n???\n[', {}],
  ];
  for (const [section, options] of said) {
    it(`takes from .editorconfig ${JSON.stringify(section)}`, () =>
      assert.deepEqual(optionsAmong({ '/w/repo/.editorconfig': `[*.toml]\n${section}\n` }), { ...editor, ...options }));
  }

  it('goes by sections as .editorconfig has them', () => {
    const among = (pattern: string) =>
      optionsAmong({ '/w/repo/.editorconfig': `[${pattern}]\nindent_size = 4\n` }).indentString?.length;
    assert.deepEqual(
      ['*', '*.{toml,json}', 'policies/*.toml', '/policies/**', 'other/*.toml', '*.json', 'requirements.toml'].map(
        among,
      ),
      [4, 4, 4, 4, 2, 2, 4],
    );
  });

  it('takes the nearest of several .editorconfig files, key by key, up to the root', () => {
    const files = {
      '/w/.editorconfig': '[*]\nindent_size = 8\nend_of_line = crlf\ninsert_final_newline = false\n',
      '/w/repo/.editorconfig': '[*]\nindent_size = 4\nend_of_line = lf\n',
      '/w/repo/policies/.editorconfig': '[*]\nend_of_line = crlf\n',
    };
    assert.deepEqual(optionsAmong(files), { ...editor, indentString: '    ', crlf: true, trailingNewline: false });
    const rooted = { ...files, '/w/repo/.editorconfig': `root = true\n${files['/w/repo/.editorconfig']}` };
    assert.deepEqual(optionsAmong(rooted), { ...editor, indentString: '    ', crlf: true });
  });

  it('takes the options of the nearest taplo.toml, and not those that put things into another order', () => {
    const text = `exclude = ["x"]
[formatting]
indent_string = "\\t"
align_entries = true
column_width = 120
allowed_blank_lines = 1
array_auto_collapse = true
trailing_newline = "yes"
crlf = 1
reorder_keys = true
reorder_arrays = true
unknown = true
`;
    const options = {
      indentString: '\t',
      crlf: false,
      alignEntries: true,
      columnWidth: 120,
      allowedBlankLines: 1,
      arrayAutoCollapse: true,
    };
    assert.deepEqual(optionsAmong({ '/w/repo/taplo.toml': text }), options);
    assert.deepEqual(optionsAmong({ '/w/repo/.taplo.toml': text, '/w/repo/taplo.toml': '' }), options);
    assert.deepEqual(optionsAmong({ '/w/repo/policies/taplo.toml': '', '/w/repo/taplo.toml': text }), editor);
    assert.deepEqual(optionsAmong({ '/w/repo/taplo.toml': 'formatting = 1\n[[[\n' }), editor);
    assert.deepEqual(optionsAmong({ '/w/repo/taplo.toml': '[formatting]\nindent_string = "x"\n' }), editor);
  });

  it('takes what is nearer of both, and taplo.toml in one folder', () => {
    const taplo = '[formatting]\nindent_string = "\\t"\n';
    const config = '[*]\nindent_size = 4\nend_of_line = crlf\n';
    const indents = (files: Readonly<Record<string, string>>) => optionsAmong(files).indentString;
    assert.equal(indents({ '/w/repo/taplo.toml': taplo, '/w/repo/.editorconfig': config }), '\t');
    assert.equal(indents({ '/w/repo/taplo.toml': taplo, '/w/repo/policies/.editorconfig': config }), '    ');
    assert.equal(indents({ '/w/repo/policies/taplo.toml': taplo, '/w/repo/.editorconfig': config }), '\t');
    assert.equal(optionsAmong({ '/w/repo/taplo.toml': taplo, '/w/repo/.editorconfig': config }).crlf, true);
  });
});

describe('the files around a file', () => {
  it('are those of its folder and above, the nearest first', () => {
    const files = {
      '/.editorconfig': 'a',
      '/w/repo/policies/.editorconfig': 'b',
      '/w/repo/policies/deeper/.editorconfig': 'c',
      '/w/taplo.toml': '[formatting]\ncolumn_width = 99\n',
      '/taplo.toml': 'e',
    };
    assert.deepEqual(layoutAround(file, parseDocument(''), machineWith(files)), {
      path: file,
      editorconfigs: [
        { path: '/w/repo/policies/.editorconfig', text: 'b' },
        { path: '/.editorconfig', text: 'a' },
      ],
      taplo: { path: '/w/taplo.toml', options: { columnWidth: 99 } },
    });
  });

  it('are found on a disk of Windows', () => {
    const files = { 'C:\\work\\.editorconfig': 'a', 'C:/taplo.toml': 'b' };
    const around = layoutAround('C:\\work\\in\\requirements.toml', parseDocument(''), machineWith(files));
    assert.ok(!('leftAlone' in around));
    assert.deepEqual([around.editorconfigs.length, around.taplo?.path], [1, 'C:/taplo.toml']);
  });
});
