import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText, replaceText } from '../support/files.ts';
import { closeAfterEach, findingOf } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

/** What the page of a panel is sent, which it shows as it is. */
interface Shown {
  readonly status: string;
  readonly view: string;
}

/**
 * What the panels that are made from now on are sent, the last at the end. In a browser the tests have an API of their own,
 * and the panels of others cannot be seen.
 */
function sentToPanels(): { readonly messages: readonly Shown[]; restore(): void } {
  const { createWebviewPanel } = vscode.window;
  const messages: Shown[] = [];
  const recording: typeof createWebviewPanel = (...asked) => {
    const panel = createWebviewPanel(...asked);
    const send = panel.webview.postMessage.bind(panel.webview);
    panel.webview.postMessage = (message) => {
      messages.push(message);
      return send(message);
    };
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: recording });
  return { messages, restore: () => Object.assign(vscode.window, { createWebviewPanel }) };
}

describe('the panel of a posture', () => {
  closeAfterEach();

  it('of all files together follows what is typed into one of them', async () => {
    const { messages, restore } = sentToPanels();
    const status = () => messages.at(-1)?.status;
    const sandbox = () =>
      /<code>allowed_<wbr>sandbox_<wbr>modes<\/code>.*?<code>(.*?)<\/code>/.exec(messages.at(-1)?.view ?? '')?.[1];
    try {
      const editor = await openText(
        'allowed_web_search_modes = ["live"]\nallowed_sandbox_modes = ["read-only", "danger-full-access"]\n',
      );
      await findingOf(editor.document, 'weaker-than-profile');
      await vscode.commands.executeCommand('codexPolicy.showEffectivePosture');
      await eventually(() => {
        assert.equal(status(), 'Balanced: 4 of 14 controls');
        assert.equal(sandbox(), '[&quot;read-only&quot;, &quot;danger-full-access&quot;]');
      });
      await replaceText(editor, ', "danger-full-access"', '');
      await eventually(() => {
        assert.equal(status(), 'Balanced: 5 of 14 controls');
        assert.equal(sandbox(), '[&quot;read-only&quot;]');
      });
      await replaceText(editor, '"live"', '"cached"');
      await eventually(() => assert.equal(status(), 'Balanced: 6 of 14 controls'));
    } finally {
      restore();
    }
  });
});
