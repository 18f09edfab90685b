import assert from 'node:assert/strict';
import { lazy, lazyBy, lazyFor } from '../../src/toml/lazy.ts';

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

describe('lazyFor', () => {
  it('makes a value once for each thing, undefined too', () => {
    const made: object[] = [];
    const [one, other] = [{}, {}];
    const size = lazyFor((thing: object) => {
      made.push(thing);
      return thing === one ? 1 : undefined;
    });
    assert.deepEqual([size(one), size(other), size(one), size(other)], [1, undefined, 1, undefined]);
    assert.ok(made.length === 2 && made[0] === one && made[1] === other);
  });
});

describe('lazyBy', () => {
  it('makes a value once for each word', () => {
    const made: string[] = [];
    const letters = lazyBy((word: string) => {
      made.push(word);
      return word.length;
    });
    assert.deepEqual([letters('a'), letters('bb'), letters('a')], [1, 2, 1]);
    assert.deepEqual(made, ['a', 'bb']);
  });
});
