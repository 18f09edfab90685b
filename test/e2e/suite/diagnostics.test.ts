import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { closeAfterEach, codeOf, findings, untilShown } from './support/findings.ts';
import { openFile, openText, workspaceUri } from './support/files.ts';

const risky = `# codex-policy: profile = high-utility
allowed_approval_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "workspace-write"]
allowed_approval_policies = ["untrusted"]
allowed_web_search_modes = []

[permissions.filesystem]
deny_read = [
  "~/secrets/**",
  "**/.env", # every checkout
]

[mcp_servers.tickets.identity]
url = "http://tickets.example.com/mcp"

[rules]
prefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt" }]

[features]
apps = "yes"
`;

/** A finding as the editor holds it, without its message. */
function placed(finding: vscode.Diagnostic) {
  const { start, end } = finding.range;
  return [
    codeOf(finding),
    vscode.DiagnosticSeverity[finding.severity],
    `${start.line}:${start.character}-${end.line}:${end.character}`,
  ];
}

describe('squiggles', () => {
  closeAfterEach();

  it('stand under what they speak of, with code and severity', async () => {
    const { document } = await openText(risky);
    await untilShown(document, [
      'article-spelling: allowed_approval_reviewers',
      'deny-read-reach: "**/.env"',
      'server-over-http: "http://tickets.example.com/mcp"',
    ]);
    assert.deepEqual(findings(document.uri).map(placed), [
      ['article-spelling', 'Error', '1:0-1:26'],
      ['deny-read-reach', 'Error', '9:2-9:11'],
      ['server-over-http', 'Warning', '13:6-13:38'],
    ]);
  });

  it('carry the name of the extension', async () => {
    const { document } = await openText(risky);
    await untilShown(document, [
      'article-spelling: allowed_approval_reviewers',
      'deny-read-reach: "**/.env"',
      'server-over-http: "http://tickets.example.com/mcp"',
    ]);
    const all = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(
      all.map(({ source }) => source),
      ['Codex Policy', 'Codex Policy', 'Codex Policy'],
    );
  });

  it('link their code to a page that exists', async () => {
    const { document } = await openText(risky);
    await untilShown(document, [
      'article-spelling: allowed_approval_reviewers',
      'deny-read-reach: "**/.env"',
      'server-over-http: "http://tickets.example.com/mcp"',
    ]);
    for (const { code } of findings(document.uri)) {
      assert.ok(typeof code === 'object', 'the code has no link');
      const page = vscode.Uri.joinPath(extension().extensionUri, 'docs', 'rules', `${code.value}.md`);
      assert.equal(code.target.toString(), page.toString());
      assert.ok(existsSync(page.fsPath), `${page.fsPath} is missing`);
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

  it('show where the syntax is broken', async () => {
    const { document } = await openText('# codex-policy: profile = balanced\nallowed_sandbox_modes = ["read-only"\n');
    await vscode.window.showTextDocument(document);
    const [broken] = await untilBroken(document);
    assert.equal(broken && vscode.DiagnosticSeverity[broken.severity], 'Error');
  });

  it('count from UTF-16 units, as the editor does', async () => {
    const { document } = await openText(`${risky.replace('every checkout', '🔒 checkouts')}[hooks]\n"🪝" = 1 # 🔒\n`);
    const [, inList] = await untilCodes(document, ['article-spelling', 'deny-read-reach', 'server-over-http']);
    assert.equal(inList && document.getText(inList.range), '"**/.env"');
  });

  it('are absent from a Python program’s requirements.toml', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await untilChecked();
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});
