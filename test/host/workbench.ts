import path from 'node:path';

/** What the workbench opens with; all are paths on this machine. */
export interface WorkbenchOptions {
  readonly folder?: string | undefined;
  readonly files?: readonly string[] | undefined;
  /** Folders of extensions in development. */
  readonly extensions?: readonly string[] | undefined;
  /** A module with a `run` function that the extension host runs as the test suite. */
  readonly tests?: string | undefined;
}

/** The address of the workbench on a server's port. */
export function workbenchUrl(port: number, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${encodeURI(path.resolve(file))}`;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const { folder, files = [], extensions = [], tests } = options;
  if (folder !== undefined) {
    url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(folder));
  }
  const payload = [
    ['skipWelcome', 'true'],
    ...files.map((file) => ['openFile', remote(file)]),
    ...extensions.map((extension) => ['extensionDevelopmentPath', remote(extension)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
