// Does for every TOML file what other TOML extensions do: faults of the syntax, hover, completion, a formatter.
const vscode = require('vscode');

/** @param {import('vscode').ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const faults = vscode.languages.createDiagnosticCollection('stand-in');
  /** @param {import('vscode').TextDocument} document */
  const look = (document) => {
    if (document.languageId === 'toml') faults.set(document.uri, faultsOf(document));
  };
  subscriptions.push(
    faults,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.languages.registerHoverProvider('toml', { provideHover: () => new vscode.Hover('another hover') }),
    vscode.languages.registerCompletionItemProvider('toml', {
      provideCompletionItems: () => [new vscode.CompletionItem('another_key')],
    }),
    vscode.languages.registerDocumentFormattingEditProvider('toml', {
      provideDocumentFormattingEdits: () => [
        vscode.TextEdit.insert(new vscode.Position(0, 0), '# laid out by another\n'),
      ],
    }),
  );
  vscode.workspace.textDocuments.forEach(look);
};

/**
 * Lines without `=`, header or comment.
 *
 * @param {import('vscode').TextDocument} document
 */
function faultsOf(document) {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line))
    .filter(({ text }) => !/^\s*(?:$|#|\[)|=/.test(text))
    .map(({ range }) => Object.assign(new vscode.Diagnostic(range, 'expected "="'), { source: 'Stand-in' }));
}
