import assert from 'node:assert/strict';
import { documentHighlights } from '../../src/features/document-highlights.ts';
import { analysisOf, withCursor } from './cursor.ts';

/** The highlighted text, `line:character text`, from 0. */
function highlights(marked: string): string[] {
  const { text, offset } = withCursor(marked);
  const analysis = analysisOf(text);
  const { textDocument } = analysis;
  return documentHighlights(analysis, textDocument.positionAt(offset)).map(
    ({ range }) => `${range.start.line}:${range.start.character} ${textDocument.getText(range)}`,
  );
}

describe('document highlights', () => {
  it('are every place where the same key is written, in whatever form', () => {
    const text =
      '[features]\napps = true\n[mcp_servers.docs]\nx = 1\n[mcp_servers."docs".identity]\ncommand = "docs"\n';
    assert.deepEqual(highlights(text.replace('servers.d', 'servers.d|')), ['2:13 docs', '4:14 docs']);
    assert.deepEqual(highlights(text.replace('[mcp', '[m|cp')), ['2:1 mcp_servers', '4:1 mcp_servers']);
    assert.deepEqual(highlights('a.b = 1\n|a.c = 2\n'), ['0:0 a', '1:0 a']);
    assert.deepEqual(highlights('x = { k|ey = 1 }\ny = { key = 2 }\n'), ['0:6 key']);
  });

  it('are every place of a name that the author has chosen, keys and values alike', () => {
    const text = 'default_permissions = "acme"\n[allowed_permission_profiles]\nacme = true\n[permissions."acme"]\n';
    const all = ['3:14 acme', '0:23 acme', '2:0 acme'];
    assert.deepEqual(highlights(text.replace('= "', '= "|')), all);
    assert.deepEqual(highlights(text.replace('."a', '."a|')), all);
    assert.deepEqual(highlights('[mcp_servers.a]\nx = 1\n[plugins.p.mcp_servers.|a]\n'), ['2:23 a']);
  });

  it('are none on values, comments and nothing', () => {
    for (const text of ['a = "|x"\n', '# |a\na = 1\n', '|', 'a = 1\n\n|\n']) assert.deepEqual(highlights(text), []);
  });
});
