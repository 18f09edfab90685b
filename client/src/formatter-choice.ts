import * as vscode from 'vscode';
import { hasOtherToml } from './other-toml.ts';

const ID = 'defaultFormatter';

/**
 * Whether the user has TOML laid out by another extension: then this one does not offer to. Where both would offer it,
 * VS Code would ask which, and lay out nothing on save until it is told.
 */
export function hasOtherFormatter(own: string): boolean {
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'toml' });
  const { globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue } =
    editor.inspect<string>(ID) ?? {};
  const chosen = editor.get<string | null>(ID);
  if (chosen?.toLowerCase() === own.toLowerCase()) return false;
  if (hasOtherToml()) return true;
  if (!chosen) return false;
  // One that is chosen for all languages may not know this one.
  return (
    [globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue].includes(chosen) || knowsToml(chosen)
  );
}

function knowsToml(id: string): boolean {
  const languages: unknown = vscode.extensions.getExtension(id)?.packageJSON.contributes?.languages;
  return Array.isArray(languages) && languages.some((language) => language?.id === 'toml');
}

/** Hears of every change of that choice. */
export function onFormatterChoice(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`editor.${ID}`, { languageId: 'toml' })) listener();
  });
}
