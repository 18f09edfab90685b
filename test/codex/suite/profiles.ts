/** A profile, applied to a file: Codex accepts the result and enforces what the profile claims. */
import assert from 'node:assert/strict';
import { profileIds, profileTitle } from '../../../server/src/risk/profiles.ts';
import { applyProfile } from '../../../server/src/rules/apply.ts';
import { assertFeatures, assertLists, claims } from '../claims.ts';
import { askCodex, enabledServers, proveGuard } from '../release.ts';
import { runSession } from '../session.ts';
import { starts } from './starts.ts';

/** The server on the list that a profile begins, and one that is on no list. */
const USERS_SERVERS =
  '[mcp_servers.local]\ncommand = "local-mcp-server"\n[mcp_servers.stranger]\ncommand = "stranger"\n';

/** A user who wants everything. */
const LOOSEST = 'approval_policy = "never"\napprovals_reviewer = "auto_review"\nsandbox_mode = "danger-full-access"\n';

const JUSTIFICATION = /Require explicit approval for shell entrypoints/;

for (const profile of profileIds) {
  const claim = claims[profile];

  describe(`${profileTitle(profile)}, applied`, () => {
    for (const start of starts) {
      describe(`to ${start.name}`, () => {
        const text = applyProfile(start.text(profile), profile);

        it('is accepted, and Codex reports the values', async () => {
          const verdict = await askCodex(text);
          assertLists(verdict, claim);
          assertFeatures(verdict, claim, 'not off');
        });

        it('disables servers that are not listed', async () => {
          assert.ok(!(await enabledServers(text, USERS_SERVERS)).includes('stranger'));
        });

        it(`leaves .env ${claim.environmentFile}`, async () => {
          const { guard, detail } = await proveGuard(text);
          assert.equal(guard, claim.environmentFile, detail);
        });

        if (start.forbids === undefined) {
          it(`${claim.unattended ? 'refuses' : 'asks before'} a shell that the agent starts`, async () => {
            const { asked, output } = await runSession(text, 'bash -c ls');
            if (claim.unattended) assert.match(output, /Rejected\(/);
            assert.equal(asked.length, claim.unattended ? 0 : 1, output);
            assert.ok(asked.every((reason) => JUSTIFICATION.test(reason)));
          });
        } else {
          it(`refuses ${start.forbids}, as the file’s own rule says`, async () => {
            const { asked, output } = await runSession(text, start.forbids ?? '');
            assert.deepEqual(asked, []);
            assert.match(output, /Rejected\(/);
          });
        }
      });
    }
  });
}

describe('a profile, applied to an empty file', () => {
  for (const profile of profileIds) {
    const { listedServers } = claims[profile];
    it(`${listedServers ? 'lets a listed server run' : 'lets no server run'} for ${profileTitle(profile)}`, async () => {
      const enabled = await enabledServers(applyProfile('', profile), USERS_SERVERS);
      assert.deepEqual(enabled, listedServers ? ['local'] : []);
    });
  }

  it('gives the user of High Utility what is asked for', async () => {
    const session = await runSession(applyProfile('', 'high-utility'), 'ls', LOOSEST);
    assert.equal(session.approvalPolicy, 'never');
    assert.equal(session.reviewer, 'auto_review');
    assert.equal(session.sandbox, 'dangerFullAccess');
  });

  it('holds the user of Balanced to its lists', async () => {
    const session = await runSession(applyProfile('', 'balanced'), 'ls', LOOSEST);
    assert.equal(session.approvalPolicy, 'untrusted');
    assert.equal(session.reviewer, 'user');
    assert.equal(session.sandbox, 'readOnly');
    assert.equal(session.asked.length, 1);
  });

  it('refuses the user of Security-oriented who asks for full access', async () => {
    await assert.rejects(runSession(applyProfile('', 'security-oriented'), 'ls', LOOSEST), /danger-full-access/);
  });

  it('lets the user of Security-oriented read, and write nothing', async () => {
    const text = applyProfile('', 'security-oriented');
    assert.match((await runSession(text, 'echo canary')).output, /canary/);
    assert.match((await runSession(text, 'touch new')).output, /Read-only file system/);
  });

  it('says in a refusal of Security-oriented why', async () => {
    const { output } = await runSession(applyProfile('', 'security-oriented'), 'bash -c ls');
    assert.match(output, /Shell entrypoints are not allowed/);
  });

  it('hands the policy of High Utility to the automatic reviewer', async () => {
    const text = applyProfile('', 'high-utility');
    const { sent } = await runSession(text, 'bash -c ls', 'approvals_reviewer = "auto_review"\n');
    assert.match(sent, /my-safe-preview-env\.com/);
  });
});
