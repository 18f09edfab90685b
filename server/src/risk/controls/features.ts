import type { SwitchControl } from '../control.ts';

interface Pin {
  readonly name: string;
  readonly title: string;
  readonly addresses: string;
  readonly facet: SwitchControl['facet'];
  readonly risk: string;
  readonly advice: string;
  readonly profiles: readonly [highUtility: boolean, balanced: boolean, securityOriented: boolean];
  /** Whether the feature is on for a user who sets nothing. */
  readonly onByDefault?: boolean;
  readonly siblings?: readonly string[];
  readonly article?: SwitchControl['article'];
}

function pin({ name, profiles, onByDefault = true, siblings = [], article, ...facts }: Pin): SwitchControl {
  const [highUtility, balanced, securityOriented] = profiles;
  return {
    id: `features.${name}`,
    path: ['features', name],
    kind: 'switch',
    severity: 'warning',
    absent: onByDefault
      ? 'The feature is on, and users may switch it off.'
      : 'The feature is off, and users may switch it on.',
    feature: name,
    siblings,
    ...facts,
    ...(article && { article }),
    profiles: { 'high-utility': highUtility, balanced, 'security-oriented': securityOriented },
  };
}

const forced = '`true` does not permit the feature, it forces it on for everyone: to permit it, leave the key out.';

export const features: readonly SwitchControl[] = [
  pin({
    name: 'skill_mcp_dependency_install',
    title: 'Skills that install MCP servers',
    addresses: 'Whether a skill may install the MCP servers that it depends on.',
    facet: 'inputs and outputs',
    risk: 'A skill is text that can come with a repository; what it installs runs with the user’s rights.',
    advice: forced,
    profiles: [true, false, false],
  }),
  pin({
    name: 'memories',
    title: 'Memories',
    addresses: 'Whether the agent remembers across sessions.',
    facet: 'inputs and outputs',
    risk: 'An injection that reaches a memory comes back in every later session.',
    advice: `${forced} Codex then also runs a session of its own in the background, with approval \`never\`. Where memories are on, let managed_config.toml keep them out of sessions with external context.`,
    profiles: [true, true, false],
    onByDefault: false,
  }),
  pin({
    name: 'computer_use',
    title: 'Computer use',
    addresses: 'Whether the agent may operate other applications.',
    facet: 'inputs and outputs',
    risk: 'The agent sees what is on the screen and acts with every account that is signed in there.',
    advice: `${forced} \`[computer_use]\` can limit it to named applications.`,
    profiles: [true, false, false],
  }),
  pin({
    name: 'browser_use',
    title: 'Browser use',
    addresses: 'Whether the agent may operate a browser.',
    facet: 'inputs and outputs',
    risk: 'Pages bring injections in, and the signed-in browser carries them out.',
    advice: `${forced} \`false\` leaves two sibling features open that do the same in an external browser and over DevTools; \`allow_browser_and_computer_use = false\` closes all of it.`,
    profiles: [true, false, false],
    siblings: ['browser_use_external', 'browser_use_full_cdp_access'],
  }),
  pin({
    name: 'in_app_browser',
    title: 'In-app browser',
    addresses: 'Whether the desktop app has a browser pane.',
    facet: 'inputs',
    risk: 'What is opened in the pane is context for the agent, written by whoever wrote the page.',
    advice: forced,
    profiles: [true, true, false],
    article: {
      'high-utility': '[features]\nbrowser_use = true',
      balanced: '[features]\nbrowser_use = true',
      'security-oriented': '[features]\nbrowser_use = false',
    },
  }),
  pin({
    name: 'apps',
    title: 'Apps (connectors)',
    addresses: 'Whether connected apps such as mail, documents and chat can be used.',
    facet: 'inputs and outputs',
    risk: 'Connectors carry text from outside, mail above all, and can send and change things in the user’s name.',
    advice: `${forced} \`[apps.<id>]\` disables single apps and sets the approval mode of single tools.`,
    profiles: [true, true, false],
  }),
];
