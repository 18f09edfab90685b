import { codexVersion } from '../codex/version.ts';
import { find, textOf } from '../toml/document.ts';
import { configKinds, type Rule } from './rule.ts';

/** A role for sub-agents whose file is not there, where that can be looked up. */
export const missingRoleFile: Rule<undefined> = {
  id: 'missing-role-file',
  kinds: configKinds,
  summary: 'A role for sub-agents names a file that does not exist.',
  severity: 'warning',
  verdict: 'ineffective',
  whole: true,
  place: true,

  *check({ document: { root }, path, exists, kind }) {
    const agents = find(root, ['agents']);
    if (!agents || !exists || path === undefined) return;
    for (const role of agents.children.values()) {
      const item = role.children.get('config_file');
      const named = textOf(item);
      const place = named === undefined ? undefined : placeOf(named, path);
      if (!item?.value || place === undefined || exists(place.path)) continue;
      yield {
        // A file of a user or a project may be looked at apart from what lies beside it.
        severity: kind === 'managed-config' ? 'warning' : 'info',
        message: `There is no file \`${named}\`${place.beside ? ' beside this one' : ''}: Codex ${codexVersion} drops the role \`${role.step}\` with a warning, and sub-agents run without what the file says.`,
        keyPath: item.path,
        span: item.value,
        control: 'agents',
        data: undefined,
      };
    }
  },
};

interface Place {
  readonly path: string;
  /** Whether it is named from the folder of the file. */
  readonly beside: boolean;
}

/**
 * Where Codex looks for a file that is named in another. What is named from the root or a home is looked up only from a
 * file that lies where Codex reads it: any other may be on its way to another machine.
 */
function placeOf(named: string, path: string): Place | undefined {
  const folder = path.replace(/[^\\/]*$/, '');
  const home = HOME.exec(path)?.[1];
  if (/^~[\\/]/.test(named)) return home === undefined ? undefined : { path: home + named.slice(1), beside: false };
  if (/^[A-Za-z]:|^\\/.test(named)) {
    return isWindows(path) && isInPlace(path) ? { path: named, beside: false } : undefined;
  }
  if (!named.startsWith('/')) return { path: folder + named, beside: true };
  return !isWindows(path) && isInPlace(path) ? { path: named, beside: false } : undefined;
}

const HOME = /^((?:[A-Za-z]:)?[\\/](?:(?:home|Users)[\\/][^\\/]+|root))[\\/]\.codex[\\/][^\\/]+$/i;

function isInPlace(path: string): boolean {
  return HOME.test(path) || /^(?:\/etc\/codex|[A-Za-z]:[\\/]ProgramData[\\/]OpenAI[\\/]Codex)[\\/][^\\/]+$/i.test(path);
}

function isWindows(path: string): boolean {
  return /^[A-Za-z]:/.test(path);
}
