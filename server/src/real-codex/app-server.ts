/** Codex's interface for editors: JSON-RPC, one message per line. */
import { createInterface } from 'node:readline';
import { CannotAskError } from './cannot-ask.ts';
import { at, isJson, type Json, parseJson, textAt } from './json.ts';
import type { Machine } from './machine.ts';

/** Answers a request of Codex; undefined for one that it does not know. */
export type Answerer = (method: string, params: unknown) => Json | undefined;

export interface AppServer {
  /** Asks and waits; rejects with Codex's message when it refuses. */
  request(method: string, params: Json): Promise<unknown>;
  /** The parameters of the notifications with a name, from the beginning on. */
  notifications(method: string): readonly unknown[];
  /** Waits for a notification. */
  notified(method: string, isMeant: (params: unknown) => boolean): Promise<void>;
}

/** Starts the server, greets it, and ends it after use. */
export async function withAppServer<T>(
  machine: Machine,
  use: (server: AppServer) => Promise<T>,
  answer: Answerer = () => undefined,
): Promise<T> {
  const child = machine.start(['app-server']);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const connection = new Connection((message) => child.stdin.write(`${JSON.stringify(message)}\n`), answer);
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  child.stdin.on('error', () => {});
  child.once('error', (error) => connection.close(error));
  createInterface({ input: child.stdout }).on('line', (line) => connection.receive(parseJson(line)));
  void closed.then(() => connection.close(new CannotAskError(`codex app-server ended: ${errors}`.trim())));
  try {
    await connection.request('initialize', { clientInfo: { name: 'codex-policy', version: '0' } });
    connection.send({ method: 'initialized' });
    return await use(connection);
  } finally {
    child.stdin.end();
    const kill = setTimeout(() => child.kill(), 5_000);
    await closed;
    clearTimeout(kill);
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Notification {
  readonly method: string;
  readonly params: unknown;
}

type Notified = (notification: Notification) => boolean;

class Connection implements AppServer {
  readonly send: (message: Json) => void;
  readonly #answer: Answerer;
  readonly #requests = new Map<unknown, Waiting>();
  readonly #expected = new Map<Notified, Waiting>();
  readonly #received: Notification[] = [];
  #count = 0;
  #end: Error | undefined;

  constructor(send: (message: Json) => void, answer: Answerer) {
    this.send = send;
    this.#answer = answer;
  }

  request(method: string, params: Json): Promise<unknown> {
    const id = ++this.#count;
    return this.#wait(this.#requests, id, () => this.send({ id, method, params }));
  }

  notifications(method: string): readonly unknown[] {
    return this.#received.filter((notification) => notification.method === method).map(({ params }) => params);
  }

  async notified(method: string, isMeant: (params: unknown) => boolean): Promise<void> {
    if (this.notifications(method).some(isMeant)) return;
    await this.#wait(this.#expected, (notification) => notification.method === method && isMeant(notification.params));
  }

  receive(message: unknown): void {
    const id = at(message, 'id');
    const method = textAt(message, 'method');
    const params = at(message, 'params');
    if (method === undefined) this.#settle(id, message);
    else if (id === undefined) this.#notify(method, params);
    else {
      const result = this.#answer(method, params);
      this.send(result ? { id, result } : { id, error: { code: -32601, message: `${method} is not known here` } });
    }
  }

  close(error: Error): void {
    this.#end = error;
    for (const { reject } of [...this.#requests.values(), ...this.#expected.values()]) reject(error);
  }

  #wait<K>(where: Map<K, Waiting>, key: K, begin?: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#end) return reject(this.#end);
      where.set(key, { resolve, reject });
      begin?.();
    });
  }

  #settle(id: unknown, message: unknown): void {
    const error = at(message, 'error');
    const waiting = this.#requests.get(id);
    this.#requests.delete(id);
    if (isJson(error)) waiting?.reject(new Error(textAt(error, 'message') ?? JSON.stringify(error)));
    else waiting?.resolve(at(message, 'result'));
  }

  #notify(method: string, params: unknown): void {
    const notification = { method, params };
    this.#received.push(notification);
    for (const [isExpected, { resolve }] of this.#expected) {
      if (isExpected(notification) && this.#expected.delete(isExpected)) resolve(params);
    }
  }
}
