import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { releaseChoices } from '../../src/features/release-choices.ts';

describe('the releases to choose from', () => {
  it('are the newest, and every fleet up to it', () => {
    const choices = releaseChoices();
    assert.deepEqual(choices.slice(0, 2), [
      { value: '', label: 'Codex 0.169', detail: 'The newest that is described' },
      { value: '>=0.166', label: 'Codex 0.166 and newer', detail: '2 of the 32 releases that were asked' },
    ]);
    assert.deepEqual(choices.slice(-1), [
      { value: '>=0.66', label: 'Codex 0.66 and newer', detail: '32 of the 32 releases that were asked' },
    ]);
    for (const { value } of choices.slice(1)) assert.equal(releaseFor(value).gap, undefined, value);
  });

  it('begin with the installed one, by what the setting takes', () => {
    const [first, second] = releaseChoices({ executable: '/opt/codex', release: '0.170.0-alpha.2' });
    assert.deepEqual(first, {
      value: '0.170.0',
      label: 'Codex 0.170.0-alpha.2',
      detail: 'Installed: /opt/codex',
    });
    assert.equal(second?.value, '');
  });
});
