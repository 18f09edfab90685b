import assert from 'node:assert/strict';
import fc from 'fast-check';
import { profileIds } from '../../src/risk/profiles.ts';
import { applyProfile, fixAll } from '../../src/rules/apply.ts';
import { check } from '../../src/rules/check.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { policies, unrelated } from './fragments.ts';
import { contextOf, crlf, lines } from './golden.ts';

const profiles = fc.constantFrom(...profileIds);

/** The rules that speak of the controls: where a profile was applied, they have nothing to say. */
const governed: readonly string[] = [
  'deny-read-reach',
  'feature-siblings',
  'hooks-not-pinned',
  'missing-control',
  'reviewer-without-policy',
  'risky-combination',
  'weaker-than-profile',
];

function commentsOf(text: string): string[] {
  return parseDocument(text)
    .tree.comments.map(({ start, end }) => text.slice(start, end))
    .sort();
}

/** The parts of a list that are missing from another, each counted. */
function missingFrom(all: readonly string[], wanted: readonly string[]): string[] {
  const left = [...all];
  return wanted.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

describe('applyProfile', () => {
  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const applied = applyProfile(text, profile);
        assert.equal(applyProfile(applied, profile), applied);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves nothing to find that a control governs, and breaks nothing', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const context = contextOf(applyProfile(text, profile), profile);
        assert.ok(context.document.faults.length <= parseDocument(text).faults.length);
        if (context.document.faults.length > 0) return;
        const left = check(context).filter(({ code }) => governed.includes(code));
        assert.deepEqual(left, [], context.document.text);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps every comment', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        fc.pre(parseDocument(text).faults.length === 0);
        const applied = applyProfile(text, profile);
        assert.deepEqual(missingFrom(commentsOf(applied), commentsOf(text)), [], applied);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps what no control governs as it is and in its order', () => {
    const parts = fc.record({ root: fc.subarray(unrelated.rootKeys), tables: fc.subarray(unrelated.tables) });
    fc.assert(
      fc.property(policies, parts, profiles, (policy, { root, tables }, profile) => {
        const eol = policy.includes('\r\n') ? '\r\n' : '\n';
        const written = (statements: readonly string[]) => statements.map((text) => text.replaceAll('\n', eol));
        const own = written([...root, ...tables]);
        fc.pre(!own.some((statement) => policy.includes(statement)));
        const between = `${policy}${eol}`.replace(/^\[/, `${eol}[`);
        const text = [...written(root), between + written(tables).join(eol)].join(eol);
        fc.pre(parseDocument(text).faults.length === 0);
        const applied = applyProfile(text, profile);
        let at = 0;
        for (const statement of own) {
          const found = applied.indexOf(statement, at);
          assert.ok(found >= 0, `${statement} in ${applied}`);
          at = found + statement.length;
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keeps the line ends, and a byte order mark', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const windows = crlf(...text.split(/\r?\n/));
        assert.doesNotMatch(applyProfile(windows, profile), /[^\r]\n/);
        assert.match(applyProfile(`\ufeff${text}`, profile), /^\ufeff(?!.*\ufeff)/s);
      }),
      { numRuns: 25 },
    );
  });

  it('writes a whole file from nothing', () => {
    assert.equal(
      applyProfile('', 'security-oriented'),
      lines(
        'allowed_approval_policies = ["never"]',
        'allowed_approvals_reviewers = ["user"]',
        'allowed_sandbox_modes = ["read-only"]',
        'allowed_web_search_modes = ["disabled"]',
        '',
        '[rules]',
        'prefix_rules = [',
        '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "forbidden", justification = "Shell entrypoints are not allowed" },',
        ']',
        '',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '',
        '[mcp_servers]',
        '',
        '[features]',
        'skill_mcp_dependency_install = false',
        'memories = false',
        'computer_use = false',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
        'in_app_browser = false',
        'apps = false',
      ),
    );
  });

  it('puts a file right on the way', () => {
    const text = crlf(
      '# Policy of Example Ltd',
      '',
      'allowed_approval_reviewers = ["auto_reviewer"] # who',
      '[rules]',
      'prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
      '# the web',
      'allowed_web_search_modes = ["live"]',
      '',
      '[otel] # ours',
      'environment = "prod"',
      '',
      '[mcp_servers.docs] # docs',
      'identity = { command = "docs" }',
    );
    assert.equal(
      applyProfile(text, 'balanced'),
      crlf(
        '# Policy of Example Ltd',
        '',
        'allowed_approvals_reviewers = ["user"] # who',
        '# the web',
        'allowed_web_search_modes = ["cached"]',
        'allowed_approval_policies = ["untrusted"]',
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        '[rules]',
        'prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
        '',
        '[otel] # ours',
        'environment = "prod"',
        '',
        '[mcp_servers.docs] # docs',
        'identity = { command = "docs" }',
        '',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '',
        '[features]',
        'skill_mcp_dependency_install = false',
        'computer_use = false',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
      ),
    );
  });
});

describe('fixAll', () => {
  it('comes to its end in one call', () => {
    fc.assert(
      fc.property(policies, profiles, (text, profile) => {
        const fixed = fixAll(text, profile);
        assert.equal(fixAll(fixed, profile), fixed);
      }),
      { numRuns: 80 },
    );
  });

  it('adds no example of its own', () => {
    assert.equal(fixAll('', 'balanced'), '');
    const reviewed = 'allowed_approvals_reviewers = ["auto_review"]\n';
    assert.equal(fixAll(reviewed, 'high-utility'), reviewed);
  });

  it('leaves alone what only a person can decide', () => {
    const text = lines(
      'allowed_approval_reviewers = ["auto_review"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_web_search_modes = ["cached"]',
      '[features]',
      'apps = true',
      'apps = false',
      '[rules]',
      'allowed_web_search_modes = ["live"]',
      '[mcp_servers.docs]',
      'identity = { url = "http://docs.example.com" }',
    );
    assert.equal(fixAll(text, 'balanced'), text);
  });
});
