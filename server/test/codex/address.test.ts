import assert from 'node:assert/strict';
import { withoutPassword } from '../../src/codex/address.ts';

describe('an address as messages show it', () => {
  it('has neither user nor password', () => {
    assert.equal(withoutPassword('https://me:s3cret@host.test:80/a?b=c#d'), 'https://…@host.test:80/a?b=c#d');
    assert.equal(withoutPassword('https://s3cret@host.test'), 'https://…@host.test');
    assert.equal(withoutPassword('http://me:p@ss@host.test/'), 'http://…@host.test/');
    assert.equal(withoutPassword('git+https://s3cret@host.test/a.git@main'), 'git+https://…@host.test/a.git@main');
  });

  it('is otherwise as it was', () => {
    for (const text of ['https://host.test/@me', 'https://host.test?a=b@c', 'me@host.test', '@scope/tool@1.0.0', '']) {
      assert.equal(withoutPassword(text), text);
    }
  });
});
