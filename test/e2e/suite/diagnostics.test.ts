import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { openFile, openText, workspaceUri } from './support/files.ts';
import { closeAfterEach, codeOf, findings, settled, untilShown } from './support/findings.ts';

/** Meets High Utility but for three lines; the symbols take two UTF-16 units each. */
const risky = `# codex-policy: profile = high-utility
allowed_approval_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "workspace-write"]
allowed_approval_policies = ["untrusted"]
allowed_web_search_modes = []

[permissions.filesystem]
deny_read = [
  "~/🔒/**", "**/.env", # 🔒 every checkout
]

[mcp_servers.tickets.identity] # 🎫
"url" = "http://tickets.example.com/mcp"

[rules]
prefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt" }]
`;

const shownInRisky = [
  'article-spelling: allowed_approval_reviewers',
  'deny-read-reach: "**/.env"',
  'server-over-http: "http://tickets.example.com/mcp"',
];

/** A finding as the editor holds it, without its message. */
function placed(finding: vscode.Diagnostic): string {
  const { start, end } = finding.range;
  const severity = vscode.DiagnosticSeverity[finding.severity];
  return `${codeOf(finding)} ${severity} ${start.line}:${start.character}-${end.line}:${end.character}`;
}

describe('squiggles', () => {
  closeAfterEach();

  it('stand under what they speak of, with code and severity', async () => {
    const { document } = await openText(risky);
    await untilShown(document, shownInRisky);
    assert.deepEqual(findings(document.uri).map(placed), [
      'article-spelling Error 1:0-1:26',
      'deny-read-reach Error 8:13-8:22',
      'server-over-http Warning 12:8-12:40',
    ]);
  });

  it('are the only ones, and carry the name of the extension and a sentence', async () => {
    const { document } = await openText(risky);
    await untilShown(document, shownInRisky);
    const all = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(
      all.map(({ source }) => source),
      ['Codex Policy', 'Codex Policy', 'Codex Policy'],
    );
    for (const { message } of all) assert.match(message, /^.{20,}[.]$/);
  });

  it('link their code to a page that exists', async () => {
    const { document } = await openText(risky);
    await untilShown(document, shownInRisky);
    for (const { code } of findings(document.uri)) {
      assert.ok(typeof code === 'object', 'the code has no link');
      const page = vscode.Uri.joinPath(extension().extensionUri, 'docs', 'rules', `${code.value}.md`);
      assert.equal(code.target.toString(), page.toString());
      await vscode.workspace.fs.stat(page);
    }
  });

  it('name the other half of a risky pair', async () => {
    const { document } = await openText(
      'allowed_web_search_modes = ["live"]\nallowed_sandbox_modes = ["read-only", "danger-full-access"]\n',
    );
    await untilShown(document, [
      'missing-control: ',
      'risky-combination: allowed_web_search_modes',
      'weaker-than-profile: "live"',
      'weaker-than-profile: "danger-full-access"',
    ]);
    const related = findings(document.uri).flatMap(({ relatedInformation = [] }) => relatedInformation);
    assert.deepEqual(
      related.map(({ location }) => [location.uri.toString(), document.getText(location.range)]),
      [[document.uri.toString(), '"danger-full-access"']],
    );
  });

  it('show where the syntax is broken, beside the rest', async () => {
    const { document } = await openText('allowed_sandbox_modes = ["read-only"\n');
    await untilShown(document, ['missing-control: ', 'toml-syntax: "']);
    assert.deepEqual(findings(document.uri).map(placed), [
      'missing-control Information 0:0-0:0',
      'toml-syntax Error 0:35-0:36',
    ]);
  });

  it('are the same in a file with Windows line ends', async () => {
    const { document } = await openText(risky.replaceAll('\n', '\r\n'));
    await untilShown(document, shownInRisky);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
  });

  it('are absent from a Python program’s requirements.toml', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('stand in the settings of a project, below .codex only', async () => {
    const text = 'sandbox_mode = "readonly"\n';
    const { document } = await openText(text, '.codex/config.toml');
    await untilShown(document, ['invalid-value: "readonly"']);
    const other = await openText(text, 'config.toml');
    await settled();
    assert.deepEqual(vscode.languages.getDiagnostics(other.document.uri), []);
  });

  it('are absent from a file of another program, though it has names that Codex has', async () => {
    const foreign = '[features]\napps = "all"\n\n[permissions]\nread = true\n\n[rules]\nstrict = true\n';
    const { document } = await openText(foreign, 'policy.toml');
    await settled();
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});
