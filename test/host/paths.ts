import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The packages that make up the host, pinned: all come from the npm registry. */
export const VERSIONS = { codeServer: '4.139.1', node: '24.21.0', playwright: '1.65.1', testWeb: '0.0.81' } as const;

/** Where the parts of the host are on this machine. */
export interface HostPaths {
  /** The folder that holds every version of the host. */
  readonly cache: string;
  /** This version's folder. */
  readonly root: string;
  /** Written last: with it, the installation is complete. */
  readonly stamp: string;
  /** The VS Code server inside the code-server package. */
  readonly vscode: string;
  /** The server's entry point. */
  readonly serverMain: string;
  /** The Node.js that the server is made for. */
  readonly node: string;
}

/** The name of the npm package that carries Node.js for this processor. */
export function nodePackage(): string {
  return `node-linux-${process.arch}`;
}

/** Where the host is or will be: $CODEX_POLICY_HOST, or the user's cache folder. */
export function hostPaths(env: NodeJS.ProcessEnv = process.env): HostPaths {
  const userCache = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  const cache = path.resolve(env.CODEX_POLICY_HOST || path.join(userCache, 'codex-policy', 'vscode-host'));
  return hostPathsAt(cache, path.join(cache, `${Object.values(VERSIONS).join('-')}`));
}

/** The same for a host in another folder, such as one that is being installed. */
export function hostPathsAt(cache: string, root: string): HostPaths {
  const vscode = path.join(root, 'node_modules', 'code-server', 'lib', 'vscode');
  return {
    cache,
    root,
    stamp: path.join(root, '.complete'),
    vscode,
    serverMain: path.join(vscode, 'out', 'server-main.js'),
    node: path.join(root, 'node_modules', nodePackage(), 'bin', 'node'),
  };
}

/** The folder of the project: the nearest one above this file that has a package-lock.json. */
export function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package-lock.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('test/host is not inside the project');
    folder = parent;
  }
  return folder;
}
