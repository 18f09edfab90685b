import { codexVersion } from '../codex/version.ts';
import { sandboxModes } from '../risk/controls/sandbox.ts';
import { classifyDomain } from '../risk/egress.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { chosenSandbox, defaultProfiles } from '../risk/settings-sandbox.ts';
import { find, flagOf, type Item, isTable, type KeyPath, textOf } from '../toml/document.ts';
import { setValue } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { configKinds, type Draft, type Rule } from './rule.ts';
import { keyName } from './text.ts';

/** The switch that puts an end to it. */
interface Switch {
  readonly path: KeyPath;
  readonly value: boolean;
}

/** Commands that the sandbox holds, but for the network. */
export const networkForCommands: Rule<Switch> = {
  id: 'network-for-commands',
  kinds: configKinds,
  summary: 'Commands in the sandbox may reach the whole network.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root }, profile }) {
    const held = !allowsFullAccess(profile);
    if (held) yield* workspaceWrite(root);
    for (const { network, isDefault } of profileNetworks(root)) {
      const weight = isDefault ? {} : ({ severity: 'hint' } as const);
      yield* ofProfile(root, network, { weight, held });
      yield* openSwitches(network, weight);
    }
  },

  fixes({ document }, { data: { path, value } }) {
    return [
      {
        title: `Set ${keyName(path)} to ${value}`,
        // Something that the sessions do may need the network.
        safe: false,
        apply: () => {
          const edit = setValue(document, path, String(value));
          return edit && applyEdits(document.text, [edit]);
        },
      },
    ];
  },
};

/** A profile that allows sessions without any sandbox does not ask what a sandbox lets out. */
function allowsFullAccess(profile: ProfileId): boolean {
  return sandboxModes.profiles[profile].includes('danger-full-access');
}

const ANYWHERE = 'an injection can send whatever the agent can read anywhere';

function* workspaceWrite(root: Item): Generator<Draft<Switch>> {
  const item = find(root, ['sandbox_workspace_write', 'network_access']);
  if (!item?.value || flagOf(item) !== true) return;
  const chosen = chosenSandbox(root);
  if (chosen?.mode === 'danger-full-access') return;
  const found = { keyPath: item.path, span: item.value, data: { path: item.path, value: false } };
  if (chosen && (chosen.key === 'default_permissions' || chosen.mode !== 'workspace-write')) {
    yield {
      ...found,
      severity: 'hint',
      verdict: 'ineffective',
      message: `Codex ${codexVersion} looks at this only in the sandbox mode \`workspace-write\`, and with \`${chosen.key} = "${textOf(chosen.item)}"\` sessions start without it.`,
    };
    return;
  }
  const proxy = proxyOf(root);
  if (proxy && !everyHost(proxy)) return;
  const unattended = textOf(find(root, ['approval_policy'])) === 'never' ? ', without anyone asked' : '';
  yield {
    ...found,
    message: `Codex ${codexVersion} gives every command of \`workspace-write\` sessions the whole network${unattended}: ${ANYWHERE}.`,
  };
}

/** The proxy that holds commands to a list of hosts, where the file switches it on. Codex leaves it off by itself. */
function proxyOf(root: Item): Item | undefined {
  const proxy = find(root, ['features', 'network_proxy']);
  const isOff = proxy && (isTable(proxy) ? flagOf(proxy.children.get('enabled')) : flagOf(proxy)) === false;
  return isOff ? undefined : proxy;
}

/** The entry of a list of hosts that allows them all. */
function everyHost(network: Item): Item | undefined {
  const domains = [...(network.children.get('domains')?.children ?? [])];
  return domains.find(([host, item]) => textOf(item) === 'allow' && classifyDomain(host).level === 'everything')?.[1];
}

interface ProfileNetwork {
  readonly network: Item;
  /** Whether sessions start with the profile, or with one that builds on it. */
  readonly isDefault: boolean;
}

function profileNetworks(root: Item): ProfileNetwork[] {
  const profiles = find(root, ['permissions'])?.children;
  if (!profiles) return [];
  const defaults = defaultProfiles(root);
  return [...profiles].flatMap(([name, profile]) => {
    const network = profile.children.get('network');
    const isOn = network && isTable(network) && flagOf(network.children.get('enabled')) === true;
    return isOn ? [{ network, isDefault: defaults.has(name) }] : [];
  });
}

type Weight = Pick<Draft<Switch>, 'severity'>;

interface Manner {
  readonly weight: Weight;
  /** Whether the profile of risk asks for a sandbox at all. */
  readonly held: boolean;
}

function* ofProfile(root: Item, network: Item, { weight, held }: Manner): Generator<Draft<Switch>> {
  const enabled = network.children.get('enabled');
  const domains = network.children.get('domains');
  const name = domains?.names[0];
  if (!enabled?.value) return;
  const all = everyHost(network);
  const proxy = proxyOf(root);
  if (!proxy && !all && domains && name && domains.children.size > 0) {
    const written = find(root, ['features', 'network_proxy']);
    const path = ['features', 'network_proxy', ...(written && isTable(written) ? ['enabled'] : [])];
    yield {
      ...weight,
      verdict: 'ineffective',
      message: `Codex ${codexVersion} holds commands to this list only while \`features.network_proxy\` is on, and it is off unless a file says otherwise: they reach every host.`,
      keyPath: domains.path,
      span: name,
      data: { path, value: true },
    };
  } else if (held && (all ?? !proxy)) {
    const item = all?.value ? all : enabled;
    const how = all ? `with \`${all.step}\` allowed` : 'without a list of hosts';
    yield {
      ...weight,
      message: `Codex ${codexVersion} gives commands under this permission profile the whole network, ${how}: ${ANYWHERE}.`,
      keyPath: item.path,
      span: item.value ?? enabled.value,
      data: { path: enabled.path, value: false },
    };
  }
}

const switches = [
  {
    key: 'dangerously_allow_non_loopback_proxy',
    why: 'lets the proxy listen beyond this machine, where others can use it',
  },
  {
    key: 'dangerously_allow_all_unix_sockets',
    why: 'lets commands reach any Unix socket, among them those of Docker and SSH agents',
  },
] as const;

function* openSwitches(network: Item, weight: Weight): Generator<Draft<Switch>> {
  for (const { key, why } of switches) {
    const item = network.children.get(key);
    if (!item?.value || flagOf(item) !== true) continue;
    yield {
      ...weight,
      message: `With \`${key}\` Codex ${codexVersion} ${why}.`,
      keyPath: item.path,
      span: item.value,
      data: { path: item.path, value: false },
    };
  }
}
