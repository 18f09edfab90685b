/** Which patterns of deny_read guard a file in a workspace below the home. */
import assert from 'node:assert/strict';
import { fixAll } from '../../../server/src/rules/apply.ts';
import { articlePatterns } from '../../fixtures/article.ts';
import { askCodex, proveGuard } from '../release.ts';

const file = (...patterns: readonly string[]) =>
  `[permissions.filesystem]\ndeny_read = [${patterns.map((pattern) => JSON.stringify(pattern)).join(', ')}]\n`;

const RELATIVE = [['.env'], ['**/.env'], ['.env', '**/.env', '**.env.*']] as const;

describe('deny_read', () => {
  it('is rejected in the shape of the article, and guards once shape and patterns are fixed', async () => {
    const published = `[permissions.filesystem.deny_read]\ndeny_read = ${articlePatterns}\n`;
    assert.match((await askCodex(published)).error ?? '', /expected a sequence/);
    assert.equal((await proveGuard(published)).guard, 'broken');
    assert.equal((await proveGuard(fixAll(published, 'balanced'))).guard, 'guarded');
  });

  for (const patterns of RELATIVE) {
    const written = file(...patterns);

    it(`guards nothing with ${patterns.join(' ')}`, async () => {
      assert.equal((await askCodex(written)).accepted, true);
      assert.equal((await proveGuard(written)).guard, 'readable');
    });

    it(`guards .env once ${patterns.join(' ')} is fixed`, async () => {
      const fixed = fixAll(written, 'security-oriented');
      assert.notEqual(fixed, written);
      const { guard, detail } = await proveGuard(fixed);
      assert.equal(guard, 'guarded', detail);
    });
  }

  for (const name of ['.env', '.env.local', 'prod.env.json']) {
    it(`guards ${name} with the patterns of the profiles`, async () => {
      const { guard, detail } = await proveGuard(file('~/**/.env', '~/**/.env.*', '~/**/*.env.*'), name);
      assert.equal(guard, 'guarded', detail);
    });
  }

  it('lets no command run with a pattern that begins with a wildcard, and is accepted all the same', async () => {
    const written = file('/**/*.env');
    assert.equal((await askCodex(written)).accepted, true);
    const { guard, detail } = await proveGuard(written, 'prod.env');
    assert.equal(guard, 'broken');
    assert.match(detail, /cannot be safely expanded/);
  });
});
