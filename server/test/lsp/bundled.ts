/** The servers as they are shipped: a process on its standard streams, and a web worker. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const dist = (name: string) => fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url));

export type ServerProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts the server as a process that speaks on its standard streams. */
export function spawnServer(): ServerProcess {
  return spawn(process.execPath, [dist('server.js'), '--stdio'], { stdio: 'pipe' });
}

/** Connects to such a process. */
export function connectTo({ stdout, stdin }: ServerProcess): ProtocolConnection {
  return createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}

/** What a browser has and Node has not, around the bundle of a web worker. */
const BROWSER = `
const { parentPort, workerData } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.WorkerGlobalScope = class {};
self.postMessage = (message) => parentPort.postMessage(message);
self.addEventListener = () => {};
parentPort.on('message', (data) => self.onmessage({ data }));
require(workerData);
`;

/** Starts the server as a web worker. */
export function startWorker(): Worker {
  return new Worker(BROWSER, { eval: true, workerData: dist('session.js') });
}

class WorkerReader extends AbstractMessageReader {
  constructor(private readonly worker: Worker) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.worker.on('message', callback);
    return { dispose: () => this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(private readonly worker: Worker) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }

  end(): void {}
}

/** Connects to such a worker. */
export function connectToWorker(worker: Worker): ProtocolConnection {
  return createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker));
}
