/**
 * Uses the extension the way a person does. Screenshots go into a temporary folder; with --keep, if all goes well, into docs/images/.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../host/browser.ts';
import { runMain } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { prepareHost } from '../host/prepare.ts';
import { startServer } from '../host/server.ts';
import { workbenchUrl } from '../host/workbench.ts';
import { Editor } from './editor.ts';
import type { Scene } from './step.ts';
import { steps } from './steps.ts';
import { writingSteps } from './writing-steps.ts';

/** Large letters and little around them, so that the pictures can be read. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 16,
  'editor.hover.above': false,
  'editor.lightbulb.enabled': 'on',
  'editor.minimap.enabled': false,
  'editor.scrollBeyondLastLine': false,
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.empty.hint': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': true,
  'workbench.tips.enabled': false,
};

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  const root = projectRoot();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'person-'));
  const folder = path.join(temporary, 'acme');
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  const pictures = path.join(root, 'docs', 'images');
  const drafts = mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const { host, chromium } = prepareHost();
  const server = await startServer(host, { settings: SETTINGS });
  try {
    const { browser, page } = await openBrowser(host, chromium);
    try {
      await page.goto(workbenchUrl(server.port, { folder, extensions: [root] }));
      const done = await takeSteps({ editor: new Editor(page), folder, pictures: drafts });
      if (!done) await page.screenshot({ path: path.join(drafts, 'failed.png') });
      const keep = done && values.keep;
      if (keep) {
        cpSync(drafts, pictures, { recursive: true });
        rmSync(drafts, { recursive: true });
      }
      console.log(`Screenshots: ${keep ? pictures : drafts}`);
      return done ? 0 : 1;
    } finally {
      await browser.close().catch(() => {});
    }
  } finally {
    await server.stop();
  }
}

/** Takes one step after the other; the first that fails ends it. Whether all succeeded. */
async function takeSteps(scene: Scene): Promise<boolean> {
  for (const { title, take } of [...steps, ...writingSteps]) {
    try {
      await take(scene);
      console.log(`ok      ${title}`);
    } catch (error) {
      console.error(`FAILED  ${title}\n${error instanceof Error ? error.message : error}`);
      return false;
    }
  }
  return true;
}

await runMain(run);
