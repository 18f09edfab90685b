/** Files that a person would expect a pattern to guard. Paths begin at the home: `workspace/.env`, `.ssh/id_ed25519`. */
import { workspaceName } from './machine.ts';

/** Files with secrets that are on many machines, whether a policy names them or not. */
export const usualSecrets: readonly string[] = [
  ...['.env', '.env.local', 'prod.env', 'project/.env'].map((name) => `${workspaceName}/${name}`),
  '.ssh/id_ed25519',
  '.aws/credentials',
  '.netrc',
  '.npmrc',
  '.git-credentials',
  '.config/gh/hosts.yml',
  '.docker/config.json',
  '.kube/config',
  '.codex/auth.json',
];

/** Where `**` may lead, by the folder that it stands in; the deepest shows whether the search is deep enough. */
const IN_WORKSPACE = ['', 'project', 'packages/app/config'];
const IN_HOME = ['', ...IN_WORKSPACE.map((folder) => join(workspaceName, folder))];
const ELSEWHERE = ['', 'folder'];

const UNKNOWN_NAME = 'secret.txt';

/** A pattern with more alternatives is shown by the first of them. */
const MOST = 12;

/** Samples of a pattern that begins at the home. None when no plain path can be made of it. */
export function samplesOf(pattern: string): readonly string[] {
  const isFolder = pattern.endsWith('/');
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.some((part) => part === '..')) return [];
  const paths = alternatives(parts.join('/')).flatMap((alternative) => expand('', alternative.split('/')));
  const files = paths.flatMap((path) => (path === '' || isFolder ? below(path) : filesAt(path)));
  return [...new Set(files)].slice(0, MOST);
}

function expand(folder: string, [part, ...rest]: readonly string[]): string[] {
  if (part === undefined) return [folder];
  const isLast = rest.length === 0;
  if (part === '**') {
    if (isLast) return below(folder);
    return foldersIn(folder).flatMap((inner) => expand(join(folder, inner), rest));
  }
  if (isLast && part === '*') return below(folder);
  const name = concrete(part, isLast);
  return name === undefined ? [] : expand(join(folder, name), rest);
}

function foldersIn(folder: string): readonly string[] {
  if (folder === '') return IN_HOME;
  return folder === workspaceName ? IN_WORKSPACE : ELSEWHERE;
}

/** What a path stands for: itself, or the usual secrets below it when it is a folder of them. */
function filesAt(path: string): readonly string[] {
  const known = usualSecrets.filter((secret) => secret.startsWith(`${path}/`));
  return path === workspaceName || known.length > 0 ? below(path) : [path];
}

function below(folder: string): string[] {
  const known = usualSecrets.filter((secret) => folder === '' || secret.startsWith(`${folder}/`));
  return known.length > 0 ? known : [join(folder, UNKNOWN_NAME)];
}

/** `{a,b}` as several patterns; braces in braces are left as they are. */
function alternatives(pattern: string): readonly string[] {
  const [whole, inside] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || inside === undefined) return [pattern];
  return inside.split(',').flatMap((choice) => alternatives(pattern.replace(whole, () => choice)));
}

/** A name that one part of a pattern matches: `*.env.*` as `prod.env.json`. */
function concrete(part: string, isLast: boolean): string | undefined {
  if (part === '*') return 'folder';
  const end = /\.env\.\*$/.test(part) && !part.startsWith('.env') ? 'json' : 'local';
  const name = part
    .replace(/\[([^\]!^\\-])[^\]]*\]/g, '$1')
    .replace(/^\*+/, isLast ? 'prod' : 'folder')
    .replace(/\*+$/, end)
    .replace(/\*+/g, '-')
    .replace(/\?/g, 'x');
  return /[[\]{}\\]/.test(name) ? undefined : name;
}

function join(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
