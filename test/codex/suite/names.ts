/** Which names of MCP servers Codex starts a server under. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { nameSorts } from '../../../server/src/codex/names/sorts.ts';
import { withAppServer } from '../../../server/src/real-codex/app-server.ts';
import { theCodex, withMachine } from '../release.ts';
import { withStubModel } from '../stub-model.ts';

/** How long a server that is started may take to show it. */
const PATIENCE = 3000;

/** Whether a session starts a server of a name. */
function isStarted(name: string): Promise<boolean> {
  const server = `[mcp_servers.${JSON.stringify(name)}]\ncommand = "touch"\nargs = ["started"]\n`;
  return withStubModel('true', (model) =>
    withMachine({ config: `${model.config}\n${server}` }, (machine) =>
      withAppServer(machine, async (app) => {
        await app.request('thread/start', { cwd: machine.workspace });
        const end = Date.now() + PATIENCE;
        const mark = path.join(machine.workspace, 'started');
        while (!existsSync(mark) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
        return existsSync(mark);
      }),
    ),
  );
}

describe('names of MCP servers', () => {
  before(() => void theCodex());

  for (const name of ['docs', 'a.b', 'a:b@c/d_e-f', '0', 'b c', 'ä', '', 'a"b', 'a+b', "a'b"]) {
    it(`let a server start or not: ${JSON.stringify(name)}`, async () => {
      assert.equal(await isStarted(name), nameSorts['mcp-server'].form?.pattern.test(name));
    });
  }
});
