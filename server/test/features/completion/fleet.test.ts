import assert from 'node:assert/strict';
import { ask, labels, type PlaceName } from './choose.ts';

/** The labels with what stands beside them, in the order of the list. */
const shown = (marked: string, range: string, place: PlaceName = 'requirements') => {
  const asked = ask(marked, place, { range });
  const items = [...asked.list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return items.map(({ label, labelDetails }) => `${label}${labelDetails?.detail ?? ''}`);
};

describe('completion for a range of releases', () => {
  it('puts last what not all of them know, and says from when it is known', () => {
    assert.deepEqual(shown('allowed_approvals_reviewers = [|]', '>=0.121'), [
      'user',
      'guardian_subagent',
      'auto_review from 0.125',
    ]);
    const keys = shown('allow|', '0.125 - 0.169');
    assert.ok(keys.includes('allow_remote_control from 0.140'));
    const first = keys.findIndex((label) => / from 0\.\d+$/.test(label));
    assert.ok(first > 0 && keys.slice(first).every((label) => / from 0\.\d+$/.test(label)), keys.join(', '));
  });

  it('says so of pins, tables and what stands in them', () => {
    const pins = shown('[features]\nhook|', '>=0.110');
    assert.ok(pins.includes('hooks from 0.130'), pins.join(', '));
    assert.ok(shown('[|]', '>=0.138').includes('config_server from 0.165'));
    assert.ok(shown('[otel]\nlog|', '>=0.166').includes('log_sse_deltas from 0.169'));
  });

  it('says it in the detail too', () => {
    const { list } = ask('config|', 'requirements', { range: '>=0.138' });
    assert.match(list.items.find(({ label }) => label === 'config_server')?.detail ?? '', / · Codex from 0\.165$/);
  });

  it('says so of settings', () => {
    const keys = shown('web|', '>=0.80', 'config');
    assert.ok(keys.includes('web_search from 0.90'), keys.join(', '));
    assert.deepEqual(shown('web_search = "|"', '>=0.90', 'config').at(-1), 'indexed from 0.142');
    assert.ok(shown('[features]\nhook|', '>=0.110', 'config').includes('hooks from 0.130'));
  });

  it('changes nothing without a range', () => {
    for (const range of ['', '0.169', '>=0.169']) {
      assert.deepEqual(shown('allow|', range), shown('allow|', ''));
    }
    assert.deepEqual(labels(ask('allow|', 'requirements', { range: '0.169' })), labels(ask('allow|')));
    assert.deepEqual(shown('web|', '0.169', 'config'), shown('web|', '', 'config'));
  });
});
