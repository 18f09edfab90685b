import { codexVersion } from '../codex/version.ts';
import { type Place, placeAt } from '../risk/places.ts';
import { chosenSandbox } from '../risk/settings-sandbox.ts';
import { find, type Item, textOf } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { configKinds, type Rule } from './rule.ts';

/** A folder that is trusted like a project although it is none. */
export const trustedHome: Rule<Item> = {
  id: 'trusted-home',
  kinds: configKinds,
  summary: 'A whole home, the root of the disk or a folder that anyone may write to is trusted as a project.',
  severity: 'warning',
  verdict: 'accepts',
  whole: true,

  *check({ document: { root }, isProject }) {
    // Whom to trust is not for a project to say: Codex does not look there.
    const projects = isProject ? undefined : find(root, ['projects'])?.children;
    if (!projects) return;
    const mode = chosenSandbox(root)?.mode ?? 'workspace-write';
    for (const [path, project] of projects) {
      if (DEEPER.test(path) || !isExact(path)) continue;
      const level = project.children.get('trust_level');
      const why = reasonFor(placeAt(path), mode);
      const span = level?.value;
      if (!span || why === undefined || textOf(level) !== 'trusted') continue;
      yield {
        message: `Codex ${codexVersion} takes \`${path}\` itself for a trusted project: ${why}.`,
        keyPath: level.path,
        span,
        data: project,
      };
    }
  },

  fixes({ document }, { data: project }) {
    return [
      {
        title: 'Do not trust this folder',
        // Sessions there are read-only then, until Codex has asked again.
        safe: false,
        apply: () => applyEdits(document.text, removeItem(document, project)),
      },
    ];
  },
};

/** The places in question lie this many folders deep at most; there may be hundreds of projects that lie deeper. */
const DEEPER = /(?:[\\/][^\\/]+){4}/;

/** Codex compares the path as it stands: `~` is not the home there, and one with a slash at its end is no folder. */
function isExact(path: string): boolean {
  return path === '/' || /^[a-z]:[\\/]?$/i.test(path) || /^(?:\/|[a-z]:[\\/]).*[^\\/]$/i.test(path);
}

function reasonFor(place: Place | undefined, mode: string): string | undefined {
  if (place === 'shared')
    return 'anyone who may write there can leave a `.codex/config.toml` that starts programs of theirs';
  // Without a sandbox, and in one that only reads, trust lets commands write nothing that they could not write before.
  if (mode !== 'workspace-write') return undefined;
  if (place === 'everything') return 'in sessions started there commands may write wherever the user may';
  if (place === 'home') {
    return 'in sessions started there commands may write to the whole home, SSH keys and start files of shells included, without asking';
  }
  return undefined;
}
