import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { openText, replaceText } from '../support/files.ts';
import { closeAfterEach, untilShown } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

/** The processes of the language server that this extension host has started. */
function serverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) \S /s, '')
          .split(' ')[0];
        return command.includes('dist/server.js') && Number(parent) === process.pid;
      } catch {
        // It has ended meanwhile.
        return false;
      }
    })
    .map(Number);
}

describe('a server that is killed', () => {
  closeAfterEach();

  it('is started again, with every edit that was made meanwhile', async function () {
    if (process.platform !== 'linux') this.skip();
    const editor = await openText('allowed_web_search_modes = ["live"]\n');
    const { document } = editor;
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    const before = serverProcesses();
    assert.equal(before.length, 1);
    process.kill(before[0] ?? 0, 'SIGKILL');
    await replaceText(editor, 'live', 'cached');
    await replaceText(editor, '"cached"', '"cached", "live"');
    assert.equal(document.getText(), 'allowed_web_search_modes = ["cached", "live"]\n');
    await eventually(async () => {
      const now = serverProcesses();
      assert.ok(now.length === 1 && now[0] !== before[0], `${now}, after ${before}`);
    });
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"']);
    assert.equal(document.getText(), 'allowed_web_search_modes = ["cached", "live"]\n');
    // It takes changes as the one before did, not only texts.
    await replaceText(editor, ', "live"', '');
    await untilShown(document, ['missing-control: ']);
    assert.equal(document.getText(), 'allowed_web_search_modes = ["cached"]\n');
  });
});
