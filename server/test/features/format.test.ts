import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { type Format, type FormatStyle, formatEdits } from '../../src/features/format.ts';
import { analysisOf } from './cursor.ts';

const indentation = { tabSize: 2, insertSpaces: true };
const messy = 'allowed_sandbox_modes=["read-only"]\n\n\n[features]\napps=false   # no\n';
const tidy = 'allowed_sandbox_modes = ["read-only"]\n\n[features]\napps = false # no\n';

/** A formatter that gives one text for another, and any other back as it is. */
function giving(result: string | undefined): Format {
  return async (text) => (text === tidy || text === result ? text : result);
}

async function edits(text: string, format: Format, range?: Range): Promise<TextEdit[]> {
  return formatEdits(analysisOf(text), indentation, format, range);
}

function applied(text: string, changes: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', 'toml', 0, text), [...changes]);
}

describe('formatting', () => {
  it('changes the layout, line by line', async () => {
    const changes = await edits(messy, giving(tidy));
    assert.equal(applied(messy, changes), tidy);
    assert.deepEqual(
      changes.map(({ range, newText }) => [range.start.line, range.end.line, newText]),
      [
        [0, 0, ' = '],
        [2, 3, ''],
        [4, 4, ' = false'],
      ],
    );
    assert.deepEqual(await edits(tidy, giving(tidy)), []);
  });

  it('changes in a range what it touches', async () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } };
    assert.equal(
      applied(messy, await edits(messy, giving(tidy), range)),
      messy.replace(/apps=.*/, 'apps = false # no'),
    );
  });

  it('passes on how the editor indents and how the file ends lines, and keeps a byte order mark', async () => {
    const styles: FormatStyle[] = [];
    const format: Format = async (text, style) => {
      assert.ok(!text.startsWith('\ufeff'));
      styles.push(style);
      return text.replace(/ *= */g, ' = ');
    };
    const text = '\ufefffeatures.apps=false\r\n';
    const analysis = analysisOf(text);
    const changes = await formatEdits(analysis, { tabSize: 4, insertSpaces: true }, format);
    assert.equal(applied(text, changes), '\ufefffeatures.apps = false\r\n');
    await formatEdits(analysisOf('a=1\n'), { tabSize: 4, insertSpaces: false }, format);
    assert.deepEqual(styles, [
      { indentation: '    ', lineEnding: '\r\n' },
      { indentation: '    ', lineEnding: '\r\n' },
      { indentation: '\t', lineEnding: '\n' },
      { indentation: '\t', lineEnding: '\n' },
    ]);
  });

  it('does not ask of what the formatter cannot read, nor of files of others', async () => {
    const never: Format = () => assert.fail('asked');
    for (const text of ['', ' \n', '\ufeff', 'a =\n', 'a = 1\na = 2\n', 'a = { b = 1,\n c = 2 }\n', 'a = "\\e"\n']) {
      assert.deepEqual(await edits(text, never), []);
    }
    assert.deepEqual(await formatEdits({ ...analysisOf(messy), kind: undefined }, indentation, never), []);
  });

  it('leaves a file alone where the formatter fails, or where anything but the layout would change', async () => {
    const results = [
      undefined,
      tidy.replace('false', 'true'),
      tidy.replace('# no', '# yes'),
      tidy.replace(' # no', ''),
      tidy.replace('"read-only"', "'read-only'"),
      tidy.replace('[features]', '[feature]'),
      tidy.replace('apps = false # no', '# no\napps = false'),
      tidy.replace('[features]', '[features'),
      '',
    ];
    for (const result of results) assert.deepEqual(await edits(messy, giving(result)), [], result);
  });

  it('leaves a file alone that would be laid out another way the second time', async () => {
    assert.deepEqual(await edits(messy, async (text) => `${text}\n`), []);
  });

  it('leaves a file alone where a comment would no longer ignore what it did', async () => {
    const text = 'allowed_web_search_modes = ["live"] # codex-policy: ignore[weaker-than-profile] fast\n';
    const moved = text.replace('["live"]', '[\n  "live",\n]');
    assert.deepEqual(await edits(text, giving(moved)), []);
    const plain = text.replace('ignore', 'ign');
    assert.notDeepEqual(await edits(plain, giving(moved.replace('ignore', 'ign'))), []);
  });
});
