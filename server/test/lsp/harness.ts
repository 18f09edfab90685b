import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type ServerOptions, startServer } from '../../src/lsp/server.ts';
import { startSession } from '../../src/lsp/session.ts';

/** Starts a server in this process and connects to it over a pair of streams. */
function inThisProcess(options: ServerOptions): ProtocolConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, async () => ({ startSession }), { docs: 'file:///docs/rules/', ...options });
  return createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
}

/** A client that speaks LSP to a server in this process; `connect` leads to one elsewhere. */
export class TestClient {
  readonly connection: ProtocolConnection;
  /** Every notification of diagnostics, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** Every message to the log, in order. */
  readonly logged: LogMessageParams[] = [];
  settings: unknown = {};
  private readonly asked: Promise<void>;
  private waiting: (() => void)[] = [];

  constructor(options: ServerOptions = {}, connect = inThisProcess) {
    this.connection = connect(options);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.onNotification('window/logMessage', (params: LogMessageParams) => {
      this.logged.push(params);
    });
    this.asked = new Promise((resolve) => {
      this.connection.onRequest('workspace/configuration', () => {
        resolve();
        return [this.settings];
      });
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
      ...params,
    });
    await this.connection.sendNotification('initialized', {});
    // The answer goes out before anything that the test sends next.
    if (!params.capabilities) await this.asked;
    return result;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'toml', version, text },
    });
  }

  /** The diagnostics of a version of a document; waits until they come. */
  async diagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const found = this.published.findLast((params) => params.uri === uri && params.version === version);
      if (found) return found;
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
  }

  dispose(): void {
    this.connection.dispose();
  }
}
