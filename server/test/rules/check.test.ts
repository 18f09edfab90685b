import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleColumns } from '../../../test/fixtures/article.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { applyProfile, fixAll } from '../../src/rules/apply.ts';
import { check } from '../../src/rules/check.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import { rules } from '../../src/rules/index.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { policies } from './fragments.ts';
import { contextOf, lines, outline } from './golden.ts';

const profiles = fc.constantFrom(...profileIds);

/** Policies as organisations have them, with what goes wrong in them. */
const realistic: readonly string[] = [
  ...Object.values(articleColumns),
  ...profileIds.map((id) => applyProfile('', id)),
  lines(
    '# Policy for build agents',
    'allowed_approval_policies = ["never"]',
    'allowed_approvals_reviewers = ["auto_reviewer"]',
    'allowed_sandbox_modes = ["workspace-write", "danger-full-access"]',
    'allowed_web_search_modes = ["live"]',
    '',
    '[features]',
    'browser_use = false',
    'apps = true',
    '',
    '[features]',
    'apps = true',
  ),
  lines(
    '[allowed_permission_profiles]',
    '":read-only" = true',
    '":danger-full-access" = true',
    'allowed_approval_policies = ["never"]',
    '',
    '[permissions.filesystem]',
    'deny_read = [".env", "/**/*.pem", "~/**/.ssh/**"]',
    '',
    '[permissions.filesystem.network]',
    'domains = { "*" = "allow" }',
    '',
    '[experimental_network]',
    'allowed_domains = ["github.com", "*", "internal.example.com"]',
    'allow_unix_sockets = ["/var/run/docker.sock"]',
  ),
  lines(
    '# codex-policy: profile = strict',
    '[mcp_servers.docs]',
    'identity = { url = "http://docs.example.com" }',
    '[[hooks.PreToolUse]]',
    'matcher = "Bash"',
    '[[hooks.PreToolUse.hooks]]',
    'type = "command"',
    'command = "/opt/check"',
    'allowed_sandbox_modes = ["read-only"]',
  ),
];

/** Pairs of findings on the very same text that say the same of the same control. */
function repeated(findings: readonly Finding[]): string[] {
  const places = new Map<string, Finding>();
  const twice: string[] = [];
  for (const finding of findings) {
    const { start, end } = finding.span;
    const place = `${start}-${end}`;
    const other = places.get(place);
    if (other && end > 0) twice.push(`${other.code} and ${finding.code} on ${place}`);
    places.set(place, finding);
  }
  return twice;
}

describe('check', () => {
  it('finds in an empty file only what it leaves out', () => {
    for (const text of ['', '\n', '# Policy of Example Ltd\n', '\ufeff', '\r\n\r\n']) {
      for (const profile of profileIds) assert.deepEqual(outline(text, profile), ['missing-control (file) «»']);
    }
  });

  for (const profile of profileIds) {
    it(`finds nothing in a file that ${profile} was applied to`, () => {
      assert.deepEqual(outline(applyProfile('', profile), profile), []);
    });
  }

  it('finds what the looser profiles leave open for stricter ones', () => {
    assert.deepEqual(outline(applyProfile('', 'high-utility'), 'balanced'), [
      'missing-control (file) «»',
      'risky-combination allowed_approval_policies «allowed_approval_policies»',
      'weaker-than-profile allowed_approval_policies[1] «"on-request"»',
      'weaker-than-profile allowed_approval_policies[2] «"never"»',
      'risky-combination allowed_approvals_reviewers «allowed_approvals_reviewers»',
      'weaker-than-profile allowed_approvals_reviewers[0] «"auto_review"»',
      'weaker-than-profile allowed_sandbox_modes[2] «"danger-full-access"»',
      'risky-combination allowed_web_search_modes «allowed_web_search_modes»',
      'weaker-than-profile allowed_web_search_modes[0] «"live"»',
    ]);
    assert.deepEqual(outline(applyProfile('', 'balanced'), 'security-oriented'), [
      'missing-control (file) «»',
      'weaker-than-profile allowed_approval_policies[0] «"untrusted"»',
      'weaker-than-profile allowed_sandbox_modes[1] «"workspace-write"»',
      'weaker-than-profile allowed_web_search_modes[0] «"cached"»',
      'weaker-than-profile mcp_servers.local «local»',
      'weaker-than-profile mcp_servers.remote «remote»',
    ]);
    // What follows for users who ask for full access is nothing that these two profiles speak of.
    const neverAlone = ['only-never allowed_approval_policies[0] «"never"»'];
    assert.deepEqual(outline(applyProfile('', 'security-oriented'), 'balanced'), neverAlone);
    assert.deepEqual(outline(applyProfile('', 'security-oriented'), 'high-utility'), neverAlone);
    assert.deepEqual(outline(applyProfile('', 'balanced'), 'high-utility'), []);
  });

  it('lets what Codex rejects or ignores wait for its risk to be measured', () => {
    const text = 'allowed_approvals_reviewers = ["auto_reviewer"]\n';
    for (const profile of profileIds) {
      const codes = check(contextOf(text, profile)).map(({ code }) => code);
      assert.deepEqual(codes, ['missing-control', 'article-spelling']);
    }
    const fixed = text.replace('auto_reviewer', 'auto_review');
    const codes = check(contextOf(fixed, 'balanced')).map(({ code }) => code);
    assert.deepEqual(codes, ['missing-control', 'weaker-than-profile']);
  });

  it('says no two things of the very same text', () => {
    for (const text of realistic) {
      for (const profile of profileIds) assert.deepEqual(repeated(check(contextOf(text, profile))), [], text);
    }
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        assert.deepEqual(repeated(check(contextOf(text, profile))), []);
      }),
      { numRuns: 200 },
    );
  });

  it('comes in text order, within the text, in full sentences, about rules that exist', () => {
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const findings = check(contextOf(text, profile));
        let last = 0;
        for (const { code, span, message } of findings) {
          assert.ok(ids.includes(code));
          assert.ok(last <= span.start && span.start <= span.end && span.end <= text.length);
          assert.match(message, /[.?]$/, message);
          assert.doesNotMatch(message, /undefined|\[object|\n/, message);
          last = span.start;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('offers fixes that keep a sound file sound', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const context = contextOf(text, profile);
        for (const finding of check(context)) {
          for (const fix of fixesOf(context, finding)) {
            const fixed = fix.apply();
            const before = context.document.faults.length;
            assert.ok(fixed === undefined || before > 0 || contextOf(fixed).document.faults.length === 0, fix.title);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('check, fixAll and applyProfile', () => {
  const run = (text: string, profile: ProfileId) => {
    const context = contextOf(text, profile);
    for (const finding of check(context)) for (const fix of fixesOf(context, finding)) fix.apply();
    fixAll(text, profile);
    applyProfile(text, profile);
  };

  it('never throw for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), profiles, run), { numRuns: 40 });
    const marks = fc.constantFrom('[', ']', '{', '}', '=', '"', "'", '.', ',', '#', '\n', '\r\n', 'a', 'features', ' ');
    fc.assert(fc.property(fc.string({ unit: marks }), profiles, run), { numRuns: 40 });
  });

  it('never throw for a policy that has lost or gained something', () => {
    const piece = fc.constantFrom('', '[', ']', '"', '= ', '\n', '{', '#', '\r', '"""', '[features]\n', '😀', '\0');
    fc.assert(
      fc.property(fc.constantFrom(...realistic), fc.nat(), fc.nat(20), piece, profiles, (text, at, length, put, id) => {
        const start = at % (text.length + 1);
        run(text.slice(0, start) + put + text.slice(start + length), id);
      }),
      { numRuns: 40 },
    );
  });
});
