import assert from 'node:assert/strict';
import { applyQuickFix } from './support/actions.ts';
import { openText, rangeOf, replaceText } from './support/files.ts';
import { closeAfterEach, findingOf, untilShown } from './support/findings.ts';

const cached = 'allowed_web_search_modes = ["cached"]\n';

describe('the comment that names a profile', () => {
  closeAfterEach();

  it('goes before the setting', async () => {
    const { document } = await openText(`# codex-policy: profile = security-oriented\n${cached}`);
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "cached"']);
    assert.match((await findingOf(document, 'weaker-than-profile')).message, /Weaker than Security-oriented/);
  });

  it('takes effect while it is typed', async () => {
    const editor = await openText(`# codex-policy: profile = security-oriented\n${cached}`);
    await untilShown(editor.document, ['missing-control: ', 'weaker-than-profile: "cached"']);
    await replaceText(editor, 'security-oriented', 'high-utility');
    await untilShown(editor.document, ['missing-control: ']);
  });

  it('says so when it is not understood, and offers what there is', async () => {
    const { document } = await openText(`# codex-policy: profile = strict\n${cached}`);
    await untilShown(document, ['missing-control: ', 'unknown-directive: strict']);
    const after = await applyQuickFix(document, rangeOf(document, 'strict'), 'Hold this file to security-oriented');
    assert.equal(after, `# codex-policy: profile = security-oriented\n${cached}`);
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "cached"']);
  });
});
