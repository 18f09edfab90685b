import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from './command.ts';
import { serverEnvironment } from './environment.ts';
import { ensureHost } from './setup.ts';

/** Installs a packaged extension into a folder of extensions, as `code --install-extension` does. */
export function installVsix(vsix: string, extensionsDir: string): void {
  const host = ensureHost();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  mkdirSync(extensionsDir, { recursive: true });
  const folders = ['--extensions-dir', path.resolve(extensionsDir), '--server-data-dir', temporary];
  try {
    runCommand(host.node, [host.serverMain, '--install-extension', path.resolve(vsix), '--force', ...folders], {
      env: serverEnvironment(temporary),
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
