import assert from 'node:assert/strict';
import { codexVersion, isRelease, releaseFor, releaseNotice } from '../../src/codex/version.ts';

const known = ['0.100', '0.120', '0.169'] as const;

describe('releases of Codex', () => {
  const expected: readonly (readonly [asked: string | undefined, described: string, gap: string | undefined])[] = [
    [undefined, '0.169', undefined],
    ['', '0.169', undefined],
    [' ', '0.169', undefined],
    ['0.169', '0.169', undefined],
    ['0.169.0', '0.169', undefined],
    ['0.169.12', '0.169', undefined],
    ['v0.120.1', '0.120', undefined],
    ['0.169.0-alpha.3', '0.169', undefined],
    ['0.170', '0.169', 'newer'],
    ['1.0.0', '0.169', 'newer'],
    ['0.168.9', '0.120', 'between'],
    ['0.99', '0.100', 'older'],
    ['latest', '0.169', 'unreadable'],
    ['0', '0.169', 'unreadable'],
  ];

  for (const [asked, described, gap] of expected) {
    it(`takes ${asked === undefined ? 'nothing' : `'${asked}'`} for ${described}`, () => {
      const release = releaseFor(asked, known);
      assert.deepEqual([release.described, release.gap], [described, gap]);
    });
  }

  it('are told by their form', () => {
    assert.deepEqual(['0.169', '0.169.0', '0', 'latest', ''].map(isRelease), [true, true, false, false, false]);
  });

  it('have a notice where they are not described, in one sentence', () => {
    const notice = (asked: string) => releaseNotice(releaseFor(asked, known));
    assert.equal(notice(''), undefined);
    assert.equal(notice('0.120.3'), undefined);
    assert.equal(
      notice('0.200'),
      'Codex 0.200 is newer than every release that is described; files are checked against Codex 0.169.',
    );
    assert.equal(
      notice('0.66.0'),
      'Codex 0.66.0 is older than every release that is described; files are checked against Codex 0.100.',
    );
    assert.equal(
      notice('0.130'),
      'Codex 0.130 is not described; files are checked against Codex 0.120, the nearest release before it.',
    );
    assert.equal(
      notice('latest'),
      "'latest' is not a release of Codex such as 0.169; files are checked against Codex 0.169.",
    );
  });

  it('are described up to the one that messages name', () => {
    assert.deepEqual(releaseFor(undefined), { described: codexVersion });
    assert.equal(releaseFor(codexVersion).gap, undefined);
  });
});
