const FOREIGN = /^(CODE_SERVER_|ELECTRON_|VSCODE_(?!TEST_)|NODE_OPTIONS$|NODE_V8_COVERAGE$)/;

/**
 * The environment of the server: without traces of a VS Code or Node.js around it, without a marketplace,
 * and with its sockets and temporary files in a folder that the caller removes.
 */
export function serverEnvironment(temporary: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !FOREIGN.test(name));
  return {
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...Object.fromEntries(own),
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
  };
}
