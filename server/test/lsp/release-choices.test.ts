import assert from 'node:assert/strict';
import type { InstalledAnswer, ReleaseChoices } from '../../src/lsp/release-choices.ts';
import { TestClient } from './harness.ts';

describe('codexPolicy/releaseChoices', () => {
  const asked: (string | undefined)[] = [];
  let answer: InstalledAnswer = { problem: 'There is none.' };
  let client: TestClient;

  beforeEach(async () => {
    asked.length = 0;
    client = new TestClient({
      installed: async (codex) => {
        asked.push(codex);
        return answer;
      },
    });
    await client.initialize();
  });

  afterEach(() => client.dispose());

  const choices = (run: boolean, codex?: string, of = client) =>
    of.connection.sendRequest<ReleaseChoices>('codexPolicy/releaseChoices', { run, codex });

  it('have the installed Codex, which is asked only then', async () => {
    answer = { executable: '/opt/codex', release: '0.168.0' };
    assert.deepEqual(asked, []);
    const { choices: all, problem } = await choices(true, '/opt/codex');
    assert.deepEqual(
      all.slice(0, 2).map(({ value }) => value),
      ['0.168.0', ''],
    );
    assert.equal(problem, undefined);
    assert.deepEqual(asked, ['/opt/codex']);
  });

  it('are the others where nothing may be run, and nothing is', async () => {
    const { choices: all, problem } = await choices(false, '/opt/codex');
    assert.equal(all[0]?.value, '');
    assert.equal(problem, undefined);
    assert.deepEqual(asked, []);
  });

  it('say why there is no installed Codex', async () => {
    answer = { problem: 'A browser runs no programs.' };
    const { choices: all, problem } = await choices(true);
    assert.equal(all[0]?.value, '');
    assert.equal(problem, 'A browser runs no programs.');
  });

  it('are there where the server can run nothing', async () => {
    const other = new TestClient();
    await other.initialize();
    assert.equal((await choices(true, undefined, other)).choices[0]?.value, '');
    other.dispose();
  });
});
