import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyQuickFix } from '../support/actions.ts';
import { extension } from '../support/extension.ts';
import { openFile, openText, rangeOf, workspaceUri } from '../support/files.ts';
import { closeAfterEach, findingOf, settled, untilShown } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

const broken = 'allowed_web_search_modes = ["live"]\nfirst note\nsecond note\n';

/** All that is shown of a file: by whom, how grave, in which line. */
function problems({ uri }: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ source, severity, range }) => `${range.start.line} ${vscode.DiagnosticSeverity[severity]} ${source}`)
    .sort();
}

const untilProblems = (document: vscode.TextDocument, expected: readonly string[]) =>
  eventually(() => assert.deepEqual(problems(document), expected));

/** What is shown at a text, one part for each extension. */
async function hoversOn(document: vscode.TextDocument, word: string): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    rangeOf(document, word).start.translate(0, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))
    .map((text) => text.split('\n')[0] ?? '')
    .sort();
}

/** Changes a setting of the user; `undefined` takes it out. */
function set(section: string, name: string, value: unknown): Thenable<void> {
  const scope = section === 'editor' ? { languageId: 'toml' } : undefined;
  return vscode.workspace
    .getConfiguration(section, scope)
    .update(name, value, vscode.ConfigurationTarget.Global, scope !== undefined);
}

/** What one of those who can lay a file out would write. */
async function written({ uri }: vscode.TextDocument): Promise<(string | undefined)[]> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    uri,
    { tabSize: 2, insertSpaces: true },
  );
  return (edits ?? []).map(({ newText }) => newText);
}

async function formatted(document: vscode.TextDocument): Promise<string> {
  const before = document.version;
  await vscode.commands.executeCommand('editor.action.formatDocument');
  await eventually(() => assert.notEqual(document.version, before, 'nothing is laid out'));
  return document.getText();
}

describe('beside another TOML extension', () => {
  closeAfterEach();
  afterEach(async () => {
    await set('codexPolicy', 'syntaxErrors', undefined);
    await set('editor', 'defaultFormatter', undefined);
  });

  it('leaves faults of the syntax to it, and says once that Codex refuses the file', async () => {
    const { document } = await openText(broken);
    await untilProblems(document, [
      '0 Information Codex Policy',
      '0 Warning Codex Policy',
      '1 Error Stand-in',
      '1 Information Codex Policy',
      '2 Error Stand-in',
    ]);
    const { message } = await findingOf(document, 'toml-syntax');
    assert.match(message, /^Codex refuses this file: /);
  });

  it('has the quick fixes of what it leaves to the other', async () => {
    const { document } = await openText(broken);
    await findingOf(document, 'toml-syntax');
    const text = await applyQuickFix(document, rangeOf(document, 'second note'), 'Make this line a comment');
    assert.equal(text, broken.replace('second', '# second'));
  });

  it('says the faults where the setting wants it', async () => {
    await set('codexPolicy', 'syntaxErrors', 'on');
    const { document } = await openText(broken);
    await untilProblems(document, [
      '0 Information Codex Policy',
      '0 Warning Codex Policy',
      '1 Error Codex Policy',
      '1 Error Stand-in',
      '2 Error Codex Policy',
      '2 Error Stand-in',
    ]);
  });

  it('does so in a .codex-policy.toml as well, and says there what only this one knows', async () => {
    const { document } = await openText('profil = 1\nfirst note\nsecond note\n', '.codex-policy.toml');
    await untilProblems(document, [
      '0 Error Codex Policy',
      '1 Error Stand-in',
      '1 Information Codex Policy',
      '2 Error Stand-in',
    ]);
    await set('codexPolicy', 'syntaxErrors', 'on');
    await untilProblems(document, [
      '0 Error Codex Policy',
      '1 Error Codex Policy',
      '1 Error Stand-in',
      '2 Error Codex Policy',
      '2 Error Stand-in',
    ]);
  });

  it('checks a file of Codex as ever, and says nothing of others', async () => {
    const { document } = await openText('allowed_web_search_modes = ["live"]\nappz = true\n');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "live"', 'unknown-key: appz']);
    const cargo = await openFile(workspaceUri('Cargo.toml'));
    await settled();
    assert.deepEqual(problems(cargo.document), []);
    assert.deepEqual(await hoversOn(cargo.document, 'name'), ['another hover']);
  });

  it('has its hover once beside the other’s', async () => {
    const { document } = await openText('allowed_web_search_modes = ["live"]\n');
    await findingOf(document, 'weaker-than-profile');
    assert.deepEqual(await hoversOn(document, 'allowed_web_search_modes'), [
      '**`allowed_web_search_modes`** — Web search',
      'another hover',
    ]);
  });

  it('has its completion once beside the other’s', async () => {
    const { document } = await openText('allowed_web_search_modes = ["live"]\n\n');
    await findingOf(document, 'weaker-than-profile');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 0),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    const named = (name: string) => labels.filter((label) => label === name).length;
    assert.deepEqual([named('another_key'), named('allowed_sandbox_modes')], [1, 1], labels.join(' '));
  });

  it('leaves the layout to it, until the user chooses this one', async () => {
    const text = 'allowed_web_search_modes=["live"]\n';
    const { document } = await openText(text);
    await findingOf(document, 'weaker-than-profile');
    assert.equal(await formatted(document), `# laid out by another\n${text}`);
    await set('editor', 'defaultFormatter', extension().id);
    await eventually(async () => assert.deepEqual(await written(document), [' ', ' ']));
    assert.equal(await formatted(document), '# laid out by another\nallowed_web_search_modes = ["live"]\n');
    await set('editor', 'defaultFormatter', undefined);
    await eventually(async () => assert.deepEqual(await written(document), ['# laid out by another\n']));
  });
});
