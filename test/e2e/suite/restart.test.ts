import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { openText, replaceText } from './support/files.ts';
import { closeAfterEach, untilShown } from './support/findings.ts';

describe('the restart command', () => {
  closeAfterEach();

  it('checks what is open again, by a new server', async () => {
    const editor = await openText('allowed_web_search_modes = ["live"]\n');
    const { document } = editor;
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    await extension().exports.stop();
    await untilShown(document, []);
    await vscode.commands.executeCommand('codexPolicy.restartServer');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    await replaceText(editor, 'live', 'cached');
    await untilShown(document, ['missing-control: ']);
  });

  it('may be given twice at once', async () => {
    const { document } = await openText('allowed_web_search_modes = ["live"]\n');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    const restart = () => vscode.commands.executeCommand('codexPolicy.restartServer');
    await Promise.all([restart(), restart()]);
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
  });
});
