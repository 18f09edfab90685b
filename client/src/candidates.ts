import * as vscode from 'vscode';

/** Names and places of what may be a policy, settings or a role of Codex's. */
const NAMES = [
  '**/*{requirements,config,codex}*.toml',
  '**/{.codex,codex,Codex,dot_codex}/**/*.toml',
  '**/agents/**/*.toml',
];

/** A comment by which a file of any name says what it is. */
const DIRECTIVE = /^[ \t]*#\s*codex-policy:/m;

/** The globs for which a setting says what their files are; those without a leading slash match below any folder. */
function namedFiles(): readonly string[] {
  const files = vscode.workspace.getConfiguration('codexPolicy').get<unknown>('files');
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return [];
  return Object.keys(files)
    .filter((glob) => glob !== '')
    .map((glob) => glob.replaceAll('\\', '/').replace(/^\.\//, ''))
    .map((glob) => (/^(?:\*\*)?\//.test(glob) ? glob : `**/${glob}`));
}

/** The files that a setting names as layers, as far as a glob can tell. */
function namedLayers(): readonly string[] {
  const layers = vscode.workspace.getConfiguration('codexPolicy').get<unknown>('layers');
  if (typeof layers !== 'object' || layers === null) return [];
  return Object.values(layers)
    .flat()
    .filter((path): path is string => typeof path === 'string' && path !== '')
    .map((path) =>
      path
        .replace(/^[\w-]+=/, '')
        .replaceAll('\\', '/')
        .replace(/^(?:~|\.)\//, ''),
    )
    .map((path) => (/^(?:\/|[A-Za-z]:)/.test(path) ? path : `**/${path}`));
}

/** What the server is told of once it runs: all TOML, of which it takes what is Codex's. */
export const documentFilters: { language: string }[] = [{ language: 'toml' }];

/** Whether a document may be one that Codex reads: by its name, by a comment of its own, or one without a name yet. */
export function isCandidate(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'toml') return false;
  const filters = [...NAMES, ...namedFiles(), ...namedLayers()].map((pattern) => ({ pattern }));
  return document.isUntitled || vscode.languages.match(filters, document) > 0 || DIRECTIVE.test(document.getText());
}
