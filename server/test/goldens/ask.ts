/** What the real Codex makes of a file as somebody wrote it. */
import { askCodex, withMachine } from '../../../test/codex/release.ts';
import { withAppServer } from '../../src/real-codex/app-server.ts';
import { at, parseJson, textAt } from '../../src/real-codex/json.ts';
import type { Contents, Machine } from '../../src/real-codex/machine.ts';
import type { Answer, Golden } from './goldens.ts';

/** Lets Codex read a file in the place that its ending stands for. */
export async function askGolden(golden: Golden): Promise<Answer> {
  if (golden.ending !== '.requirements.toml') return withMachine(contentsOf(golden), askSettings);
  const { accepted, ignoredKeys, ignoredCount, ignoredFeatures } = await askCodex(golden.text);
  return { accepted, ignoredKeys, ignoredCount, ignoredFeatures, projectKeys: [] };
}

async function askSettings(machine: Machine): Promise<Answer> {
  if (await isAccepted(machine)) return { accepted: true, ...(await ignored(machine)) };
  return { accepted: false, ignoredKeys: [], ignoredCount: 0, ignoredFeatures: [], projectKeys: [] };
}

function contentsOf({ ending, text }: Golden): Contents {
  switch (ending) {
    case '.managed.toml':
      return { system: { 'managed_config.toml': text } };
    case '.project.toml':
      return { trusted: true, workspace: { '.codex/config.toml': text, '.git/HEAD': 'ref: refs/heads/main\n' } };
    default:
      return { config: text };
  }
}

async function isAccepted(machine: Machine): Promise<boolean> {
  const { stdout, stderr } = await machine.run(['app-server', '--print-startup-config']);
  const printed = parseJson(stdout);
  if (printed === undefined) throw new Error(`Codex did not answer: ${stdout}${stderr}`.trim());
  return at(printed, 'error') === undefined;
}

/** Codex names what it ignores only when an editor has connected. */
function ignored(machine: Machine): Promise<Omit<Answer, 'accepted'>> {
  return withAppServer(machine, async (server) => {
    // The warnings are sent before the answer.
    await server.request('config/read', { includeLayers: false, cwd: machine.workspace });
    const said = server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? '');
    const all = (pattern: RegExp) => said.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found));
    const ignoredKeys = all(/^ *(?:user|project|legacy managed_config\.toml) \(.*?\): `(.+)` is ignored\./gm);
    const [more = '0'] = all(/^ *\.\.\. and (\d+) more ignored settings?\./gm);
    const [projectKeys = ''] = all(/^Ignored unsupported project-local config keys in .*?: (.*?)\. If/gm);
    return {
      ignoredKeys,
      ignoredCount: ignoredKeys.length + Number(more),
      ignoredFeatures: [],
      projectKeys: projectKeys.split(', ').filter(Boolean),
    };
  });
}
