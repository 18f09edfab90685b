import path from 'node:path';
import type { Editor } from './editor.ts';

/** What a step works with. */
export interface Scene {
  readonly editor: Editor;
  /** The folder that is open: a copy of the examples. */
  readonly folder: string;
  /** Where the screenshots go. */
  readonly pictures: string;
}

/** One thing that a person does. */
export interface Step {
  readonly title: string;
  take(scene: Scene): Promise<void>;
}

/** A picture of the editor, without what is around it. */
export async function picture({ page }: Editor, folder: string, name: string): Promise<void> {
  const clip = await page.locator('.part.editor').first().boundingBox();
  if (!clip) throw new Error('the editor is not on the screen');
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip });
}
