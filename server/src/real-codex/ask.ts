/** What the real Codex makes of a requirements.toml. */
import { withAppServer } from './app-server.ts';
import { CannotAskError } from './cannot-ask.ts';
import type { IsolatedCodex } from './isolate.ts';
import { at, isJson, type Json, parseJson, textAt } from './json.ts';
import { type Machine, withMachine } from './machine.ts';

export interface Verdict {
  readonly accepted: boolean;
  /** Why the file was rejected. */
  readonly error?: string;
  /** The requirements as Codex reports them, without what is not set. Not all of them are reported. */
  readonly effective?: Json;
  /** The keys that Codex says it ignores: the first three, in the order of the alphabet. */
  readonly ignoredKeys: readonly string[];
  /** How many it says it ignores. */
  readonly ignoredCount: number;
  /** The names in `[features]` that it says it ignores; they are not counted. */
  readonly ignoredFeatures: readonly string[];
}

type StartUp = Pick<Verdict, 'accepted' | 'error' | 'effective'>;
type Ignored = Pick<Verdict, 'ignoredKeys' | 'ignoredCount' | 'ignoredFeatures'>;

const NOTHING_IGNORED: Ignored = { ignoredKeys: [], ignoredCount: 0, ignoredFeatures: [] };

/** Lets Codex read a requirements.toml. */
export function askCodex(codex: IsolatedCodex, requirements: string): Promise<Verdict> {
  return withMachine(codex, { requirements }, async (machine) => {
    const verdict = await startUp(machine);
    return { ...verdict, ...(verdict.accepted ? await ignored(machine) : NOTHING_IGNORED) };
  });
}

/** The same without what is ignored, in a fraction of the time. */
export function askWhetherAccepted(codex: IsolatedCodex, requirements: string): Promise<StartUp> {
  return withMachine(codex, { requirements }, startUp);
}

async function startUp(machine: Machine): Promise<StartUp> {
  const { stdout, stderr } = await machine.run(['app-server', '--print-startup-config']);
  const printed = parseJson(stdout);
  const error = at(printed, 'error');
  if (error !== undefined) {
    return { accepted: false, error: textAt(error, 'data', 'detail') ?? JSON.stringify(error) };
  }
  const reported = at(printed, 'configRequirements', 'requirements');
  if (printed === undefined) throw new CannotAskError(`Codex did not answer: ${stdout}${stderr}`.trim());
  const effective = Object.fromEntries(
    Object.entries(isJson(reported) ? reported : {}).filter(([, value]) => value !== null),
  );
  return { accepted: true, effective };
}

/** The MCP servers that Codex would start for a user with this config.toml. */
export function enabledServers(codex: IsolatedCodex, requirements: string, config: string): Promise<readonly string[]> {
  return withMachine(codex, { requirements, config }, async (machine) => {
    const { stdout, stderr } = await machine.run(['mcp', 'list', '--json']);
    const servers = parseJson(stdout);
    if (!Array.isArray(servers)) throw new Error(`Codex did not list the servers: ${stdout}${stderr}`);
    return servers.filter((server) => at(server, 'enabled') === true).map((server) => String(at(server, 'name')));
  });
}

/** Codex names what it ignores only when an editor has connected. */
function ignored(machine: Machine): Promise<Ignored> {
  return withAppServer(machine, async (server) => {
    // The warnings are sent before the answer.
    await server.request('configRequirements/read', {});
    return ignoredIn(server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? ''));
  });
}

/** What is ignored by the words of Codex's warnings. */
export function ignoredIn(warnings: readonly string[]): Ignored {
  const all = (pattern: RegExp) =>
    warnings.flatMap((warning) => Array.from(warning.matchAll(pattern), ([, name = '']) => name));
  const ignoredKeys = all(/^ *requirements \(.*?\): `(.+)` is ignored\./gm);
  const unnamed = all(/^ *\.\.\. and (\d+) more ignored settings?\./gm).reduce((sum, count) => sum + Number(count), 0);
  return {
    ignoredKeys,
    ignoredCount: ignoredKeys.length + unnamed,
    ignoredFeatures: all(/^Ignoring unknown `features` requirement `(.+)` from /gm),
  };
}
