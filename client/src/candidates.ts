import * as vscode from 'vscode';

/** Files that have the name of a policy, and settings in the folders where Codex looks for them; the server decides. */
const NAMES = [
  '**/{requirements,*.requirements,managed_config}.toml',
  '**/{.codex,codex,Codex}/{config,*.config}.toml',
];

/** The user's own globs for files that go by another name; those without a leading slash match below any folder. */
function requirementsGlobs(): readonly string[] {
  const globs = vscode.workspace.getConfiguration('codexPolicy').get<unknown>('requirementsFiles');
  if (!Array.isArray(globs)) return [];
  return globs
    .filter((glob): glob is string => typeof glob === 'string' && glob !== '')
    .map((glob) => glob.replaceAll('\\', '/').replace(/^\.\//, ''))
    .map((glob) => (/^(?:\*\*)?\//.test(glob) ? glob : `**/${glob}`));
}

/** What the server is told of: files by name, and untitled ones, which only their content can place. */
export function documentFilters(): { language: string; scheme?: string; pattern?: string }[] {
  return [
    ...[...NAMES, ...requirementsGlobs()].map((pattern) => ({ language: 'toml', pattern })),
    { language: 'toml', scheme: 'untitled' },
  ];
}

/** Whether a document may be one that Codex reads. */
export function isCandidate(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentFilters(), document) > 0;
}
