import { cpSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../host/browser.ts';
import { prepareHost } from '../host/prepare.ts';
import { startServer } from '../host/server.ts';
import { workbenchUrl } from '../host/workbench.ts';
import { Editor, HOVER } from '../person/editor.ts';

interface Installation {
  /** The folder of extensions that the package is installed in. */
  readonly extensions: string;
  readonly examples: string;
  readonly temporary: string;
}

/** Opens an example with the installed extension and waits until it shows findings and explains a key. */
export async function checkInWorkbench({ extensions, examples, temporary }: Installation): Promise<void> {
  const folder = path.join(temporary, 'folder');
  cpSync(examples, folder, { recursive: true });
  const { host, chromium } = prepareHost();
  const server = await startServer(host, { extensionsDir: extensions });
  try {
    const { browser, page } = await openBrowser(host, chromium);
    try {
      await page.goto(workbenchUrl(server.port, { folder, files: [path.join(folder, 'requirements.toml')] }));
      const editor = new Editor(page);
      await editor.see('.squiggly-error');
      // It moves the text down when it comes.
      await editor.see('.codelens-decoration', 'controls');
      await editor.pointAt('allowed_sandbox_modes');
      await editor.see(HOVER, 'Sandbox modes');
    } finally {
      await browser.close().catch(() => {});
    }
  } finally {
    await server.stop();
  }
}
