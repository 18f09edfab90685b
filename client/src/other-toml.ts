import * as vscode from 'vscode';

/** Even Better TOML and Tombi: they say of every TOML file what is not TOML, and lay it out. */
const IDS = ['tamasfe.even-better-toml', 'tombi-toml.tombi'];

/** Whether another extension for TOML is installed and enabled: what it does this one need not do as well. */
export function hasOtherToml(): boolean {
  return IDS.some((id) => vscode.extensions.getExtension(id) !== undefined);
}

/** Hears of extensions that come and go. */
export function onOtherToml(listener: () => void): vscode.Disposable {
  return vscode.extensions.onDidChange(listener);
}
