import assert from 'node:assert/strict';
import { profileIds } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import { generatedPolicies, type Policy, writtenPolicies } from './every-document.ts';
import { contextOf } from './golden.ts';
import { brokenPromises, offersOf } from './promises.ts';

/** Other ways to store the same policy; undefined where it is stored so already. */
const forms: readonly (readonly [string, (text: string) => string | undefined])[] = [
  ['as it is', (text) => text],
  ['with line ends of Windows', (text) => (text.includes('\r') ? undefined : text.replaceAll('\n', '\r\n'))],
  ['with a byte order mark', (text) => (text.startsWith('\ufeff') ? undefined : `\ufeff${text}`)],
  ['without a last line end', (text) => (text.endsWith('\n') ? text.replace(/\r?\n$/, '') : undefined)],
];

/** Fixes for missing controls do not look at what else is in a file: every so many policies will do. */
const MISSING_IN = 20;

/** Each form with the profiles that it is held to: the text as it is with all of them, any other with one. */
function* variants(text: string, index: number) {
  for (const [at, [form, write]] of forms.entries()) {
    const written = write(text);
    const profiles = at === 0 ? profileIds : profileIds.filter((_, turn) => turn === (index + at) % profileIds.length);
    for (const profile of written === undefined ? [] : profiles) yield { form, profile, text: written ?? '' };
  }
}

/** The broken promises of all fixes of a policy, and how many fixes there were. */
function broken({ name, text }: Policy, index: number): { fixes: number; broken: string[] } {
  const all = { fixes: 0, broken: [] as string[] };
  for (const { form, profile, text: written } of variants(text, index)) {
    const context = contextOf(written, profile);
    const findings = check(context);
    const asked = findings.filter(({ code }) => code !== 'missing-control' || index % MISSING_IN === 0);
    for (const offer of offersOf(context, asked)) {
      all.fixes++;
      const promises = brokenPromises(context, offer, findings);
      all.broken.push(...promises.map((promise) => `${name}, ${form}, ${profile}: ${promise}`));
    }
  }
  return all;
}

describe('every fix keeps its promise', function () {
  this.timeout(60_000);

  const sets = {
    'of policies that people wrote': { policies: writtenPolicies(), least: 1000 },
    'of generated policies': { policies: generatedPolicies(24), least: 200 },
  };

  for (const [title, { policies, least }] of Object.entries(sets)) {
    it(title, () => {
      const results = policies.map(broken);
      assert.deepEqual(
        results.flatMap((result) => result.broken),
        [],
      );
      const fixes = results.reduce((sum, result) => sum + result.fixes, 0);
      assert.ok(fixes >= least, `${fixes} fixes are enough to look at`);
    });
  }
});

describe('the promises of a fix', () => {
  const before = 'allowed_web_search_modes = ["live"]\n# why\n[features]\napps = true\nmemories = true\n';

  /** What is said of a fix that gives another text than it should. */
  function said(result: string, text = before): string[] {
    const context = contextOf(text, 'security-oriented');
    const finding = check(context).find(({ message }) => message.includes('`live`'));
    assert.ok(finding);
    return brokenPromises(context, { finding, title: 'X', safe: true, result }).map((promise) =>
      promise.replace('weaker-than-profile, X: ', ''),
    );
  }

  it('are kept by a fix that only sets its own key', () => {
    assert.deepEqual(said(before.replace('live', 'disabled')), []);
  });

  it('are broken by what else may go wrong', () => {
    const fixed = before.replace('live', 'disabled');
    assert.deepEqual(said(before.replace('live', 'live"   ,"live')), ['the finding is still there']);
    assert.deepEqual(said(fixed.replace('apps = true', 'apps =')), [
      'does not parse: expected a value after `=`',
      'new: Codex refuses this file: expected a value after `=`.',
      'a line is lost or out of order: "apps = true"',
    ]);
    assert.deepEqual(said(fixed.replace('apps', 'app')), [
      'new: Codex 0.169 does not know `features.app` and ignores it. Did you mean `apps`?',
      'a line is lost or out of order: "apps = true"',
    ]);
    assert.deepEqual(said(fixed.replace('# why\n', '')), ['comments are lost: # why']);
    assert.deepEqual(said(fixed.replace('apps = true\nmemories = true', 'memories = true\napps = true')), [
      'a line is lost or out of order: "memories = true"',
    ]);
    assert.deepEqual(said(`\ufeff${fixed}`), ['the byte order mark is another']);
    assert.deepEqual(said(fixed.replaceAll('\n', '\r\n')), ['line ends of Windows come in']);
    assert.deepEqual(said(fixed, before.replaceAll('\n', '\r\n')), ['line ends of Unix come in']);
  });
});
