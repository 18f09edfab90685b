import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols } from '../../src/features/document-symbols.ts';
import { analysisOf } from './cursor.ts';

function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, children = [] }) => ['  '.repeat(depth) + name, ...outline(children, depth + 1)]);
}

describe('document symbols', () => {
  it('list root keys, tables with their keys, and inline tables', () => {
    const text = 'a.b = 1\n[mcp_servers.docs]\nidentity = { command = "x" }\n[[hooks.Stop]]\n[features]\napps = true\n';
    assert.deepEqual(outline(documentSymbols(analysisOf(text))), [
      'a.b',
      '[mcp_servers.docs]',
      '  identity',
      '    command',
      '[[hooks.Stop]]',
      '[features]',
      '  apps',
    ]);
  });

  it('go on after a fault', () => {
    assert.deepEqual(outline(documentSymbols(analysisOf('a = [1, 2\n[features]\napps = true\n[]\n[b]\nc =\n'))), [
      'a',
      '[features]',
      '  apps',
      '[]',
      '[b]',
      '  c',
    ]);
  });

  it('select a part of their range', () => {
    const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
      const order = (position: { line: number; character: number }) => position.line * 1000 + position.character;
      assert.ok(order(range.start) <= order(selectionRange.start) && order(selectionRange.end) <= order(range.end));
      children.forEach(check);
    };
    documentSymbols(analysisOf('[a.b]\nc = 1\n[]\n[x\ny = { z = 1')).forEach(check);
  });
});
