/** What the real Codex makes of a requirements.toml. */
import { withAppServer } from './app-server.ts';
import type { IsolatedCodex } from './isolate.ts';
import { at, isJson, type Json, textAt } from './json.ts';
import { type Machine, withMachine } from './machine.ts';

export interface Verdict {
  readonly accepted: boolean;
  /** Why the file was rejected. */
  readonly error?: string;
  /** The requirements as Codex reports them, without what is not set. Not all of them are reported. */
  readonly effective?: Json;
  /** The keys that Codex says it ignores. */
  readonly ignoredKeys: readonly string[];
}

/** Lets Codex read a requirements.toml. */
export function askCodex(codex: IsolatedCodex, requirements: string): Promise<Verdict> {
  return withMachine(codex, { requirements }, async (machine) => {
    const verdict = await startUp(machine);
    return { ...verdict, ignoredKeys: verdict.accepted ? await ignoredKeys(machine) : [] };
  });
}

/** The same without the keys that are ignored, in a fraction of the time. */
export function askWhetherAccepted(codex: IsolatedCodex, requirements: string): Promise<Omit<Verdict, 'ignoredKeys'>> {
  return withMachine(codex, { requirements }, startUp);
}

async function startUp(machine: Machine): Promise<Omit<Verdict, 'ignoredKeys'>> {
  const { stdout, stderr } = await machine.run(['app-server', '--print-startup-config']);
  const printed = parsed(stdout);
  const error = at(printed, 'error');
  if (error !== undefined) {
    return { accepted: false, error: textAt(error, 'data', 'detail') ?? JSON.stringify(error) };
  }
  const reported = at(printed, 'configRequirements', 'requirements');
  if (printed === undefined) throw new Error(`Codex did not answer: ${stdout}${stderr}`);
  const effective = Object.fromEntries(
    Object.entries(isJson(reported) ? reported : {}).filter(([, value]) => value !== null),
  );
  return { accepted: true, effective };
}

/** The MCP servers that Codex would start for a user with this config.toml. */
export function enabledServers(codex: IsolatedCodex, requirements: string, config: string): Promise<readonly string[]> {
  return withMachine(codex, { requirements, config }, async (machine) => {
    const { stdout, stderr } = await machine.run(['mcp', 'list', '--json']);
    const servers = parsed(stdout);
    if (!Array.isArray(servers)) throw new Error(`Codex did not list the servers: ${stdout}${stderr}`);
    return servers.filter((server) => at(server, 'enabled') === true).map((server) => String(at(server, 'name')));
  });
}

/** Codex names the keys it ignores only when an editor has connected. */
function ignoredKeys(machine: Machine): Promise<readonly string[]> {
  return withAppServer(machine, async (server) => {
    // The warnings are sent before the answer.
    await server.request('configRequirements/read', {});
    const warnings = server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? '');
    const named = warnings.flatMap((warning) => [
      ...warning.matchAll(/^ *requirements \(.*?\): `(.+)` is ignored\./gm),
    ]);
    return named.map(([, key]) => key ?? '');
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
