/** What this product is compared with: a TOML server and linter in Rust, as it is and at the same job. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../test/host/entry.ts';
import type { NpmTool } from '../../test/host/npm-tool.ts';

export const peer: NpmTool = {
  title: 'Tombi',
  package: '@tombi-toml/cli-linux-x64',
  version: '1.5.5',
  executable: '@tombi-toml/cli-linux-x64/tombi',
};

/** How figures call it: as it is, it knows TOML alone; with the schemas it knows keys, types and words as well. */
export const peerAsItIs = `${peer.title} ${peer.version}`;
export const peerWithSchemas = `${peer.title} ${peer.version} with this extension's JSON Schema`;

/** Keeps it from fetching schemas: nothing is measured of the network. */
export const OFFLINE = '--offline';

/** What it looks for in a folder and those above. */
const CONFIG = 'tombi.toml';

/** Each schema and the files that it is for. */
const schemas = ['requirements', 'managed_config', 'config'] as const;

/** A type that only a schema forbids. */
export const wrongType = 'allowed_sandbox_modes = true\n';

/** Gives the peer this extension's schemas for the files below a folder; returns the file that says so. */
export function giveSchemas(folder: string): string {
  const file = path.join(folder, CONFIG);
  const tables = schemas.map((name) => {
    const schema = fileURLToPath(new URL(`../../schemas/${name}.schema.json`, import.meta.url));
    return `[[schemas]]\npath = ${JSON.stringify(schema)}\ninclude = ["**/${name}.toml"]\n`;
  });
  writeFileSync(file, `[schema]\nenabled = true\ncatalog = { paths = [] }\n\n${tables.join('\n')}`);
  return file;
}

/** Throws where the peer's linter does not go by the schemas in a folder that has them. */
export function requireSchemasInLint(executable: string, folder: string): void {
  const words = ['lint', OFFLINE, '--stdin-filename', 'requirements.toml', '-'];
  const { status } = spawnSync(executable, words, { cwd: folder, input: wrongType });
  if (status !== 1) throw schemasUnused();
}

/** What is wrong where the peer does not find {@link wrongType}. */
export function schemasUnused(): SetupError {
  return new SetupError(
    `${peer.title} ${peer.version} does not go by the schemas in ${CONFIG}: it finds no wrong type`,
  );
}
