import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyProfile } from '../../server/src/rules/apply.ts';
import type { Editor } from './editor.ts';

/** What a step works with. */
export interface Scene {
  readonly editor: Editor;
  /** The folder that is open: a copy of the examples. */
  readonly folder: string;
  /** Where the screenshots go. */
  readonly pictures: string;
}

export interface Step {
  readonly title: string;
  take(scene: Scene): Promise<void>;
}

const FILE = 'requirements.toml';
const HOVER = '.monaco-hover:not(.hidden)';
const MENU = '.action-widget';
const SQUIGGLES = '.squiggly-error, .squiggly-warning';

/** What a person does, one thing after the other. */
export const steps: readonly Step[] = [
  {
    title: 'opens requirements.toml by its name and sees squiggles',
    async take({ editor, pictures }) {
      await editor.see('.monaco-workbench .part.editor');
      await editor.command('View: Close Primary Side Bar').catch(() => {});
      await editor.open(FILE);
      await editor.see('.squiggly-error');
      await editor.see('.squiggly-warning');
      await picture(editor, pictures, 'squiggles');
    },
  },
  {
    title: 'rests the mouse on a key and reads what it is',
    async take({ editor, pictures }) {
      await editor.pointAt('allowed_sandbox_modes');
      await editor.see(HOVER, 'Sandbox modes');
      await editor.see(`${HOVER} table`, 'Security-oriented');
      await picture(editor, pictures, 'hover');
      await editor.pointAside();
    },
  },
];

async function picture({ page }: Editor, folder: string, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
void assert;
void readFileSync;
void applyProfile;
void MENU;
void SQUIGGLES;
