import assert from 'node:assert/strict';
import { askedReleases, newestRelease, releaseName } from '../../src/codex/history/releases.ts';
import { codexVersion, releaseFault, releaseFor, releaseNotice } from '../../src/codex/version.ts';

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
    const good = ['0.169', 'v0.169.0', '0.169.0-alpha.3', '>=0.138', '>= 0.138 <= 0.150', '<=0.150', '0.125 - 0.169'];
    for (const text of [...good, '0.125-0.169', '0.125.0 - v0.169.2'])
      assert.equal(releaseFault(text), undefined, text);
  });

  const faults: readonly (readonly [text: string, fault: string])[] = [
    ['latest', "'latest' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169"],
    ['', "'' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169"],
    ['0', "'0' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169"],
    ['>0.138', "'>0.138' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169"],
    ['>=new', "'new' in '>=new' is not a release of Codex such as 0.169"],
    ['0.125 - 9', "'9' in '0.125 - 9' is not a release of Codex such as 0.169"],
    ['0.169 - 0.125', "'0.169 - 0.125' begins with a newer release than it ends with"],
  ];
  for (const [text, fault] of faults) {
    it(`say what is wrong with '${text}'`, () => assert.equal(releaseFault(text), fault));
  }

  const fleets: readonly (readonly [asked: string, fleet: readonly number[] | undefined])[] = [
    ['', undefined],
    ['0.169', undefined],
    ['0.170', undefined],
    ['>=0.169', undefined],
    ['latest', undefined],
    ['0.125', [125]],
    ['0.125.3', [125]],
    ['>=0.165', [165, 166, 169]],
    ['0.160 - 0.165', [160, 162, 165]],
    ['>=0.160 <=0.162', [160, 162]],
    ['<=0.80', [66, 77, 80]],
    ['0.50', [66]],
    ['>=0.1', askedReleases],
  ];
  for (const [asked, fleet] of fleets) {
    it(`take '${asked}' for ${fleet ? `${fleet.length} asked releases` : 'the newest'}`, () => {
      assert.deepEqual(releaseFor(asked).fleet, fleet);
    });
  }

  it('that were not asked may be like the last one before them', () => {
    assert.deepEqual(releaseFor('0.163').fleet, [162]);
    assert.deepEqual(releaseFor('0.163 - 0.166').fleet, [162, 165, 166]);
    assert.deepEqual(releaseFor('0.167 - 0.168').fleet, [166]);
  });

  it('in a range have no gap', () => {
    assert.deepEqual(releaseFor('0.160 - 0.162'), { described: '0.169', asked: '0.160 - 0.162', fleet: [160, 162] });
    assert.equal(releaseNotice(releaseFor('>=0.125')), undefined);
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
      'Files are checked against Codex 0.100; where Codex 0.66 differs, a finding says so or is left out.',
    );
    assert.equal(
      notice('0.130'),
      'Files are checked against Codex 0.120; where Codex 0.130 differs, a finding says so or is left out.',
    );
    assert.equal(
      notice('latest'),
      "'latest' is neither a release of Codex such as 0.169 nor a range such as >=0.138 or 0.125 - 0.169; files are checked against Codex 0.169.",
    );
  });

  it('are described up to the one that messages name', () => {
    assert.deepEqual(releaseFor(undefined), { described: codexVersion });
    assert.equal(releaseFor(codexVersion).gap, undefined);
    assert.equal(releaseName(newestRelease), codexVersion);
  });
});
