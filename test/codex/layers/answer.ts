/** What Codex says of a machine with several files. */
import { type AppServer, withAppServer } from '../../../server/src/real-codex/app-server.ts';
import { at, isJson, type Json, parseJson, textAt } from '../../../server/src/real-codex/json.ts';
import type { Contents, Machine } from '../../../server/src/real-codex/machine.ts';
import { withMachine } from '../release.ts';
import type { LayerCase } from './case.ts';

/** Codex's answer, without what it says of every machine; undefined members were not asked for. */
export interface Answer {
  readonly starts: boolean;
  /** Which layer each key of the files counts from, before requirements. */
  readonly origins?: Readonly<Record<string, string>>;
  /** Settings, as far as files or requirements say something of them; only some requirements are applied to them. */
  readonly config?: Json;
  readonly requirements?: Json;
  /** What a new session starts with. */
  readonly session?: Json;
  /** Words of Codex's warnings: what it takes in place of settings that are not allowed. */
  readonly fallbacks?: Readonly<Record<string, string>>;
  /** The keys of projects that it does not take. */
  readonly ignored?: readonly string[];
  /** The state of every feature that differs from a machine without files. */
  readonly features?: Readonly<Record<string, boolean>>;
  /** The commands of hooks, in their order. */
  readonly hooks?: readonly string[];
  /** Whether each server would start, and its command or address. */
  readonly servers?: Readonly<Record<string, readonly [boolean, string]>>;
}

/** What Codex says of a machine without files. */
export interface Baseline {
  readonly config: Json;
  readonly features: ReadonlyMap<string, boolean>;
}

const NESTED = 'nested';

export function askBaseline(): Promise<Baseline> {
  return withMachine({}, async (machine) => ({
    config: await withAppServer(machine, (server) => readConfig(server, machine.workspace)),
    features: await featuresOf(machine, []),
  }));
}

/** Asks Codex all that there is to ask about a case. */
export function askLayers(one: LayerCase, baseline: Baseline): Promise<Answer> {
  return withMachine(contentsOf(one), async (machine) => {
    const flags = (one.session ?? '').split('\n').flatMap((line) => (line === '' ? [] : ['-c', line]));
    if (one.profile !== undefined) {
      return { starts: true, servers: await serversOf(machine, [...flags, '--profile', 'case']) };
    }
    const told = await sessionOf(one, machine, flags, baseline);
    if (!told) return { starts: false };
    const servers = /mcp_servers/.test(JSON.stringify(one)) ? { servers: await serversOf(machine, flags) } : {};
    const features = [...(await featuresOf(machine, flags))].filter(([name, on]) => baseline.features.get(name) !== on);
    return { starts: true, ...told, features: Object.fromEntries(features), ...servers };
  });
}

function contentsOf(one: LayerCase): Contents {
  const system = { 'managed_config.toml': one.managed, 'config.toml': one.system };
  const workspace = {
    '.codex/config.toml': one.project ?? one.untrusted,
    [`${NESTED}/.codex/config.toml`]: one.nested,
  };
  return {
    ...(one.requirements !== undefined && { requirements: one.requirements }),
    ...(one.user !== undefined && { config: one.user }),
    trusted: one.project !== undefined,
    system: present(system),
    workspace: { ...present(workspace), '.git/HEAD': 'ref: refs/heads/main\n' },
    home: present({ '.codex/case.config.toml': one.profile }),
  };
}

function present(files: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}

type Told = Omit<Answer, 'starts' | 'features' | 'servers'>;

/** Undefined when Codex does not start. */
async function sessionOf(
  one: LayerCase,
  machine: Machine,
  flags: readonly string[],
  baseline: Baseline,
): Promise<Told | undefined> {
  const cwd = one.nested === undefined ? machine.workspace : `${machine.workspace}/${NESTED}`;
  const flagged: Machine = { ...machine, start: (args) => machine.start([...flags, ...args]) };
  try {
    return await withAppServer(flagged, async (server) => {
      const read = await server.request('config/read', { includeLayers: false, cwd });
      const required = await server.request('configRequirements/read', {});
      const hooks = await server.request('hooks/list', { cwds: [cwd] });
      const thread = await server.request('thread/start', { cwd });
      const origins = originsOf(at(read, 'origins'));
      const said = server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? '');
      const home = (text: string) =>
        text.replaceAll(machine.workspace, '<workspace>').replaceAll(machine.home, '<home>');
      return JSON.parse(
        home(
          JSON.stringify({
            origins,
            config: changed(at(read, 'config'), baseline.config, Object.keys(origins)),
            requirements: withoutNull(at(required, 'requirements')),
            session: {
              approval: at(thread, 'approvalPolicy'),
              reviewer: at(thread, 'approvalsReviewer'),
              sandbox: at(thread, 'sandbox', 'type'),
              profile: at(thread, 'activePermissionProfile', 'id') ?? undefined,
            },
            fallbacks: fallbacksIn(said),
            ignored: said.flatMap(
              (text) =>
                /^Ignored unsupported project-local config keys in .*?: (.*?)\. If/.exec(text)?.[1]?.split(', ') ?? [],
            ),
            hooks: listAt(hooks, 'data')
              .flatMap((entry) => listAt(entry, 'hooks'))
              .map((hook) => at(hook, 'command')),
          }),
        ),
      ) as Told;
    });
  } catch {
    return undefined;
  }
}

async function readConfig(server: AppServer, cwd: string): Promise<Json> {
  const config = at(await server.request('config/read', { includeLayers: false, cwd }), 'config');
  return isJson(config) ? config : {};
}

function originsOf(origins: unknown): Record<string, string> {
  const entries = Object.entries(isJson(origins) ? origins : {}).map(([key, origin]) => {
    const folder = textAt(origin, 'name', 'dotCodexFolder');
    const type = textAt(origin, 'name', 'type') ?? '';
    return [key, folder?.includes(`/${NESTED}/`) ? 'nested' : type];
  });
  return Object.fromEntries(entries.filter(([key]) => !key?.startsWith('projects.')).sort());
}

/** The keys that differ from the baseline or come from a file. */
function changed(config: unknown, baseline: unknown, origins: readonly string[], path = ''): Json {
  const entries = Object.entries(isJson(config) ? config : {}).flatMap(([key, value]): [string, unknown][] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (value === null || name === 'projects' || name === 'hooks') return [];
    if (isJson(value)) {
      const inner = changed(value, at(baseline, key), origins, name);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }
    const isWritten = origins.some((origin) => origin === name || origin.startsWith(`${name}.`));
    return isWritten || JSON.stringify(value) !== JSON.stringify(at(baseline, key)) ? [[key, value]] : [];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]): [string, unknown] => [key, withoutNull(inner)]).sort());
}

function fallbacksIn(warnings: readonly string[]): Record<string, string> {
  const pattern = /^Configured value for `(\w+)` is disallowed by requirements; falling back to required value (\w+)/;
  return Object.fromEntries(
    warnings.flatMap((warning) => {
      const [, key, value] = pattern.exec(warning) ?? [];
      return key && value ? [[key, value]] : [];
    }),
  );
}

async function featuresOf(machine: Machine, flags: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const { stdout } = await machine.run([...flags, 'features', 'list']);
  const rows = stdout.split('\n').map((line) => /^(\S+) .* (true|false)\s*$/.exec(line));
  return new Map(rows.flatMap((row) => (row?.[1] ? [[row[1], row[2] === 'true'] as const] : [])));
}

async function serversOf(
  machine: Machine,
  flags: readonly string[],
): Promise<Record<string, readonly [boolean, string]>> {
  const { stdout } = await machine.run([...flags, 'mcp', 'list', '--json']);
  const servers = parseJson(stdout);
  if (!Array.isArray(servers)) throw new Error(`Codex did not list the servers: ${stdout}`);
  return Object.fromEntries(
    servers.map((server): [string, readonly [boolean, string]] => [
      textAt(server, 'name') ?? '',
      [
        at(server, 'enabled') === true,
        textAt(server, 'transport', 'command') ?? textAt(server, 'transport', 'url') ?? '',
      ],
    ]),
  );
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}
