import assert from 'node:assert/strict';
import { lazy } from '../../src/toml/lazy.ts';

describe('lazy', () => {
  it('makes nothing before it is asked', () => {
    lazy(() => assert.fail('made'));
  });

  it('makes a value once, undefined too', () => {
    const made: string[] = [];
    const table = lazy(() => {
      made.push('table');
      return { a: 1 };
    });
    const nothing = lazy(() => void made.push('nothing'));
    assert.equal(table(), table());
    assert.equal(nothing(), nothing());
    assert.deepEqual(made, ['table', 'nothing']);
  });

  it('tries again after an error', () => {
    const answers = [() => assert.fail('not yet'), () => 'ready'];
    const value = lazy(() => answers.shift()?.());
    assert.throws(value, /not yet/);
    assert.equal(value(), 'ready');
  });
});
