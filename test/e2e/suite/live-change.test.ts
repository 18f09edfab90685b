import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText, rangeOf, replaceText } from './support/files.ts';
import { closeAfterEach, findings, untilShown } from './support/findings.ts';

describe('typing', () => {
  closeAfterEach();

  it('takes a finding away with its cause, and back with undo', async () => {
    const editor = await openText('allowed_web_search_modes = ["cached", "live"]\n');
    const { document } = editor;
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    await replaceText(editor, ', "live"', '');
    await untilShown(document, ['missing-control: ']);
    await vscode.commands.executeCommand('undo');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
  });

  it('moves a finding along with its line', async () => {
    const editor = await openText('allowed_web_search_modes = ["live"]\n');
    const { document } = editor;
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# one\n# two\n'));
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    assert.equal(findings(document.uri).at(-1)?.range.start.line, 2);
  });

  it('follows every key', async () => {
    const editor = await openText('allowed_web_search_modes = []\n');
    const { document } = editor;
    await untilShown(document, ['missing-control: ']);
    const inside = rangeOf(document, '[]').start.translate(0, 1);
    editor.selection = new vscode.Selection(inside, inside);
    for (const key of '"live') await vscode.commands.executeCommand('default:type', { text: key });
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
  });

  it('makes a file Codex’s by its first key', async () => {
    const editor = await openText('# what Codex may do\n');
    const { document } = editor;
    await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'allowed_web_search_modes = ["live"]\n'));
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    await replaceText(editor, 'allowed_web_search_modes = ["live"]\n', '');
    await untilShown(document, []);
  });
});
