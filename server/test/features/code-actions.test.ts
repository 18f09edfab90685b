import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions, type WholeFile, wholeFileEdits } from '../../src/features/code-actions.ts';
import { applyEdits } from '../../src/toml/text-edit.ts';
import { analysisOf, withCursor } from './cursor.ts';

function actionsAt(marked: string, only?: readonly string[]): { actions: CodeAction[]; text: string } {
  const { text, offset } = withCursor(marked);
  const analysis = analysisOf(text);
  const at = analysis.textDocument.positionAt(offset);
  return { actions: codeActions(analysis, { range: { start: at, end: at }, only, docs: undefined }), text };
}

function applied(action: CodeAction | undefined, text: string): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.ok(change, 'the action has an edit');
  assert.equal(change.textDocument.version, 1);
  const edits = change.edits.filter((edit) => 'newText' in edit);
  return TextDocument.applyEdits(TextDocument.create('', 'toml', 0, text), edits);
}

function isIgnoring({ title }: CodeAction): boolean {
  return title.startsWith('Ignore');
}

describe('code actions', () => {
  it('offer one quick fix per profile for the control under the cursor, the target’s preferred', () => {
    const { actions, text } = actionsAt('# ours\nallowed_web_|search_modes = ["live"] # why\n', ['quickfix']);
    assert.deepEqual(
      actions.map(({ title, isPreferred = false }) => [title, isPreferred]),
      [
        ['Set allowed_web_search_modes to High Utility: ["live", "cached"]', false],
        ['Set allowed_web_search_modes to Balanced: ["cached"]', true],
        ['Set allowed_web_search_modes to Security-oriented: ["disabled"]', false],
      ],
    );
    assert.equal(applied(actions[1], text), '# ours\nallowed_web_search_modes = ["cached"] # why\n');
  });

  it('leave out what would change nothing', () => {
    const { actions } = actionsAt('allowed_web_search_modes = ["cac|hed"]\n', ['quickfix']);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Set allowed_web_search_modes to High Utility: ["live", "cached"]',
        'Set allowed_web_search_modes to Security-oriented: ["disabled"]',
      ],
    );
  });

  it('carry the diagnostics that they end', () => {
    const { actions, text } = actionsAt('allowed_approval_|reviewers = ["auto_reviewer", "user"]\n', ['quickfix']);
    const [rename] = actions;
    assert.equal(rename?.title, 'Rename to `allowed_approvals_reviewers`');
    assert.deepEqual(
      rename.diagnostics?.map(({ code }) => code),
      ['article-spelling'],
    );
    assert.equal(applied(rename, text), 'allowed_approvals_reviewers = ["auto_review", "user"]\n');
  });

  it('say in the title that an allowlist of servers becomes empty', () => {
    const { actions } = actionsAt('[mcp_servers.do|cs]\nidentity = { command = "docs" }\n', ['quickfix']);
    assert.ok(
      actions.some(
        ({ title }) => title === 'Set mcp_servers to Security-oriented: an empty table, which allows no server',
      ),
    );
  });

  it('do not set a control where that would break the file further', () => {
    const titles = (header: string) =>
      actionsAt(`[mcp_ser|vers]\n${header}\n[mcp_servers.own.identity]\ncommand = "x"\n`, ['quickfix'])
        .actions.map(({ title }) => title)
        .filter((title) => title.startsWith('Set'));
    const emptied = 'Set mcp_servers to Security-oriented: an empty table, which allows no server';
    assert.ok(titles('[mcp_servers.own]').includes(emptied));
    assert.ok(!titles('[mcp_servers...own]').includes(emptied));
  });

  it('offer the whole file for each profile, resolved later', () => {
    const { actions } = actionsAt('|features.apps = true\n', ['refactor']);
    assert.deepEqual(
      actions.map(({ title, data, edit }) => [title, data, edit]),
      [
        ['Apply High Utility to this file', { profile: 'high-utility' }, undefined],
        ['Apply Balanced to this file', { profile: 'balanced' }, undefined],
        ['Apply Security-oriented to this file', { profile: 'security-oriented' }, undefined],
      ],
    );
  });

  it('offer the defaults of managed_config.toml once, as they are the same for every profile', () => {
    const text = 'allow_login_shell = true\n';
    const analysis = analysisOf(text, 'balanced', '/etc/codex/managed_config.toml');
    const start = { line: 0, character: 0 };
    const actions = codeActions(analysis, { range: { start, end: start }, only: ['refactor'], docs: undefined });
    assert.deepEqual(
      actions.map(({ title, data }) => [title, data]),
      [['Apply the defaults of every profile to this file', { profile: 'balanced' }]],
    );
    const after = applyEdits(text, wholeFileEdits(analysis, { profile: 'balanced' }));
    assert.ok(after.startsWith('allow_login_shell = false\ncli_auth_credentials_store = "keyring"\n\n[otel]\n'), after);
    assert.ok(after.endsWith('\n\n[memories]\ndisable_on_external_context = true\n'), after);
  });

  it('offer the whole file unasked only where there is something else, so that not every line has a bulb', () => {
    const kinds = (marked: string) => {
      const { text, offset } = withCursor(marked);
      const analysis = analysisOf(text);
      const at = analysis.textDocument.positionAt(offset);
      const request = { range: { start: at, end: at }, only: undefined, docs: undefined, automatic: true };
      return codeActions(analysis, request).map(({ title }) => title);
    };
    assert.deepEqual(kinds('features.apps = true\n\n|\n'), ['Fix all Codex Policy findings that can be fixed safely']);
    assert.ok(kinds('allowed_web_search_modes = ["li|ve"]\n').includes('Apply Security-oriented to this file'));
  });

  it('offer fix all when it is asked for, under its own kind and the general one', () => {
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.codexPolicy']) {
      assert.deepEqual(
        actionsAt('|features.apps = true\n', [kind]).actions.map(({ kind: own }) => own),
        ['source.fixAll.codexPolicy'],
      );
    }
    assert.deepEqual(actionsAt('|features.apps = true\n', ['source.fixAll.other']).actions, []);
  });

  it('offer fixes on settings, and no profile', () => {
    const text = 'modle = "a"\napproval_policy = "never"\n';
    const analysis = analysisOf(text, 'balanced', '/home/me/.codex/config.toml');
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 5 } };
    const actions = codeActions(analysis, { range, only: undefined, docs: undefined });
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Rename to `model`',
        'Fix all Codex Policy findings that can be fixed safely',
        'Ignore unknown-key here with a comment, and say why',
      ],
    );
    assert.equal(applied(actions[0], text), 'model = "a"\napproval_policy = "never"\n');
    assert.deepEqual(wholeFileEdits(analysis, { profile: 'balanced' }), []);
    assert.equal(applyEdits(text, wholeFileEdits(analysis, { fixAll: true })), text.replace('modle', 'model'));
  });

  it('end a finding by what is stricter, too, which editors then put before the rest', () => {
    const { actions } = actionsAt('allowed_web_search_modes = ["li|ve"]\n', ['quickfix']);
    assert.deepEqual(
      actions.map(({ title, diagnostics }) => [title, diagnostics?.map(({ code }) => code)]),
      [
        ['Set allowed_web_search_modes to Balanced: ["cached"]', ['weaker-than-profile']],
        ['Set allowed_web_search_modes to High Utility: ["live", "cached"]', undefined],
        ['Set allowed_web_search_modes to Security-oriented: ["disabled"]', ['weaker-than-profile']],
        ['Ignore weaker-than-profile here with a comment, and say why', undefined],
      ],
    );
  });

  it('ignore last, also where a control has another name than it should have', () => {
    const { actions } = actionsAt('allowed_approval_review|ers = ["user"]\n');
    assert.deepEqual(
      actions.map(({ title, diagnostics }) => [title, diagnostics?.map(({ code }) => code)]),
      [
        ['Rename to `allowed_approvals_reviewers`', ['article-spelling']],
        ['Set allowed_approvals_reviewers to High Utility: ["auto_review", "user"]', undefined],
        ['Set allowed_approvals_reviewers to Balanced: ["user"]', undefined],
        ['Set allowed_approvals_reviewers to Security-oriented: ["user"]', undefined],
        ['Apply High Utility to this file', undefined],
        ['Apply Balanced to this file', undefined],
        ['Apply Security-oriented to this file', undefined],
        ['Fix all Codex Policy findings that can be fixed safely', undefined],
        // Editors put what ends a finding first, so that it must not say that it does.
        ['Ignore article-spelling here with a comment, and say why', undefined],
      ],
    );
  });

  it('ignore what is found with a comment, once for each rule of a line, last of the quick fixes', () => {
    const { actions, text } = actionsAt('allowed_web_search_modes = ["li|ve"] # fast\r\n', ['quickfix']);
    const ignoring = actions.slice(-1);
    assert.deepEqual(
      ignoring.map(({ title, isPreferred }) => [title, isPreferred]),
      [['Ignore weaker-than-profile here with a comment, and say why', undefined]],
    );
    assert.equal(
      applied(ignoring[0], text),
      '# codex-policy: ignore[weaker-than-profile]\r\nallowed_web_search_modes = ["live"] # fast\r\n',
    );
    const both = actionsAt('|features = { computer_use = true, browser_use = true }\n');
    const { textDocument } = analysisOf(both.text);
    const range = { start: textDocument.positionAt(0), end: textDocument.positionAt(both.text.length - 1) };
    const shared = codeActions(analysisOf(both.text), { range, only: ['quickfix'], docs: undefined });
    assert.equal(shared.filter(({ title }) => title.startsWith('Ignore weaker')).length, 1);
    assert.deepEqual(actionsAt('allowed_sandbox_modes = |1\n', ['quickfix']).actions.filter(isIgnoring), []);
    assert.deepEqual(actionsAt('features.apps = tr|ue\n', ['source']).actions.filter(isIgnoring), []);
  });

  it('offer nothing on a file that is not Codex’s', () => {
    const analysis = { ...analysisOf('features.apps = true\n'), kind: undefined };
    const at = { line: 0, character: 3 };
    assert.deepEqual(codeActions(analysis, { range: { start: at, end: at }, only: undefined, docs: undefined }), []);
  });
});

describe('whole-file edits', () => {
  const text =
    '# policy\r\nallowed_sandbox_modes = ["read-only", "danger-full-access"]\r\n\r\n[features]\r\nmemories = true # keep\r\n';
  const run = (action: WholeFile) => {
    const analysis = analysisOf(text);
    return { edits: wholeFileEdits(analysis, action), analysis };
  };

  it('touch only the lines that change, and keep CRLF and comments', () => {
    const { edits } = run({ profile: 'security-oriented' });
    const after = applyEdits(text, edits);
    assert.ok(after.startsWith('# policy\r\nallowed_sandbox_modes = ["read-only"]\r\n'));
    assert.match(after, /memories = false # keep\r\n/);
    assert.doesNotMatch(after, /[^\r]\n/);
    assert.ok(
      edits.every(({ start, end }) => end - start < 30),
      JSON.stringify(edits),
    );
  });

  it('are empty the second time', () => {
    const after = applyEdits(text, run({ profile: 'balanced' }).edits);
    assert.deepEqual(wholeFileEdits(analysisOf(after), { profile: 'balanced' }), []);
  });
});
