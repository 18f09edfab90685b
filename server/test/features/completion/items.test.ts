import assert from 'node:assert/strict';
import { InsertReplaceEdit } from 'vscode-languageserver-types';
import { completions } from '../../../src/features/completion/complete.ts';
import { withDocumentation } from '../../../src/features/completion/resolve.ts';
import { type Asked, ask, chosen, labels } from './choose.ts';

function item({ list }: Asked, label: string) {
  const found = list.items.find((candidate) => candidate.label === label);
  assert.ok(found, label);
  return found;
}

function documentation(asked: Asked, label: string): string {
  const resolved = withDocumentation(asked.analysis, item(asked, label));
  assert.ok(typeof resolved.documentation === 'object');
  return resolved.documentation.value;
}

describe('items of completion', () => {
  it('say what a key takes and what the target profile asks for', () => {
    const found = item(ask('|'), 'allowed_web_search_modes');
    assert.equal(found.detail, 'a list of strings');
    assert.deepEqual(found.labelDetails, { description: 'Balanced: ["cached"]' });
  });

  it('say which profiles allow a word, and what it means', () => {
    const asked = ask('allowed_sandbox_modes = ["|"]');
    const shown = asked.list.items.map(({ label, detail, labelDetails }) => [label, detail, labelDetails?.description]);
    assert.deepEqual(shown, [
      ['read-only', 'Commands may read, but write nothing.', 'every profile'],
      ['workspace-write', 'Commands may write inside the workspace.', 'High Utility, Balanced'],
      ['danger-full-access', 'No sandbox.', 'High Utility'],
      ['external-sandbox', 'Accepted here, but users cannot choose it in config.toml.', 'High Utility'],
    ]);
  });

  it('say how far a feature has come', () => {
    const asked = ask('[features]\n|');
    assert.equal(item(asked, 'memories').detail, 'stable, off by default · true or false');
    assert.equal(item(asked, 'code_mode').detail, 'under development, off by default · true or false');
  });

  it('get the documentation of hover when it is asked for', () => {
    const asked = ask('|');
    assert.equal(item(asked, 'allowed_sandbox_modes').documentation, undefined);
    const text = documentation(asked, 'allowed_sandbox_modes');
    assert.ok(
      text.startsWith('**`allowed_sandbox_modes`** — Sandbox modes\n\nThe sandbox modes a session may use.'),
      text,
    );
    assert.ok(text.includes('**Risk** (limits outputs): The sandbox is what stands between'), text);
  });

  it('set the profiles out below each other, as the pane for it is narrow', () => {
    const text = documentation(ask('allowed_web_search_modes = ["live"]\n|'), 'allowed_sandbox_modes');
    assert.deepEqual(
      text.split('\n').filter((line) => /^[-|] /.test(line)),
      [
        '- High Utility: `["read-only", "workspace-write", "danger-full-access"]` (this file: – not set)',
        '- **Balanced** (target): `["read-only", "workspace-write"]` (this file: – not set)',
        '- Security-oriented: `["read-only"]` (this file: – not set)',
      ],
    );
  });

  it('explain a word of a list', () => {
    const text = documentation(ask('allowed_sandbox_modes = [|]'), 'danger-full-access');
    assert.ok(text.includes('`danger-full-access`: No sandbox.'), text);
  });

  it('insert or replace in the middle of a word', () => {
    const asked = ask('allow_re|mote = true');
    const edit = item(asked, 'allow_remote_control').textEdit;
    assert.ok(edit && InsertReplaceEdit.is(edit));
    assert.equal(chosen(asked, 'allow_remote_control', 'replace'), 'allow_remote_control| = true');
    assert.equal(chosen(asked, 'allow_remote_control', 'insert'), 'allow_remote_control|mote = true');
  });

  it('are plain text for an editor without snippets', () => {
    const client = { snippets: false, insertReplace: false };
    const text = (marked: string, label: string) => chosen(ask(marked, 'requirements', { client }), label);
    assert.equal(text('log_|', 'log_dir'), 'log_dir = ""|');
    assert.equal(text('[mcp|]', 'mcp_servers.<id>'), '[mcp_servers.id]|');
    assert.equal(text('allow_re|mote = 1', 'allow_remote_control'), 'allow_remote_control| = 1');
    assert.equal(item(ask('log_|', 'requirements', { client }), 'log_dir').insertTextFormat, undefined);
  });

  it('ask again where there is more to choose, in an editor that says how', () => {
    assert.deepEqual(item(ask('|'), 'cli_auth_credentials_store').command, { title: 'Suggest', command: 'suggest' });
    assert.equal(item(ask('|'), 'allow_appshots').command?.command, 'suggest');
    const client = { snippets: true, insertReplace: true };
    assert.equal(item(ask('|', 'requirements', { client }), 'allow_appshots').command, undefined);
  });

  it('keep keys to themselves after a blank, a bracket and an equals sign', () => {
    for (const trigger of [' ', '=', '[']) assert.deepEqual(labels(ask('|', 'requirements', { trigger })), []);
    assert.deepEqual(labels(ask('allow_login_shell = |', 'requirements', { trigger: ' ' })), ['true', 'false']);
  });

  it('wait for a letter before they speak of root keys in another table', () => {
    assert.equal(ask('[windows]\n|').list.isIncomplete, true);
    assert.equal(ask('[windows]\na|').list.isIncomplete, false);
    assert.equal(ask('|').list.isIncomplete, false);
  });

  it('never throw, at any place of a document that is broken anywhere', () => {
    const text =
      '[features]\nhooks = tru\n[[hooks.PreToolUse\nx = { a = [1, {"b = \'c\n]]\n"k.e"."y = """z\n[mcp_servers.a]\ncommand = "';
    for (let end = 0; end <= text.length; end++) {
      for (const at of [0, Math.floor(end / 2), end]) ask(`${text.slice(0, at)}|${text.slice(at, end)}`, 'config');
    }
    for (let at = 0; at <= text.length; at++) {
      const { analysis } = ask(`|${text}`, 'requirements', { rules: false });
      completions(analysis, analysis.textDocument.positionAt(at), { snippets: true, insertReplace: true });
    }
  });
});
