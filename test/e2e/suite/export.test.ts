import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { openFile, openText, readFile, writeFile } from './support/files.ts';
import { closeAfterEach, settled } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const policy = '# Größe\r\nallowed_sandbox_modes = ["read-only"]\r\n';
const base64 = base64Of(policy);

function base64Of(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** A file that is not there yet. */
async function target(name: string): Promise<vscode.Uri> {
  return vscode.Uri.joinPath(await writeFile('', 'folder'), '..', name);
}

describe('rolling a policy out', () => {
  closeAfterEach();

  it('shows where policies go', async () => {
    await vscode.commands.executeCommand('codexPolicy.showDeploying');
    await eventually(() => {
      assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /deploying\.md/);
    });
  });

  it('shows how pipelines check policies', async () => {
    await vscode.commands.executeCommand('codexPolicy.showPipelines');
    await eventually(() => {
      assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /ci\.md/);
    });
  });

  it('copies the payload for an MDM', async () => {
    await openText(policy);
    assert.equal(await vscode.commands.executeCommand('codexPolicy.copyPayload'), base64);
    assert.equal(await vscode.env.clipboard.readText(), base64);
  });

  it('saves a configuration profile, with what the settings say of its publisher', async () => {
    const settings = vscode.workspace.getConfiguration('codexPolicy.mobileconfig');
    await settings.update('organization', 'Acme & Söhne', vscode.ConfigurationTarget.Global);
    await settings.update('identifier', 'com.acme.codex', vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openText('allow_login_shell = false\n', 'managed_config.toml');
      const file = await target('codex.mobileconfig');
      await vscode.commands.executeCommand('codexPolicy.saveMobileconfig', file);
      const xml = await readFile(file);
      assert.ok(xml.includes('<string>Acme &amp; Söhne</string>'));
      assert.ok(xml.includes('<string>com.acme.codex.managed-config</string>'));
      const value = base64Of(document.getText());
      assert.ok(xml.includes(`<key>config_toml_base64</key>\n                <string>${value}</string>`));
    } finally {
      await settings.update('organization', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('identifier', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('exports what the editor holds', async () => {
    const editor = await openText('allowed_sandbox_modes = ["read-only"]\n');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# first\n'));
    const text = '# first\nallowed_sandbox_modes = ["read-only"]\n';
    assert.equal(await vscode.commands.executeCommand('codexPolicy.copyPayload'), base64Of(text));
  });

  it('exports no file that Codex would refuse or ignore in part, and none that is not Codex’s', async () => {
    await vscode.env.clipboard.writeText('before');
    const file = await target('none.mobileconfig');
    for (const [text, name] of [
      ['allowed_sandbox_modes = "read-only"\n', 'requirements.toml'],
      ['allowed_sandbox_modes = ["read-only"]\nallowed_sandbox_mode = []\n', 'requirements.toml'],
      ['[package]\nname = "x"\n', 'Cargo.toml'],
    ] as const) {
      await openText(text, name);
      assert.equal(await vscode.commands.executeCommand('codexPolicy.copyPayload'), undefined);
      assert.equal(await vscode.commands.executeCommand('codexPolicy.saveMobileconfig', file), undefined);
    }
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    await assert.rejects(readFile(file));
  });

  it('opens a payload as TOML', async () => {
    await openText(policy);
    const file = await target('codex.mobileconfig');
    await vscode.commands.executeCommand('codexPolicy.saveMobileconfig', file);
    for (const payload of [file, await writeFile(`${base64}\n`, 'payload.txt')]) {
      await vscode.commands.executeCommand('codexPolicy.openPayload', payload);
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      assert.equal(document.languageId, 'toml');
      assert.equal(document.getText(), policy);
    }
    void vscode.commands.executeCommand('codexPolicy.openPayload', await writeFile('no payload', 'payload.txt'));
    await settled();
    assert.equal(vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).length, 2);
  });

  it('takes the file that is open, where a page is in front of it', async () => {
    const { document } = await openFile(await writeFile(policy));
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension().id}#policy`, false);
    const active = () => vscode.window.activeTextEditor?.document;
    assert.equal(active(), undefined);
    assert.equal(await vscode.commands.executeCommand('codexPolicy.copyPayload'), base64);
    assert.ok(active() === document, 'the file is not in front');
  });
});
