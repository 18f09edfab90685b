/** The article's columns: Codex refuses each as published, and enforces each once it is fixed. */
import assert from 'node:assert/strict';
import { profileIds, profileTitle } from '../../../server/src/risk/profiles.ts';
import { fixAll } from '../../../server/src/rules/apply.ts';
import { articleColumns, articlePatterns } from '../../fixtures/article.ts';
import { assertFeatures, assertLists, claims } from '../claims.ts';
import { askCodex, enabledServers, proveGuard } from '../release.ts';

const USERS_SERVERS = `[mcp_servers.local]
command = "local-mcp-server"
[mcp_servers.remote]
url = "https://example.com/mcp"
[mcp_servers.stranger]
command = "stranger"
`;

for (const profile of profileIds) {
  const claim = claims[profile];

  describe(`the article’s ${profileTitle(profile)} column`, () => {
    const published = articleColumns[profile];
    const fixed = fixAll(published, profile);

    it('is rejected as published', async () => {
      const { accepted, error } = await askCodex(published);
      assert.equal(accepted, false);
      assert.match(error ?? '', /TOML parse error/);
    });

    it('is accepted once fixed, and Codex reports the article’s values', async () => {
      const verdict = await askCodex(fixed);
      assertLists(verdict, claim);
      assertFeatures(verdict, claim, 'pinned');
    });

    it('allows the listed servers only', async () => {
      const enabled = await enabledServers(fixed, USERS_SERVERS);
      assert.deepEqual([...enabled].sort(), claim.listedServers ? ['local', 'remote'] : []);
    });

    it(`leaves .env ${claim.environmentFile} once fixed`, async () => {
      const { guard, detail } = await proveGuard(fixed);
      assert.equal(guard, claim.environmentFile, detail);
    });

    if (claim.environmentFile === 'guarded') {
      it('would leave .env readable with the article’s patterns', async () => {
        const shapeOnly = fixed.replace(/^deny_read = .*$/m, `deny_read = ${articlePatterns}`);
        assert.notEqual(shapeOnly, fixed);
        assert.equal((await askCodex(shapeOnly)).accepted, true);
        assert.equal((await proveGuard(shapeOnly)).guard, 'readable');
      });
    }
  });
}
