import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyQuickFix } from './support/actions.ts';
import { openText, rangeOf } from './support/files.ts';
import { closeAfterEach, findingOf, shown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const policy = `# codex-policy: ignore-file[missing-control] the cloud has them
allowed_sandbox_modes = [
  "read-only",
  "danger-full-access",
]

[features]
computer_use = false
`;

describe('editing', () => {
  closeAfterEach();

  it('folds lists and tables', async () => {
    const { document } = await openText(policy);
    await findingOf(document, 'weaker-than-profile');
    const ranges = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      assert.ok(found?.length, 'nothing folds');
      return found;
    });
    assert.deepEqual(
      ranges.map(({ start, end }) => [start, end]),
      [
        [1, 3],
        [6, 7],
      ],
    );
  });

  it('widens a selection by syntax', async () => {
    const { document } = await openText(policy);
    await findingOf(document, 'weaker-than-profile');
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [rangeOf(document, 'danger-full-access').start],
    );
    const texts: string[] = [];
    for (let at = range; at; at = at.parent) texts.push(document.getText(at.range));
    assert.ok(texts.includes('"danger-full-access"'), texts.join('|'));
    assert.ok(texts.includes(document.getText(new vscode.Range(1, 0, 4, 1))), texts.join('|'));
  });

  it('ignores a finding by a comment that leaves the reason to a person, who is reminded of it', async () => {
    const { document } = await openText(policy);
    const finding = await findingOf(document, 'weaker-than-profile');
    await applyQuickFix(document, finding.range, 'Ignore weaker-than-profile here with a comment, and say why');
    assert.match(document.getText(), /^ {2}# codex-policy: ignore\[weaker-than-profile\]\n {2}"danger-full-access",$/m);
    await findingOf(document, 'ignore-comment');
    assert.deepEqual(
      shown(document).filter((one) => one.startsWith('weaker-than-profile')),
      [],
    );
  });
});
