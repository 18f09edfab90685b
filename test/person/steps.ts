import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyProfile } from '../../server/src/rules/apply.ts';
import { barriers } from './accessible.ts';
import { HOVER, PATIENCE } from './editor.ts';
import { picture, type Step } from './step.ts';

const FILE = 'requirements.toml';
const MENU = '.action-widget';
const LIGHT_BULB = '.lightBulbWidget, [class*=codicon-gutter-lightbulb]';
const LENS = '.codelens-decoration';
const ERROR = '.squiggly-error';
const WARNING = '.squiggly-warning';
const SQUIGGLES = `${ERROR}, ${WARNING}`;
const PROBLEMS = '.markers-panel .monaco-list-row';

/** What a person does, one thing after the other. */
export const steps: readonly Step[] = [
  {
    title: 'opens requirements.toml by its name and sees squiggles',
    async take({ editor, pictures }) {
      await editor.see('.monaco-workbench .part.editor');
      await editor.press('Control+b');
      await editor.seeNo('.part.sidebar');
      await editor.open(FILE);
      await editor.see(ERROR);
      await editor.see(WARNING);
      // It moves the text down when it comes.
      await editor.see(LENS, 'Balanced: 6 of 14 controls');
      await editor.press('ArrowDown', 'ArrowDown', 'ArrowDown');
      await editor.seeNo(LIGHT_BULB);
      await picture(editor, pictures, 'squiggles');
    },
  },
  {
    title: 'rests the mouse on a key and reads what it is',
    async take({ editor, pictures }) {
      await editor.pointAt('allowed_sandbox_modes');
      await editor.see(HOVER, 'Sandbox modes');
      await editor.see(`${HOVER} table`, 'Security-oriented');
      await editor.enlargeHover(160);
      await picture(editor, pictures, 'hover');
      await editor.pointAside();
    },
  },
  {
    title: 'rests the mouse on a squiggle and opens the page of its rule',
    async take({ editor }) {
      await editor.pointAt('auto_reviewer');
      await editor.see(HOVER, 'it is called `auto_review`');
      await editor.page.locator(`${HOVER} a`).filter({ hasText: 'article-spelling' }).first().click();
      await editor.see('.tab.active', 'article-spelling.md');
      await editor.page.locator('.tab.active .tab-actions a').first().click();
      await editor.see('.tab.active', FILE);
      await editor.pointAside();
    },
  },
  {
    title: 'picks a quick fix from the light bulb with the mouse, and the squiggle goes',
    async take({ editor, pictures }) {
      await editor.clickInto('danger-full-access');
      await editor.page.locator(LIGHT_BULB).first().click();
      await editor.see(MENU, 'Set allowed_sandbox_modes to Security-oriented');
      await picture(editor, pictures, 'quick-fix');
      const before = await editor.page.locator(WARNING).count();
      await editor.page
        .locator(`${MENU} .action`)
        .filter({ hasText: 'allowed_sandbox_modes to Balanced' })
        .first()
        .click();
      await editor.until('the value is gone', async () => !/danger-full-access/.test(await editor.shownText()));
      await editor.until('its squiggle is gone', async () => (await editor.page.locator(WARNING).count()) < before);
    },
  },
  {
    title: 'picks a quick fix with the keyboard',
    async take({ editor }) {
      await editor.clickInto('allowed_approval_reviewers');
      // What another file has to say comes a moment later, and closes a menu that is just opening.
      await editor.until('the menu opens', async () => {
        await editor.press('Escape', 'Control+.');
        await editor.page.waitForTimeout(1000);
        return editor.page.locator(MENU).filter({ hasText: 'Rename to' }).first().isVisible();
      });
      await editor.press('Enter');
      await editor.until('the key is renamed', async () =>
        /allowed_approvals_reviewers/.test(await editor.shownText()),
      );
      await editor.until('its value is put right', async () => /"auto_review"/.test(await editor.shownText()));
    },
  },
  {
    title: 'goes through the Problems panel',
    async take({ editor }) {
      await editor.press('Control+Shift+m');
      await editor.see(PROBLEMS, FILE);
      await editor.seeNo(`${PROBLEMS}:has-text("article-spelling")`);
      await editor.page.locator(PROBLEMS).filter({ hasText: 'is not encrypted' }).first().click();
      await editor.see('.statusbar-item', 'Ln 24');
      await editor.press('Control+j');
      await editor.seeNo(PROBLEMS);
    },
  },
  {
    title: 'applies a profile from the command palette and saves',
    async take({ editor, folder, pictures }) {
      const file = path.join(folder, FILE);
      await editor.press('Control+s');
      await editor.seeNo('.tab.active.dirty');
      const before = readFileSync(file, 'utf8');
      await editor.command('Codex Policy: Apply Profile to This File…');
      await editor.see('.quick-input-title', 'Apply which profile to this file?');
      await editor.choose('Balanced', 'Balanced');
      await editor.see('.tab.active.dirty');
      await editor.press('Control+s');
      await editor.seeNo('.tab.active.dirty');
      const after = readFileSync(file, 'utf8');
      assert.equal(after, applyProfile(before, 'balanced'), 'the file on disk is not what the profile makes of it');
      assert.notEqual(after, before);
      await editor.press('Control+Home');
      await editor.seeNo(ERROR);
      await editor.seeNo(LIGHT_BULB);
      await picture(editor, pictures, 'profile-applied');
    },
  },
  {
    title: 'opens a file that meets its profile and sees no squiggle',
    async take({ editor }) {
      await editor.open('balanced.requirements.toml');
      await editor.see(LENS, 'Balanced: 14 of 14 controls');
      await editor.pointAt('allowed_sandbox_modes');
      await editor.see(HOVER, 'Sandbox modes');
      await editor.seeNo(SQUIGGLES);
    },
  },
  {
    title: 'sees where a file stands, and sets one control with the keyboard, after a look at the change',
    async take({ editor, pictures }) {
      await editor.open('high-utility.requirements.toml');
      await editor.see(LENS, 'High Utility: 14 of 14 controls');
      await editor.command('Codex Policy: Show Posture');
      const view = await editor.webview('#posture table');
      await picture(editor, pictures, 'posture');
      assert.deepEqual(await barriers(view), []);
      await view.evaluate('document.getElementById("apply:allowed_sandbox_modes:balanced").focus()');
      await editor.press('Enter');
      await editor.see('.tab.active', 'allowed_sandbox_modes as in Balanced');
      await editor.see('.editor-actions', 'Apply This Change');
      await picture(editor, pictures, 'posture-change');
      await editor.command('Codex Policy: Apply This Change');
      await view
        .locator('#posture td.stricter')
        .filter({ hasText: 'stricter' })
        .first()
        .waitFor({ state: 'visible', timeout: PATIENCE });
      await editor.press('Control+z', 'Control+s');
      await editor.command('View: Close Editors in Other Groups');
    },
  },
  {
    title: 'opens the defaults beside the policy, and sees what comes of both',
    async take({ editor, pictures }) {
      await editor.open('managed_config.toml');
      await editor.see(ERROR);
      await editor.see(WARNING);
      await editor.press('Escape');
      await picture(editor, pictures, 'defaults');
      await editor.command('Codex Policy: Show Effective Policy');
      await editor.see('.tab.active', 'Effective');
      await editor.until('every value has its place', async () =>
        /allowed_sandbox_modes = \["read-only", "danger-full-access"\] +# .*managed_config\.toml:7 /.test(
          await editor.shownText(),
        ),
      );
      await picture(editor, pictures, 'effective');
    },
  },
  {
    title: 'sees where both stand together, and goes to the file that a value is from',
    async take({ editor, pictures }) {
      await editor.open('managed_config.toml');
      await editor.command('Codex Policy: Show Posture of the Effective Policy');
      const view = await editor.webview('#posture caption:has-text("with all files")');
      await picture(editor, pictures, 'effective-posture');
      assert.deepEqual(await barriers(view), []);
      await view.locator('[id="reveal:allowed_web_search_modes:0"]').click();
      await editor.see('.tab.active', FILE);
      await editor.command('View: Close Editors in Other Groups');
    },
  },
];
