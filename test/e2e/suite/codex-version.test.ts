import assert from 'node:assert/strict';
import { chosenVersion, forgetVersion } from './support/codex-version.ts';

describe('setting the Codex version', () => {
  afterEach(forgetVersion);

  it('writes the first that is offered into the settings of the workspace', async () => {
    assert.match(await chosenVersion(), /^(?:\d+\.\d+\.\d+)?$/);
  });
});
