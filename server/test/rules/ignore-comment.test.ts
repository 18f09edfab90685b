import assert from 'node:assert/strict';
import { fixAll } from '../../src/rules/apply.ts';
import { check, checkAfter } from '../../src/rules/check.ts';
import { crossFileRules } from '../../src/rules/cross-file-rules.ts';
import { ignoreFix } from '../../src/rules/ignore-fix.ts';
import { differenceOf } from '../../src/toml/text-edit.ts';
import { generatedPolicies, writtenPolicies } from './every-document.ts';
import { assertFixes, contextOf, covered, crlf, findings, findingsOf, lines, outline } from './golden.ts';

const modes = 'allowed_sandbox_modes = ["read-only", "danger-full-access"]';
const file = '# codex-policy: ignore-file[missing-control] the cloud has them';

/** What is left and what is ignored, as `code «covered»`. */
function sorted(text: string) {
  const { findings: left, ignored } = checkAfter(contextOf(text), undefined);
  const shown = (all: typeof left) => all.map(({ code, span }) => `${code} ${covered(text, span)}`);
  return { left: shown(left), ignored: shown(ignored) };
}

describe('ignore-comment', () => {
  it('has nothing to say of comments with a reason that ignore something', () => {
    const weak = 'weaker-than-profile «"danger-full-access"»';
    const trailing = lines(file, `${modes} # codex-policy: ignore[weaker-than-profile] only in the lab`);
    assert.deepEqual(sorted(trailing), { left: [], ignored: ['missing-control «»', weak] });
    const above = crlf(
      '# ours',
      '#codex-policy:ignore[weaker-than-profile]: only in the lab',
      '# and this',
      modes,
      file,
    );
    assert.deepEqual(sorted(above), { left: [], ignored: ['missing-control «»', weak] });
    const both = lines(
      '# codex-policy: ignore-file[missing-control,  weaker-than-profile] -- only in the lab',
      modes,
      'features.computer_use = true',
    );
    assert.deepEqual(sorted(both), { left: [], ignored: ['missing-control «»', weak, 'weaker-than-profile «true»'] });
  });

  it('ignores in arrays of several lines the line that it stands on or above', () => {
    const text = lines(
      file,
      'allowed_web_search_modes = [',
      '  # codex-policy: ignore[weaker-than-profile] why',
      '  "live",',
      ']',
      'allowed_approval_policies = [',
      '  "on-request", # codex-policy: ignore[weaker-than-profile] why',
      ']',
    );
    assert.deepEqual(sorted(text).left, []);
  });

  it('ignores what another file may define, which no comment can where this file alone is at fault', () => {
    const place = { kind: 'config', path: '/home/me/.codex/config.toml' } as const;
    const text = (provider: string) =>
      lines(
        `model_provider = ${provider} # codex-policy: ignore[refused-setting, invalid-value] the base image has it`,
      );
    const codes = (provider: string) => check(contextOf(text(provider), 'balanced', place)).map(({ code }) => code);
    assert.deepEqual(codes('"own"'), ['ignore-comment']);
    assert.deepEqual(codes('1'), ['invalid-value', 'ignore-comment', 'ignore-comment']);
  });

  it('ignores no other line, no other rule and nothing beyond a blank line', () => {
    const text = lines(
      file,
      '# codex-policy: ignore[weaker-than-profile] why',
      '',
      modes,
      'features.computer_use = true # codex-policy: ignore[unknown-key] why',
    );
    assert.deepEqual(sorted(text).left, [
      'ignore-comment «weaker-than-profile»',
      'weaker-than-profile «"danger-full-access"»',
      'weaker-than-profile «true»',
      'ignore-comment «unknown-key»',
    ]);
    assert.deepEqual(findings('ignore-comment', text), [
      '2:24-43 warning accepts (file) «weaker-than-profile»',
      '  `weaker-than-profile` finds nothing on this line, so that there is nothing to ignore.',
      '5:53-64 warning accepts (file) «unknown-key»',
      '  `unknown-key` finds nothing on this line, so that there is nothing to ignore.',
    ]);
  });

  it('goes with its line, or with the blanks before it', () => {
    for (const [text, left] of [
      [crlf('# ours', '  # codex-policy: ignore[unknown-key] why', modes), crlf('# ours', modes)],
      [lines(`${modes}\t # codex-policy: ignore[unknown-key] why`), lines(modes)],
      [`${modes} # codex-policy: ignore[unknown-key]`, modes],
    ] as const) {
      assertFixes('ignore-comment', text, [{ title: 'Remove the comment', text: left, ask: true }]);
    }
  });

  it('ignores nothing inside of a text', () => {
    const text = lines(
      file,
      `guardian_policy_config = """`,
      '# codex-policy: ignore-file[weaker-than-profile] x"""',
      modes,
    );
    assert.ok(sorted(text).left.includes('weaker-than-profile «"danger-full-access"»'));
    assert.deepEqual(findings('ignore-comment', text), []);
  });

  it('finds a comment without a reason, which ignores all the same', () => {
    const text = lines(file, `${modes} # codex-policy: ignore[weaker-than-profile] --`);
    assert.deepEqual(sorted(text).left, ['ignore-comment «# codex-policy: ignore[weaker-than-profile] --»']);
    assert.deepEqual(findings('ignore-comment', text), [
      '2:61-107 warning accepts (file) «# codex-policy: ignore[weaker-than-profile] --»',
      '  This comment says no reason. Write behind the bracket why what it ignores may stay as it is.',
    ]);
    assertFixes('ignore-comment', text, []);
  });

  it('finds rules that do not exist', () => {
    const text = crlf(file, `${modes} # codex-policy: ignore[weaker-than-profil, weaker-than-profile, zzz] why`);
    assert.deepEqual(findings('ignore-comment', text), [
      '2:84-102 warning accepts (file) «weaker-than-profil»',
      '  `weaker-than-profil` is no rule. Did you mean `weaker-than-profile`?',
      '2:125-128 warning accepts (file) «zzz»',
      '  `zzz` is no rule.',
    ]);
    const renamed = text.replace('profil,', 'profile,');
    assertFixes('ignore-comment', text, [{ title: 'Write `weaker-than-profile`', text: renamed, ask: true }]);
    const shorter = text.replace(', zzz', '');
    assertFixes('ignore-comment', text, [{ title: 'Remove `zzz` from the comment', text: shorter, ask: true }], {
      finding: 1,
    });
  });

  it('takes the first of several rules out with its comma', () => {
    const text = lines(file, `${modes} # codex-policy: ignore[unknown-key, weaker-than-profile] why`);
    assertFixes('ignore-comment', text, [
      { title: 'Remove `unknown-key` from the comment', text: text.replace('unknown-key, ', ''), ask: true },
    ]);
  });

  it('says that what Codex refuses cannot be ignored, and leaves it', () => {
    const text = lines(file, 'allowed_sandbox_modes = 1 # codex-policy: ignore[invalid-value] why');
    assert.deepEqual(sorted(text).left, ['invalid-value «1»', 'ignore-comment «invalid-value»']);
    assert.deepEqual(findings('ignore-comment', text), [
      '2:50-63 warning accepts (file) «invalid-value»',
      '  What `invalid-value` finds on this line cannot be ignored: Codex 0.169 refuses the file all the',
      '  same.',
    ]);
  });

  it('says that it cannot be ignored itself', () => {
    const text = lines('# codex-policy: ignore-file[ignore-comment, missing-control] why');
    assert.deepEqual(findings('ignore-comment', text), [
      '1:29-43 warning accepts (file) «ignore-comment»',
      '  What `ignore-comment` finds cannot be ignored.',
    ]);
  });

  it('does not say that there is nothing to ignore of what depends on other files, nor while there are faults', () => {
    for (const { id } of Object.values(crossFileRules)) {
      assert.deepEqual(findings('ignore-comment', lines(`# codex-policy: ignore-file[${id}] why`)), []);
    }
    const text = lines('[features] # codex-policy: ignore[unknown-key] why', 'apps = ');
    assert.deepEqual(findings('ignore-comment', text), []);
  });

  it('keeps “fix all” from what is ignored', () => {
    const text = lines('features.browsr_use = false # codex-policy: ignore[unknown-key] a feature of ours');
    assert.equal(fixAll(text, 'balanced'), text);
    assert.match(fixAll(text.replace(/ #.*/, ''), 'balanced'), /^features\.browser_use = false\n/);
  });
});

describe('the fix that ignores', () => {
  function ignoring(text: string, code: string) {
    const context = contextOf(text);
    const finding = checkAfter(context, undefined).findings.find((one) => one.code === code);
    assert.ok(finding);
    const fix = ignoreFix(context, finding);
    return fix && { title: fix.title, safe: fix.safe, text: fix.apply() };
  }

  it('writes on the line above, indented as that line is, and leaves the reason to be written', () => {
    const text = crlf('allowed_web_search_modes = [', '\t"live",', ']');
    const fixed = crlf(
      'allowed_web_search_modes = [',
      '\t# codex-policy: ignore[weaker-than-profile]',
      '\t"live",',
      ']',
    );
    assert.deepEqual(ignoring(text, 'weaker-than-profile'), {
      title: 'Ignore weaker-than-profile here with a comment, and say why',
      safe: false,
      text: fixed,
    });
    assert.deepEqual(outline(fixed, 'balanced').slice(1), [
      'ignore-comment (file) «# codex-policy: ignore[weaker-than-profile]»',
    ]);
  });

  it('stays behind a byte order mark', () => {
    assert.equal(
      ignoring(`\ufeff${modes}\n`, 'weaker-than-profile')?.text,
      `\ufeff# codex-policy: ignore[weaker-than-profile]\n${modes}\n`,
    );
    assert.equal(ignoring('\ufeff', 'missing-control')?.text, '\ufeff# codex-policy: ignore-file[missing-control]\n');
  });

  it('adds to a comment that ignores something of the line already', () => {
    const text = lines('# codex-policy: ignore[unknown-key] why', modes);
    assert.equal(
      ignoring(text, 'weaker-than-profile')?.text,
      lines('# codex-policy: ignore[unknown-key, weaker-than-profile] why', modes),
    );
  });

  it('writes behind a line that begins inside of a text', () => {
    const text = lines('rules.x = ["""', '""", "a"]').replace(
      'rules.x = ["""',
      'allowed_web_search_modes = ["cached", """',
    );
    const context = contextOf(text);
    const [finding] = checkAfter(context, undefined).findings.filter(({ keyPath }) => keyPath.length > 0);
    assert.ok(finding);
    const start = text.indexOf('"a"');
    const weak = { ...finding, verdict: 'accepts', span: { start, end: start + 3 } } as const;
    assert.equal(
      ignoreFix(context, weak)?.apply(),
      text.replace('"a"]', `"a"] # codex-policy: ignore[${finding.code}]`),
    );
  });

  it('writes for the whole file behind a line that other tools read', () => {
    const text = lines('#:schema ./x.json', '', modes);
    assert.deepEqual(ignoring(text, 'missing-control'), {
      title: 'Ignore missing-control in this file with a comment, and say why',
      safe: false,
      text: lines('#:schema ./x.json', '', '# codex-policy: ignore-file[missing-control]', '', modes),
    });
    assert.equal(
      ignoring('#:schema ./x.json', 'missing-control')?.text,
      lines('#:schema ./x.json', '', '# codex-policy: ignore-file[missing-control]'),
    );
  });

  it('takes any finding of any policy away, adds a comment and changes nothing else', () => {
    let written = 0;
    for (const { name, text } of [...writtenPolicies(), ...generatedPolicies(24)]) {
      const context = contextOf(text);
      for (const finding of checkAfter(context, undefined).findings) {
        const fix = ignoreFix(context, finding);
        if (!fix) continue;
        const fixed = fix.apply();
        const where = `${name}: ${finding.code} ${covered(text, finding.span)}`;
        assert.ok(fixed !== undefined, where);
        const change = differenceOf(text, fixed);
        assert.ok(change && change.start === change.end, `${where} only adds`);
        const after = contextOf(fixed).document;
        const more = after.tree.comments.length - context.document.tree.comments.length;
        assert.ok(more === 1 || (more === 0 && fixed.includes(`, ${finding.code}`)), `${where} is a comment`);
        if (!text.includes('\r')) assert.ok(!fixed.includes('\r'), where);
        const before = findingsOf(finding.code, context).length;
        assert.ok(findingsOf(finding.code, contextOf(fixed)).length < before, `${where} is gone`);
        written++;
      }
    }
    assert.ok(written >= 700, `${written} are enough to look at`);
  }).timeout(60_000);

  it('is not there for what Codex refuses, nor for comments', () => {
    assert.equal(ignoring('allowed_sandbox_modes = 1\n', 'invalid-value'), undefined);
    assert.equal(ignoring('# codex-policy: x\n', 'unknown-directive'), undefined);
    assert.equal(ignoring(`${modes} # codex-policy: ignore[zzz]\n`, 'ignore-comment'), undefined);
  });
});
