import { parseArgs } from 'node:util';
import { runMain, SetupError } from './entry.ts';
import { projectRoot } from './paths.ts';
import { startServer } from './server.ts';
import { ensureHost } from './setup.ts';
import { workbenchUrl } from './workbench.ts';

/** Serves the workbench on a folder with the extension loaded, until it is interrupted. */
async function show(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
  const folder = positionals[0];
  if (folder === undefined) throw new SetupError('usage: show.ts FOLDER [--port PORT]');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (Number.isNaN(port)) throw new SetupError(`--port must be a number, not ${values.port}`);
  const server = await startServer(ensureHost(), { port });
  const url = workbenchUrl(server.port, { folder, extensions: [projectRoot()] });
  console.log(`Codex Policy is open at ${url}\nCtrl-C ends it.`);
  await server.exited;
  throw new SetupError('The VS Code server ended by itself.');
}

await runMain(show);
