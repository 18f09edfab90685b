import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { desktopCode } from '../../scripts/lib/desktop.mjs';
import { prepareHost } from '../host/prepare.ts';

/** Which VS Code runs the tests: its executable, or `undefined` for one that @vscode/test-electron downloads. */
export interface ChosenVSCode {
  readonly executable: string | undefined;
  readonly description: string;
}

/** $VSCODE_EXE, else a usable desktop VS Code, else the one shown in headless Chromium. */
export function chooseVSCode(root: string, env: NodeJS.ProcessEnv = process.env): ChosenVSCode {
  if (env.VSCODE_EXE) return { executable: path.resolve(env.VSCODE_EXE), description: env.VSCODE_EXE };
  if (process.platform !== 'linux')
    return { executable: undefined, description: 'downloaded by @vscode/test-electron' };
  const desktop = desktopExecutable(env);
  if (desktop) return { executable: desktop, description: desktop };
  prepareHost();
  return { executable: path.join(root, 'test', 'host', 'code'), description: 'test/host, shown in headless Chromium' };
}

/** The executable behind the `code` command, which itself would not do: it returns before the tests have run. */
function desktopExecutable(env: NodeJS.ProcessEnv): string | undefined {
  const command = desktopCode(env);
  if (command === undefined) return undefined;
  const executable = path.join(path.dirname(realpathSync(command)), '..', 'code');
  return existsSync(executable) ? executable : undefined;
}
