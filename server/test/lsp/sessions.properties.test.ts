/** Whatever an editor sends in whatever order, the server ends where a new one would begin. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectTo, connectToWorker, spawnServer, startWorker } from './bundled.ts';
import { TestClient } from './harness.ts';
import { type Held, play, sessions, stateOf, stateOfNew, take } from './sessions.ts';

/** In CI some; `npm run fuzz` asks for more. A server that has to be started first is worth a fifth. */
const runs = Number(process.env.PROPERTY_RUNS ?? 25);
const bundledRuns = Math.ceil(runs / 5);

/** A client of a server that has just been started, and what ends both. */
interface Started {
  readonly client: TestClient;
  end(): unknown;
}

const starts: Readonly<Record<string, { readonly numRuns: number; start(): Started }>> = {
  'in this process': {
    numRuns: runs,
    start() {
      const client = new TestClient();
      return { client, end: () => client.dispose() };
    },
  },
  'on the standard streams of the bundled server': {
    numRuns: bundledRuns,
    start() {
      const server = spawnServer();
      const client = new TestClient({}, () => connectTo(server));
      const end = () => {
        client.dispose();
        server.kill();
      };
      return { client, end };
    },
  },
  'in a web worker': {
    numRuns: bundledRuns,
    start() {
      const worker = startWorker();
      const client = new TestClient({}, () => connectToWorker(worker));
      const end = () => {
        client.dispose();
        return worker.terminate();
      };
      return { client, end };
    },
  },
};

describe('sessions of any kind end with what a new server says of the same texts', function () {
  // A server that does not answer is to end a test; `npm run fuzz` takes long by itself.
  this.timeout(60_000 + runs * 4_000);

  for (const [where, { numRuns, start }] of Object.entries(starts)) {
    it(where, async () => {
      await fc.assert(
        fc.asyncProperty(sessions, async (steps) => {
          const [one, other] = [start(), start()];
          try {
            await Promise.all([one.client.initialize(), other.client.initialize()]);
            const held = await play(one.client, steps);
            assert.deepEqual(await stateOf(one.client, held), await stateOfNew(other.client, held));
            assert.deepEqual([...one.client.logged, ...other.client.logged], []);
          } finally {
            await Promise.all([one.end(), other.end()]);
          }
        }),
        { numRuns },
      );
    });
  }

  it('also where two clients have servers in one process, one typing after the other', async () => {
    const clientAt = async (profile: string) => {
      const client = new TestClient();
      client.settings = { profile };
      await client.initialize();
      return client;
    };
    await fc.assert(
      fc.asyncProperty(sessions, sessions, async (ones, others) => {
        const clients = await Promise.all([clientAt('high-utility'), clientAt('security-oriented')]);
        const helds: [Held, Held] = [new Map(), new Map()];
        for (let at = 0; at < Math.max(ones.length, others.length); at++) {
          const [one, other] = [ones[at], others[at]];
          if (one) await take(clients[0], helds[0], one, at + 1);
          if (other) await take(clients[1], helds[1], other, at + 1);
        }
        for (const [index, profile] of (['high-utility', 'security-oriented'] as const).entries()) {
          const [client = clients[0], held = helds[0]] = [clients[index], helds[index]];
          const alone = await clientAt(profile);
          assert.deepEqual(await stateOf(client, held), await stateOfNew(alone, held));
          alone.dispose();
          client.dispose();
        }
      }),
      { numRuns: runs },
    );
  });
});
