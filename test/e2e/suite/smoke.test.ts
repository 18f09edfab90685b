import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension host', () => {
  it('is that of VS Code', () => {
    assert.equal(typeof vscode.version, 'string');
  });
});
