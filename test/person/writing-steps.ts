import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { goldens } from '../../server/test/goldens/goldens.ts';
import type { Editor } from './editor.ts';
import type { Step } from './step.ts';

const FILE = 'policies/requirements.toml';
const SUGGESTION = '.suggest-widget.visible .monaco-list-row.focused';
const MENU = '.action-widget';

/** What comes of it, which `npm run test:codex` asks the real Codex about. */
const RESULT = 'typed-from-nothing';

/** As many as somebody types in a minute who types slowly: forty words. */
const KEYS_IN_A_MINUTE = 200;

/** A person writes a policy from an empty file, by completion and a quick fix. */
export const writingSteps: readonly Step[] = [
  {
    title: 'writes a Security-oriented policy from an empty file, with the keys of less than a minute',
    async take({ editor, folder }) {
      const file = path.join(folder, FILE);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '');
      await editor.press('Control+p');
      await editor.choose(FILE, 'policies');
      await editor.see('.tab.active', 'policies');
      await editor.seeNo('.quick-input-widget');
      await editor.see('.monaco-editor.focused');
      const before = editor.keys;
      await editor.type('# codex-policy: profile = security-oriented');
      await editor.press('Enter');
      await accept(editor, 'allowed_app', 'allowed_approval_policies = ["never"]');
      await editor.press('Enter');
      await accept(editor, 'allowed_sand', 'allowed_sandbox_modes = ["read-only"]');
      await editor.press('Enter', 'Enter');
      await accept(editor, 'perm', 'permissions');
      await accept(editor, '', 'filesystem');
      await accept(editor, '', 'deny_read = [');
      await editor.press('Enter', 'Control+Home');
      await editor.until('the menu opens', async () => {
        await editor.press('Escape', 'Control+.');
        await editor.page.waitForTimeout(1000);
        return editor.page
          .locator(MENU)
          .filter({ hasText: 'missing controls for Security-oriented' })
          .first()
          .isVisible();
      });
      await editor.press('Enter');
      await editor.see('.codelens-decoration', 'Security-oriented: 14 of 14 controls');
      await editor.press('Control+s');
      await editor.seeNo('.tab.active.dirty');
      const keys = editor.keys - before;
      assert.ok(keys < KEYS_IN_A_MINUTE, `${keys} keys`);
      await editor.seeNo('.squiggly-error, .squiggly-warning');
      assert.equal(readFileSync(file, 'utf8'), goldens().find(({ name }) => name === RESULT)?.text);
    },
  },
];

/** Types the beginning of something, and takes what completion offers first. */
async function accept(editor: Editor, typed: string, offered: string): Promise<void> {
  await editor.type(typed);
  await editor.see(SUGGESTION, offered);
  await editor.press('Enter');
}
