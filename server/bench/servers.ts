/** The language servers that are measured, and where each believes its document to lie. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../test/host/entry.ts';
import { ensureNpmTool } from '../../test/host/npm-tool.ts';
import { giveSchemas, OFFLINE, peer, schemasUnused, wrongType } from './peer.ts';
import { type Server, Subject } from './subject.ts';

/** A path by which this product knows a policy, and by which the peer finds nothing of its own. */
const FILE = '/etc/codex/requirements.toml';

/** This product's server. */
export function ourServer(): Server {
  return { command: [process.execPath, builtCli(), 'lsp', '--stdio'], file: FILE };
}

/** The peer's server as it is, which knows TOML alone. */
export function peerServer(): Server {
  return { command: [ensureNpmTool(peer), 'lsp', OFFLINE], file: FILE };
}

/**
 * The peer's server with this extension's schemas, which it finds beside the document: in a folder that is there. Throws
 * where it does not go by them.
 */
export async function peerServerWithSchemas(folder: string): Promise<Server> {
  giveSchemas(folder);
  const server = { ...peerServer(), file: path.join(folder, path.basename(FILE)) };
  if ((await Subject.findingsOf(server, wrongType)) === 0) throw schemasUnused();
  return server;
}

/** The command line as it is built. */
export function builtCli(): string {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  if (!existsSync(cli)) throw new SetupError('dist/cli.js is missing: run `npm run build` first');
  return cli;
}
