import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

/** Speaks to the client over the channel that the command line names: `--node-ipc`, `--stdio`, `--socket=PORT`. */
startServer(createConnection(ProposedFeatures.all), { docs: shippedDocs(), warmUp: true });

/** The rules' pages lie beside the bundle's folder. */
function shippedDocs(): string {
  return `${pathToFileURL(path.join(__dirname, '../docs/rules')).href}/`;
}
